package dev.fastbreak.app.cli;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** A range of dates that must be given. */
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class DateRangeOptions {

  @Option(
      names = "--start-date",
      required = true,
      paramLabel = "DATE",
      description = "First day, YYYY-MM-DD, included.")
  private LocalDate start;

  @Option(
      names = "--end-date",
      required = true,
      paramLabel = "DATE",
      description = "Last day, YYYY-MM-DD, included.")
  private LocalDate end;

  /**
   * The range.
   *
   * @throws UsageException when it ends before it starts
   */
  DateRange range() {
    return DateRange.of(start, end);
  }
}
