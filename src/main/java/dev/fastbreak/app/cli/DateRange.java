package dev.fastbreak.app.cli;

import dev.fastbreak.core.season.LeagueCalendar;
import java.time.LocalDate;

/**
 * A closed range of days.
 *
 * @param end last day, not before the first
 */
record DateRange(LocalDate start, LocalDate end) {

  /**
   * A range as a user gives it.
   *
   * @throws UsageException when it ends before it starts
   */
  static DateRange of(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      throw new UsageException(
          "--end-date %s is before --start-date %s; swap them.".formatted(end, start));
    }
    return new DateRange(start, end);
  }

  /** From the first to the last day of the schedule, which has a season. */
  static DateRange of(LeagueCalendar calendar) {
    return new DateRange(
        calendar.seasons().firstEntry().getValue().opener(),
        calendar.seasons().lastEntry().getValue().gameDates().last());
  }

  /** The two options that name this range. */
  String asOptions() {
    return "--start-date " + start + " --end-date " + end;
  }

  @Override
  public String toString() {
    return start.equals(end) ? start.toString() : start + " to " + end;
  }
}
