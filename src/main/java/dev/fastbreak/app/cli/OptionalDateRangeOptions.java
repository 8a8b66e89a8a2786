package dev.fastbreak.app.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A range of dates; what is not given is as early or as late as the schedule goes. */
final class OptionalDateRangeOptions {

  @Option(
      names = "--start-date",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "First day, YYYY-MM-DD, included. Default: the schedule's first.")
  private @Nullable LocalDate start;

  @Option(
      names = "--end-date",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "Last day, YYYY-MM-DD, included. Default: the schedule's last.")
  private @Nullable LocalDate end;

  /**
   * The range.
   *
   * @throws UsageException when it ends before it starts
   */
  DateRange range(LocalDate earliest, LocalDate latest) {
    LocalDate from = start;
    LocalDate to = end;
    if (from == null) {
      from = to != null && to.isBefore(earliest) ? to : earliest;
    }
    if (to == null) {
      to = from.isAfter(latest) ? from : latest;
    }
    return DateRange.of(from, to);
  }

  /** Whether the user gave a date. */
  boolean isGiven() {
    return start != null || end != null;
  }
}
