package dev.fastbreak.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.shotzones.PlayerGame;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  record Scorer(
      String playerLookup,
      LocalDate gameDate,
      @Nullable Long points,
      @Nullable BigDecimal minutesPlayed,
      @Nullable Long fgAttempts,
      @Nullable Long fgMakes,
      String dataHash,
      Instant processedAt) {}

  private static final Projection<Scorer> SCORER =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Scorer.class);

  private static final Object[] VALID = {
    "lebronjames",
    LocalDate.of(2022, 1, 31),
    25L,
    new BigDecimal("35.5"),
    20L,
    10L,
    "0201ae7fe722738c",
    Instant.EPOCH
  };

  @Test
  void readsTheColumnsThatTheRecordNames() {
    assertThat(SCORER.columnNames())
        .containsExactly(
            "player_lookup",
            "game_date",
            "points",
            "minutes_played",
            "fg_attempts",
            "fg_makes",
            "data_hash",
            "processed_at");
    assertThat(SCORER.flaw(VALID)).isNull();
    assertThat(SCORER.values(SCORER.create(VALID))).containsExactly(VALID);
  }

  @Test
  void namesWhatIsWrongWithARow() {
    assertThat(flawWith(0, null)).isEqualTo("player_lookup is null");
    assertThat(flawWith(2, null)).isNull();
    assertThat(flawWith(2, -1L)).isEqualTo("points is -1, below 0");
    assertThat(flawWith(3, new BigDecimal("-0.1"))).isEqualTo("minutes_played is -0.1, below 0");
    assertThat(flawWith(5, 21L)).isEqualTo("fg_makes is 21, more than fg_attempts 20");
    assertThat(flawWith(5, null)).isEqualTo("fg_makes is null although fg_attempts is 20");
    assertThat(flawWith(5, 20L)).isNull();
    // Without attempts there is nothing to compare makes with.
    assertThat(flawWith(4, null)).isNull();
  }

  @Test
  void zoneAttemptsWithoutMakesAreAFlaw() {
    Object[] values = new Object[PlayerGame.PROJECTION.columns().size()];
    set(values, "player_lookup", "a");
    set(values, "game_date", LocalDate.of(2022, 1, 31));
    set(values, "team_abbr", "LAL");
    set(values, "data_hash", "x");
    set(values, "processed_at", Instant.EPOCH);
    assertThat(PlayerGame.PROJECTION.flaw(values)).isNull();
    for (String zone : new String[] {"paint", "mid_range", "three_pt"}) {
      set(values, zone + "_attempts", 4L);
      assertThat(PlayerGame.PROJECTION.flaw(values))
          .isEqualTo(zone + "_makes is null although " + zone + "_attempts is 4");
      set(values, zone + "_makes", 5L);
      assertThat(PlayerGame.PROJECTION.flaw(values))
          .isEqualTo(zone + "_makes is 5, more than " + zone + "_attempts 4");
      set(values, zone + "_makes", 4L);
      assertThat(PlayerGame.PROJECTION.flaw(values)).isNull();
    }
  }

  record Unknown(LocalDate gameDate, @Nullable Long dunks) {}

  record WrongType(LocalDate gameDate, @Nullable BigDecimal points) {}

  @Test
  void refusesColumnsThatTheTableDoesNotHave() {
    assertThatThrownBy(() -> Projection.of(Tables.PLAYER_GAME_SUMMARY, Unknown.class))
        .hasMessageContaining("dunks");
    assertThatThrownBy(() -> Projection.of(Tables.PLAYER_GAME_SUMMARY, WrongType.class))
        .hasMessageContaining("points")
        .hasMessageContaining("INT64");
  }

  private static String flawWith(int position, Object value) {
    Object[] values = VALID.clone();
    values[position] = value;
    return SCORER.flaw(values);
  }

  private static void set(Object[] values, String column, Object value) {
    values[PlayerGame.PROJECTION.columnNames().indexOf(column)] = value;
  }
}
