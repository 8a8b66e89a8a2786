package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.validate.ExpectedFailureRates.Week;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.plan.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedFailureRatesTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  private final List<ScheduledGame> games = new ArrayList<>();
  private final List<PrecomputeRun> lines = new ArrayList<>();

  /** A game date of the season, 0 being the opener, and what PSZA made of it. */
  private void date(int day, long population, long expected, long unexpected) {
    LocalDate date = OPENER.plusDays(day);
    game(date);
    lines.add(
        new PrecomputeRun(
            Processor.PSZA.storedName(),
            date,
            "run",
            Outcome.COMPLETE.name(),
            population - expected - unexpected,
            0,
            0,
            0,
            expected,
            unexpected,
            population,
            "in",
            "out",
            Processor.PSZA.codeVersion(),
            Instant.EPOCH,
            Instant.EPOCH,
            null));
  }

  private void game(LocalDate date) {
    games.add(
        new ScheduledGame(
            date + "_BOS_GSW", null, date, 3L, "GSW", "BOS", 2021, true, false, false));
  }

  private ExpectedFailureRates rates() {
    game(OPENER);
    return ExpectedFailureRates.of(
        LeagueCalendar.of(games), Ledger.of(lines), OPENER, OPENER.plusDays(200));
  }

  @ParameterizedTest(name = "day {0}: {1} to {2} percent")
  @CsvSource({
    "0, 90, 100",
    "14, 90, 100",
    "15, 60, 75",
    "21, 60, 75",
    "22, 40, 50",
    "28, 40, 50",
    "29, 30, 40",
    "35, 30, 40",
    "36, 25, 30",
    "76, 25, 30",
    "77, 15, 20",
    "170, 15, 20"
  })
  void theExpectedRangeFallsAsTheSeasonGoesOn(long day, int low, int high) {
    assertThat(ExpectedFailureRates.band(day).low()).isEqualTo(low);
    assertThat(ExpectedFailureRates.band(day).high()).isEqualTo(high);
  }

  @Test
  void datesAreAddedUpByWeekOfTheSeason() {
    // Days 14 to 20 are week 3, days 21 to 27 week 4.
    date(15, 400, 280, 0);
    date(20, 400, 240, 0);
    date(22, 400, 180, 0);

    List<Week> weeks = rates().weeks();

    assertThat(weeks).extracting(Week::week).containsExactly(3L, 4L);
    Week third = weeks.get(0);
    assertThat(third.season()).isEqualTo("2021-22");
    assertThat(third.dates()).isEqualTo(2);
    assertThat(third.population()).isEqualTo(800);
    assertThat(third.failures()).isEqualTo(520);
    assertThat(third.rate()).isEqualTo(0.65);
    assertThat(third.position()).isEqualTo("within");
    assertThat(third.redFlags()).isEmpty();
    // 180 / 400 = 45 percent, of 40 to 50.
    assertThat(weeks.get(1).position()).isEqualTo("within");
  }

  @Test
  void aShareBelowItsRangeIsSaidAndIsNoAlarm() {
    date(15, 1000, 513, 0);

    Week week = rates().weeks().get(0);

    assertThat(week.position()).isEqualTo("below");
    assertThat(week.redFlags()).isEmpty();
  }

  @Test
  void moreThanThirtyPercentIsARedFlagAfterWeekSixOnly() {
    date(41, 100, 31, 0);
    date(42, 100, 30, 0);
    date(43, 100, 31, 0);

    assertThat(rates().redFlags()).containsExactly("2021-12-01: 31.0 percent after week 6");
  }

  @Test
  void anyUnexpectedFailureIsARedFlag() {
    date(30, 100, 34, 1);

    assertThat(rates().redFlags()).containsExactly("2021-11-18: 1 unexpected");
    assertThat(rates().weeks().get(0).failures()).isEqualTo(35);
  }

  @Test
  void aJumpAgainstTheDateBeforeIsARedFlag() {
    date(80, 1000, 180, 0);
    date(81, 1000, 280, 0);
    // The one after a fall is no jump, and 10 points are not yet one.
    date(84, 1000, 150, 0);
    date(85, 1000, 251, 0);

    assertThat(rates().redFlags())
        .containsExactly("2022-01-12: 25.1 percent, after 15.0 percent on 2022-01-11");
  }

  @Test
  void datesThatWereNotComputedSayNothing() {
    game(OPENER.plusDays(50));

    assertThat(rates().weeks()).isEmpty();
  }
}
