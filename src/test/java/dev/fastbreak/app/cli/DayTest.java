package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.cli.Day.Verdict;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BOS plays at GSW every other day from 19 October to 10 November 2021. */
class DayTest {

  private final List<ScheduledGame> schedule =
      new ArrayList<>(Schedules.series(LocalDate.of(2021, 10, 19), 2, 12, "BOS", "GSW"));

  private Day on(String date) {
    return Day.of(LeagueCalendar.of(schedule), LocalDate.parse(date));
  }

  private void playedUpTo(String last) {
    schedule.replaceAll(
        game ->
            game.gameDate().isAfter(LocalDate.parse(last))
                ? Schedules.game(game.gameDate(), "BOS", "GSW", 2021, 1L, true, false, false)
                : game);
  }

  @Test
  void aGameDateOfThePastAndTheFrontAreComputed() {
    playedUpTo("2021-11-04");

    assertThat(on("2021-11-04").verdict()).isEqualTo(Verdict.GAMES);
    assertThat(on("2021-11-06").verdict()).isEqualTo(Verdict.GAMES);
  }

  @Test
  void aNightBehindTheFrontMissesResults() {
    playedUpTo("2021-11-04");

    Day day = on("2021-11-08");

    assertThat(day.verdict()).isEqualTo(Verdict.RESULTS_MISSING);
    assertThat(day.verdict().exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(day.message()).contains("no game since 2021-11-06 has a result");
  }

  @Test
  void aDayWithoutGamesIsNotQuietWhileResultsAreMissing() {
    playedUpTo("2021-11-04");

    assertThat(on("2021-11-07").verdict()).isEqualTo(Verdict.RESULTS_MISSING);
    assertThat(on("2021-11-05").verdict()).as("its game is tomorrow").isEqualTo(Verdict.NO_GAMES);
    assertThat(on("2021-11-12").verdict())
        .as("behind the last game")
        .isEqualTo(Verdict.RESULTS_MISSING);
    assertThat(on("2021-11-18").verdict()).as("a week later").isEqualTo(Verdict.SEASON_OVER);
  }

  @Test
  void oneResultOfTheDateBeforeIsEnough() {
    playedUpTo("2021-11-04");
    schedule.add(Schedules.game(LocalDate.of(2021, 11, 6), "LAL", "NYK"));

    assertThat(on("2021-11-08").verdict()).isEqualTo(Verdict.GAMES);
  }

  @Test
  void openingNightAndBootstrapAskForNoResults() {
    playedUpTo("2021-10-01");

    assertThat(on("2021-10-19").verdict()).isEqualTo(Verdict.GAMES);
    assertThat(on("2021-10-21").verdict()).isEqualTo(Verdict.SKIPPED_BOOTSTRAP);
    assertThat(on("2021-10-21").verdict().exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(on("2021-11-02").verdict()).isEqualTo(Verdict.RESULTS_MISSING);
  }

  @Test
  void aDayBetweenGamesHasNone() {
    assertThat(on("2021-11-05").verdict()).isEqualTo(Verdict.NO_GAMES);
    assertThat(on("2021-07-04").verdict()).isEqualTo(Verdict.NO_GAMES);
  }

  @Test
  void behindItsLastGameAScheduleEndsAndAWeekLaterTheSeasonIsOver() {
    assertThat(on("2021-11-11").verdict()).isEqualTo(Verdict.SCHEDULE_ENDS);
    assertThat(on("2021-11-17").verdict()).isEqualTo(Verdict.SCHEDULE_ENDS);
    assertThat(on("2021-11-17").verdict().exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(on("2021-11-18").verdict()).isEqualTo(Verdict.SEASON_OVER);
    assertThat(on("2021-11-18").verdict().exitCode()).isEqualTo(ExitCode.DONE);
  }
}
