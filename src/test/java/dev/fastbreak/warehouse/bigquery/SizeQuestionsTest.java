package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked about the size of reads. */
class SizeQuestionsTest {

  record Points(LocalDate gameDate, Long points) {}

  record Player(String playerLookup, Long points) {}

  private static final BigQueryDialect DIALECT =
      new BigQueryDialect(BigQueryWarehouseProvider.project("test-project"));

  private static <T extends Record> Slice<T> read(Class<T> columns, String from, String to) {
    return new Slice<>(
        Projection.of(Tables.PLAYER_GAME_SUMMARY, columns),
        LocalDate.parse(from),
        LocalDate.parse(to));
  }

  @Test
  void readsOfTheSameColumnsAreOneQuestionAndTheEntityIsReadToo() {
    assertThat(
            BigQuerySession.sizeQuestions(
                DIALECT,
                List.of(
                    read(Points.class, "2021-10-19", "2021-11-02"),
                    read(Player.class, "2021-10-19", "2021-11-02"),
                    read(Points.class, "2022-10-18", "2022-11-02"))))
        .containsExactly(
            "SELECT game_date, points, player_lookup FROM"
                + " `test-project.nba_analytics.player_game_summary` WHERE game_date BETWEEN DATE"
                + " '2021-10-19' AND DATE '2021-11-02' OR game_date BETWEEN DATE '2022-10-18' AND"
                + " DATE '2022-11-02'",
            "SELECT player_lookup, points FROM `test-project.nba_analytics.player_game_summary`"
                + " WHERE game_date BETWEEN DATE '2021-10-19' AND DATE '2021-11-02'");
  }

  @Test
  void nothingIsAskedOfNothing() {
    assertThat(BigQuerySession.sizeQuestions(DIALECT, List.of())).isEmpty();
  }
}
