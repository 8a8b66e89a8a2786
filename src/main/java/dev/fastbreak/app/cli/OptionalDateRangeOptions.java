package dev.fastbreak.app.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A range of dates; what is not given is as early or as late as the schedule goes. */
final class OptionalDateRangeOptions {

  @Option(
      names = "--start-date",
      paramLabel = "DATE",
      description = "First day, YYYY-MM-DD, included. Default: the schedule's first.")
  private @Nullable LocalDate start;

  @Option(
      names = "--end-date",
      paramLabel = "DATE",
      description = "Last day, YYYY-MM-DD, included. Default: the schedule's last.")
  private @Nullable LocalDate end;

  /**
   * The range.
   *
   * @param whole as far as the schedule goes
   * @throws UsageException when it ends before it starts
   */
  DateRange range(DateRange whole) {
    LocalDate from = start;
    LocalDate to = end;
    if (from == null) {
      from = to != null && to.isBefore(whole.start()) ? to : whole.start();
    }
    if (to == null) {
      to = from.isAfter(whole.end()) ? from : whole.end();
    }
    return DateRange.of(from, to);
  }

  boolean isGiven() {
    return start != null || end != null;
  }
}
