package dev.fastbreak.app.cli;

import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What there is to compute on one day, by the schedule alone.
 *
 * @param date the day
 * @param verdict how it stands
 * @param message the same for people; empty when there are games to compute
 */
record Day(LocalDate date, Verdict verdict, String message) {

  /** So long after its last game a schedule has run out; later the season is simply over. */
  private static final int DAYS_TO_RENEW = 7;

  /** How a day stands. */
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
    /** No game of the last game date before the day has a result. */
    RESULTS_MISSING(ExitCode.FAILED);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  /** Looks a day up. */
  static Day of(LeagueCalendar calendar, LocalDate date) {
    Optional<SeasonSchedule> playing = calendar.seasonOf(date);
    if (playing.isPresent()) {
      return ofSeason(playing.get(), date);
    }
    LocalDate last = calendar.lastGameDate().orElse(date);
    if (!last.isBefore(date)) {
      return new Day(
          date,
          Verdict.NO_GAMES,
          "NO GAMES: nothing to do on --date %s. %s"
              .formatted(date, WarehouseCommand.knownSeasons(calendar)));
    }
    return ChronoUnit.DAYS.between(last, date) > DAYS_TO_RENEW
        ? new Day(
            date,
            Verdict.SEASON_OVER,
            "SEASON_OVER: nothing to do on --date %s. The last game that the schedule knows was on %s."
                .formatted(date, last))
        : new Day(
            date,
            Verdict.SCHEDULE_ENDS,
            "SCHEDULE_ENDS: the schedule has no game on or after --date %s; its last one was on %s. Import a newer schedule."
                .formatted(date, last));
  }

  private static Day ofSeason(SeasonSchedule season, LocalDate date) {
    Optional<LocalDate> missingSince = season.front().filter(date::isAfter);
    if (missingSince.isEmpty()) {
      return new Day(date, Verdict.GAMES, "");
    }
    return season.isBootstrap(date)
        ? new Day(
            date,
            Verdict.SKIPPED_BOOTSTRAP,
            "SKIPPED_BOOTSTRAP: nothing to do on --date %s: a season's first 14 days have no rows."
                .formatted(date))
        : new Day(
            date,
            Verdict.RESULTS_MISSING,
            "RESULTS_MISSING: nothing was written for --date %s, because no game since %s has a result. Import the results first."
                .formatted(date, missingSince.get()));
  }
}
