package dev.fastbreak.app.cli;

import dev.fastbreak.app.diff.RunChanges;
import dev.fastbreak.app.diff.TableDifference;
import dev.fastbreak.app.diff.WarehouseDifference;
import dev.fastbreak.app.output.DifferenceReport;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code changes}: what a run changed, old value and new. */
@Command(
    name = "changes",
    sortOptions = false,
    header = "Show what a run changed: old values and new.",
    description = {
      "Compares the rows that a run changed or deleted, as they were before it, with what it"
          + " wrote:",
      "a line per column that changed, with how often and how far, and some of the values. Rows",
      "that were new are only counted. Columns outside the content hash are not compared."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak changes --run 20220115kqmzwxvrtb",
      "  fastbreak changes --run 20220115kqmzwxvrtb --only PSZA --samples 100",
      "",
      "Next: fastbreak runs for the names of runs, fastbreak explain for a row"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class ChangesCommand extends WarehouseCommand {

  @Option(names = "--run", required = true, paramLabel = "RUN", description = "Name of the run.")
  private String run;

  @Mixin private final ProcessorOptions processors = new ProcessorOptions();

  @Mixin private final DifferenceOptions shown = new DifferenceOptions();

  @Override
  public Integer call() {
    shown.check();
    try (WarehouseSession session = warehouse().openForReading()) {
      RunChanges.Counts counts =
          RunChanges.counts(session, run)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--run %s: no run of that name stands in the ledger; '%s' lists them."
                              .formatted(run, Program.command("runs"))));
      report(counts, RunChanges.of(session, run, processors.selected(), shown.samples()));
    }
    return ExitCode.DONE;
  }

  private void report(RunChanges.Counts counts, List<TableDifference> tables) {
    DifferenceReport report =
        new DifferenceReport(
            new WarehouseDifference(
                "before " + run, "after it", counts.first(), counts.last(), tables),
            "before",
            "after");
    shown.print(
        report,
        ExitCode.DONE,
        terminal(),
        () -> {
          terminal()
              .paragraph(
                  "",
                  "Run %s, %s: %s written, %s deleted, %s unchanged."
                      .formatted(
                          run,
                          Wording.range(counts.first(), counts.last()),
                          Wording.count(counts.rowsWritten(), "row"),
                          Wording.count(counts.rowsDeleted()),
                          Wording.count(counts.rowsUnchanged())));
          if (tables.isEmpty()) {
            terminal().line("It replaced no row of these tables.");
          }
          report.printTables(terminal());
        });
  }
}
