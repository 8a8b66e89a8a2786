package dev.fastbreak.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerGames;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBatchTest {

  private static final LocalDate DAY = LocalDate.of(2021, 11, 2);

  @Test
  void readsBackWhatWentIn() {
    List<PlayerGame> games =
        List.of(
            PlayerGames.on(DAY).build(),
            PlayerGames.on(DAY.plusDays(2)).withoutZones().build(),
            PlayerGames.on(DAY.plusDays(3)).inactive().build());
    RowBatch<PlayerGame> batch = RowBatch.of(PlayerGame.PROJECTION, games);
    RowBatch<PlayerGame> copy = new RowBatch<>(batch.count(), batch.encoded().clone());
    InputRows<PlayerGame> rows = copy.rows(PlayerGame.PROJECTION);
    assertThat(copy.count()).isEqualTo(3);
    assertThat(rows.rows()).isEqualTo(games);
    assertThat(rows.flawed()).isEmpty();
  }

  @Test
  void setsFlawedRowsApartWithTheirKey() {
    PlayerGame game = PlayerGames.on(DAY).build();
    Object[] flawed = PlayerGame.PROJECTION.values(game);
    flawed[PlayerGame.PROJECTION.columnNames().indexOf("fg_makes")] = game.fgAttempts() + 1;
    RowBatch.Builder<PlayerGame> builder = new RowBatch.Builder<>(PlayerGame.PROJECTION);
    builder.add(flawed);
    builder.add(PlayerGame.PROJECTION.values(game));
    InputRows<PlayerGame> rows = builder.build().rows(PlayerGame.PROJECTION);
    assertThat(rows.rows()).containsExactly(game);
    assertThat(rows.flawed())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.entity()).isEqualTo(game.playerLookup());
              assertThat(flaw.gameDate()).isEqualTo(DAY);
              assertThat(flaw.processedAt()).isEqualTo(game.processedAt());
              assertThat(flaw.describe())
                  .startsWith("nba_analytics.player_game_summary row of " + game.playerLookup())
                  .contains("fg_makes");
            });
  }

  @Test
  void aRowWithoutAKeyIsFlawedAndNotLost() {
    Object[] values = PlayerGame.PROJECTION.values(PlayerGames.on(DAY).build());
    values[PlayerGame.PROJECTION.columnNames().indexOf("player_lookup")] = null;
    RowBatch.Builder<PlayerGame> builder = new RowBatch.Builder<>(PlayerGame.PROJECTION);
    builder.add(values);
    InputRows<PlayerGame> rows = builder.build().rows(PlayerGame.PROJECTION);
    assertThat(rows.flawed())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.reason()).isEqualTo("player_lookup is null"));
  }
}
