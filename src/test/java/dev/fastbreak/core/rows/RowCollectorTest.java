package dev.fastbreak.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.FlawedRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowCollectorTest {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

  record Game(
      @Nullable String playerLookup, @Nullable LocalDate gameDate, @Nullable String teamAbbr) {}

  private final RowCollector<Game> collector =
      new RowCollector<>(Projection.of(Tables.PLAYER_GAME_SUMMARY, Game.class));

  @Test
  void nobodyIsCalledLikeTheMarkerOfWholeDates() {
    collector.add(new Object[] {"DATE_LEVEL", DAY, "BOS"});
    collector.add(new Object[] {"luka", DAY, "DATE_LEVEL"});
    collector.add(new Object[] {"date_level", DAY, "BOS"});

    assertThat(collector.collected().rows()).containsExactly(new Game("date_level", DAY, "BOS"));
    assertThat(collector.collected().flawed())
        .containsExactly(
            flawed(null, "player_lookup is DATE_LEVEL, which stands for whole dates"),
            flawed("luka", "team_abbr is DATE_LEVEL, which stands for whole dates"));
  }

  private static FlawedRow flawed(@Nullable String entity, String reason) {
    return new FlawedRow("nba_analytics.player_game_summary", entity, DAY, null, null, reason);
  }
}
