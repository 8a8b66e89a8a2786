package dev.fastbreak.app.cli;

import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What there is to compute on one day, by the schedule alone.
 *
 * @param message the same for people; empty when there are games to compute
 */
record Day(LocalDate date, Verdict verdict, String message) {

  /** So long after its last game a schedule has run out; later the season is simply over. */
  private static final int DAYS_TO_RENEW = 7;

  enum Verdict {
    /** Games to compute, or to skip in a season's first two weeks. */
    GAMES(ExitCode.DONE),
    /** A day of a season's first two weeks, while results are missing as well. */
    SKIPPED_BOOTSTRAP(ExitCode.DONE),
    /** A day without games inside the schedule. */
    NO_GAMES(ExitCode.DONE),
    /** More than a week after the last game that is known. */
    SEASON_OVER(ExitCode.DONE),
    /** Within a week after the last game that is known: the schedule needs to be renewed. */
    SCHEDULE_ENDS(ExitCode.FAILED),
    /** No game of the last game date before the day has a result, with or without games on it. */
    RESULTS_MISSING(ExitCode.FAILED);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  static Day of(LeagueCalendar calendar, LocalDate date) {
    LocalDate last = calendar.lastGameDate().orElse(date);
    long daysAfterLast = ChronoUnit.DAYS.between(last, date);
    if (daysAfterLast > DAYS_TO_RENEW) {
      return new Day(
          date,
          Verdict.SEASON_OVER,
          "SEASON_OVER: nothing to do on --date %s. The last game that the schedule knows was on %s."
              .formatted(date, last));
    }
    Optional<Day> waiting =
        calendar.seasons().values().stream()
            .filter(season -> season.covers(date.minusDays(Math.max(daysAfterLast, 0))))
            .findFirst()
            .flatMap(season -> waiting(season, date));
    if (waiting.isPresent()) {
      return waiting.get();
    }
    if (calendar.seasonOf(date).isPresent()) {
      return new Day(date, Verdict.GAMES, "");
    }
    return daysAfterLast <= 0
        ? new Day(
            date,
            Verdict.NO_GAMES,
            "NO GAMES: nothing to do on --date %s. %s"
                .formatted(date, WarehouseCommand.knownSeasons(calendar)))
        : new Day(
            date,
            Verdict.SCHEDULE_ENDS,
            "SCHEDULE_ENDS: the schedule has no game on or after --date %s; its last one was on %s. Import a newer schedule."
                .formatted(date, last));
  }

  /** A day before which no game of the season's last game date has a result. */
  private static Optional<Day> waiting(SeasonSchedule season, LocalDate date) {
    Optional<LocalDate> missingSince = season.front().filter(date::isAfter);
    if (missingSince.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        season.isBootstrap(date)
            ? new Day(
                date,
                Verdict.SKIPPED_BOOTSTRAP,
                "SKIPPED_BOOTSTRAP: nothing to do on --date %s: a season's first 14 days have no rows."
                    .formatted(date))
            : new Day(
                date,
                Verdict.RESULTS_MISSING,
                "RESULTS_MISSING: nothing was written for --date %s, because no game since %s has a result. Import the results first."
                    .formatted(date, missingSince.get())));
  }
}
