package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.bigquery.SizeQuestion.Range;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many reads, few dry runs, and nothing is lost or counted twice. */
class SizeQuestionTest {

  record Points(LocalDate gameDate, Long points) {}

  record Scoring(Long points, LocalDate gameDate) {}

  record Player(String playerLookup, Long points) {}

  private static final Projection<Points> POINTS =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Points.class);

  private static Range range(String from, String to) {
    return new Range(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static Slice<Points> read(String from, String to) {
    return new Slice<>(POINTS, LocalDate.parse(from), LocalDate.parse(to));
  }

  @Test
  void theEntityIsReadToo() {
    List<SizeQuestion> questions =
        SizeQuestion.of(
            List.of(read("2021-10-19", "2021-11-02"), read("2022-10-18", "2022-11-02")));

    assertThat(questions).hasSize(1);
    assertThat(
            questions
                .get(0)
                .sql(
                    new BigQueryDialect(
                        BigQueryWarehouseProvider.project(
                            "test-project?endpoint=http://localhost:1"))))
        .isEqualTo(
            "SELECT game_date, player_lookup, points FROM `test-project.nba_analytics.player_game_summary`"
                + " WHERE game_date BETWEEN DATE '2021-10-19' AND DATE '2021-11-02'"
                + " OR game_date BETWEEN DATE '2022-10-18' AND DATE '2022-11-02'");
  }

  @Test
  void anEntityAmongTheColumnsIsReadOnce() {
    Slice<Player> slice =
        new Slice<>(
            Projection.of(Tables.PLAYER_GAME_SUMMARY, Player.class),
            LocalDate.parse("2021-10-19"),
            LocalDate.parse("2021-11-02"));

    assertThat(SizeQuestion.of(List.of(slice)).get(0).columns())
        .containsExactly("player_lookup", "points");
  }

  @Test
  void theOrderOfColumnsIsNoDifference() {
    Slice<Scoring> other =
        new Slice<>(
            Projection.of(Tables.PLAYER_GAME_SUMMARY, Scoring.class),
            LocalDate.parse("2022-10-18"),
            LocalDate.parse("2022-11-02"));

    assertThat(SizeQuestion.of(List.of(read("2021-10-19", "2021-11-02"), other))).hasSize(1);
  }

  @Test
  void whatIsReadTwiceCountsTwice() {
    assertThat(
            SizeQuestion.of(
                List.of(read("2021-10-19", "2021-11-02"), read("2021-10-19", "2021-11-02"))))
        .containsExactly(
            new SizeQuestion(
                Tables.PLAYER_GAME_SUMMARY,
                List.of("game_date", "player_lookup", "points"),
                List.of(range("2021-10-19", "2021-11-02")),
                2));
  }

  @Test
  void datesThatOverlapAreAskedApart() {
    assertThat(
            SizeQuestion.of(
                List.of(
                    read("2022-10-18", "2022-11-02"),
                    read("2021-10-19", "2021-11-05"),
                    read("2021-10-19", "2021-11-02"),
                    read("2021-11-05", "2021-11-05"))))
        .extracting(SizeQuestion::ranges)
        .containsExactly(
            // The second begins behind 2 November, where the first has ended.
            List.of(
                range("2021-10-19", "2021-11-02"),
                range("2021-11-05", "2021-11-05"),
                range("2022-10-18", "2022-11-02")),
            List.of(range("2021-10-19", "2021-11-05")));
  }

  @Test
  void fourSeasonsTakeAsManyQuestionsAsOne() {
    List<Slice<?>> reads = new ArrayList<>();
    for (int year = 2021; year < 2025; year++) {
      for (String last : List.of("-11-05", "-12-24", "-12-31")) {
        reads.add(read(year + "-10-19", year + last));
      }
    }

    assertThat(SizeQuestion.of(reads.subList(0, 3))).hasSize(3);
    List<SizeQuestion> questions = SizeQuestion.of(reads);
    assertThat(questions).hasSize(3);
    assertThat(questions.stream().mapToLong(q -> q.times() * q.ranges().size()).sum())
        .isEqualTo(reads.size());
  }

  @Test
  void nothingIsAskedOfNothing() {
    assertThat(SizeQuestion.of(List.of())).isEmpty();
  }
}
