package dev.fastbreak.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackfillRequestTest {

  /** Three seasons of two game dates each. */
  private static final LeagueCalendar CALENDAR =
      LeagueCalendar.of(
          Stream.of(
                  "2020-12-22",
                  "2021-05-16",
                  "2021-10-19",
                  "2022-04-10",
                  "2022-10-18",
                  "2023-04-09")
              .map(LocalDate::parse)
              .map(BackfillRequestTest::game)
              .toList());

  private static ScheduledGame game(LocalDate date) {
    long season = date.minusMonths(8).getYear();
    return new ScheduledGame(
        date.toString(), null, date, 3L, "ATL", "BOS", season, true, false, false);
  }

  private static List<BackfillRequest> bySeason(String start, String end) {
    return new BackfillRequest(
            LocalDate.parse(start),
            LocalDate.parse(end),
            List.of(Processor.PSZA),
            true,
            false,
            ChunkSize.SEASON,
            Chunk.DEFAULT_FAILURE_LIMIT,
            Map.of())
        .bySeason(CALENDAR);
  }

  @Test
  void theSeasonsOfARangeAreTheRangeAgain() {
    assertThat(bySeason("2020-01-01", "2023-12-31"))
        .extracting(BackfillRequest::start, BackfillRequest::end)
        .containsExactly(
            tuple(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 10, 18)),
            tuple(LocalDate.of(2021, 10, 19), LocalDate.of(2022, 10, 17)),
            tuple(LocalDate.of(2022, 10, 18), LocalDate.of(2023, 12, 31)));
  }

  @Test
  void aSeasonWithoutAGameDateInTheRangeHasNoPart() {
    assertThat(bySeason("2021-06-01", "2022-04-10"))
        .extracting(BackfillRequest::start, BackfillRequest::end)
        .containsExactly(tuple(LocalDate.of(2021, 6, 1), LocalDate.of(2022, 4, 10)));
    assertThat(bySeason("2021-06-01", "2021-06-30")).isEmpty();
  }
}
