package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of which no date would ever hear are counted, and told in words. */
class UndatedRowsTest {

  private static final String GAMES = Tables.PLAYER_GAME_SUMMARY.qualifiedName();

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void takeTheLeague() {
    job = JobHarness.loaded(folder, SmallLeague.ofDays(17));
  }

  private List<UndatedRows> undated() {
    try (WarehouseSession session = job.warehouse().openForReading()) {
      return UndatedRows.of(session, Upstream.calendar(session));
    }
  }

  private void copy(String table, String rows, String date) {
    job.tamper(
        "INSERT INTO %1$s BY NAME SELECT * REPLACE (%2$s AS game_date) FROM %1$s LIMIT %3$s"
            .formatted(table, date, rows));
  }

  @Test
  void aSoundLeagueHasNone() {
    assertThat(undated()).isEmpty();
  }

  @Test
  void thoseWithoutADateAndThoseInNoSeasonAreCountedApart() {
    copy(GAMES, "3", "NULL");
    copy(GAMES, "1", "DATE '0021-11-20'");
    copy(GAMES, "1", "DATE '2121-11-20'");
    copy("nba_raw.nbac_schedule", "1", "NULL");

    assertThat(undated())
        .containsExactly(
            new UndatedRows(Tables.SCHEDULE, 1, 0),
            new UndatedRows(Tables.PLAYER_GAME_SUMMARY, 3, 2));
  }

  @Test
  void theFirstAndTheLastDayOfASeasonLieInIt() {
    copy(GAMES, "1", "DATE '%s'".formatted(SmallLeague.OPENER));
    copy(GAMES, "1", "DATE '%s'".formatted(SmallLeague.day(16)));
    assertThat(undated()).isEmpty();

    copy(GAMES, "1", "DATE '%s'".formatted(SmallLeague.OPENER.minusDays(1)));
    copy(GAMES, "1", "DATE '%s'".formatted(SmallLeague.day(17)));
    assertThat(undated()).containsExactly(new UndatedRows(Tables.PLAYER_GAME_SUMMARY, 0, 2));
  }

  private static String told(long rows, long outside) {
    return new UndatedRows(Tables.PLAYER_GAME_SUMMARY, rows, outside).describe();
  }

  @Test
  void eachIsToldInWords() {
    assertThat(told(1, 0)).isEqualTo("1 row of " + GAMES + " has no game_date");
    assertThat(told(1200, 0)).isEqualTo("1,200 rows of " + GAMES + " have no game_date");
    assertThat(told(0, 1)).isEqualTo("1 row of " + GAMES + " lies in no season");
    assertThat(told(0, 2)).isEqualTo("2 rows of " + GAMES + " lie in no season");
    assertThat(told(1, 2)).isEqualTo("1 row of " + GAMES + " has no game_date, 2 lie in no season");
    assertThat(told(3, 1))
        .isEqualTo("3 rows of " + GAMES + " have no game_date, 1 lies in no season");
    assertThat(UndatedRows.remedy()).contains("backfill");
  }
}
