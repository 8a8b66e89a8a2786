package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.DifferenceReport;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.output.QueryResultPrinter;
import dev.fastbreak.app.output.Terminal;
import picocli.CommandLine.Option;

/** How much of what differs is shown, and how. */
final class DifferenceOptions {

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "10",
      description = "Differences to show per table. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = FormatConverters.Any.class,
      description = "table, csv (counts per table and column) or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  /**
   * Looks at the values before there is any work.
   *
   * @throws UsageException when one is wrong
   */
  void check() {
    if (samples < 0) {
      throw new UsageException("--samples %d: give 0 or more.".formatted(samples));
    }
  }

  int samples() {
    return samples;
  }

  /** Prints a report. */
  void print(DifferenceReport report, int exitCode, Terminal terminal, Runnable asTable) {
    switch (format) {
      case TABLE -> asTable.run();
      case CSV -> QueryResultPrinter.print(report.rows(), format, terminal);
      case JSON -> terminal.line(JsonText.pretty(report.json(exitCode)));
    }
  }
}
