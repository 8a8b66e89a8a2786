package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.app.progress.Clockface;
import dev.fastbreak.app.report.RunLine;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}: the runs that the ledger knows. */
@Command(
    name = "runs",
    sortOptions = false,
    header = "List the runs that wrote this warehouse.",
    description = {
      "Lists the runs that stand in the ledger, newest first: when each began, how long it took,",
      "how many dates of processors it decided, how they ended, the rows it wrote, and the command",
      "that was typed. Of a run in progress see 'status'."
    },
    footerHeading = "%nExample:%n",
    footer = {"  fastbreak runs --last 5", "", "Next: fastbreak status, fastbreak failures"})
final class RunsCommand extends WarehouseCommand {

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      converter = ComputeOptions.CountConverter.class,
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private int last;

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    List<RunLine> runs = runs();
    format.print(terminal(), () -> runs, () -> print(runs));
    return ExitCode.DONE;
  }

  private List<RunLine> runs() {
    Slice<PrecomputeRun> lines =
        Slice.all(Projection.of(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class));
    try (WarehouseSession session = warehouse().openForReading()) {
      return RunLine.of(session.fetch(lines).rows()).stream().limit(last).toList();
    }
  }

  /** A line of numbers a run, and below it what was typed, which is too long for a column. */
  private void print(List<RunLine> runs) {
    if (runs.isEmpty()) {
      terminal().line("No run stands in the ledger.");
      return;
    }
    List<String> lines =
        TextTable.of(runs)
            .text("run", RunLine::runId)
            .text("began (UTC)", run -> Wording.minute(run.startedAt()).replace(" UTC", ""))
            .number("took", run -> Clockface.of(run.took()))
            .text("ended", RunLine::ended)
            .count("dates", RunLine::dates)
            .count("written", RunLine::rowsWritten)
            .table()
            .lines(terminal().columns());
    terminal().line(lines.get(0));
    for (int i = 0; i < runs.size(); i++) {
      terminal().line(lines.get(i + 1));
      terminal().paragraph("  ", what(runs.get(i)));
    }
  }

  /** The command, and the dates unless it names them. */
  private static String what(RunLine run) {
    String dates =
        Wording.range(run.firstDate(), run.lastDate())
            + (run.processors().size() == Processor.values().length
                ? ""
                : " of " + String.join(", ", run.processors()));
    String command = run.command();
    if (command == null) {
      return dates;
    }
    boolean named =
        command.contains(run.firstDate().toString()) && command.contains(run.lastDate().toString());
    return named ? command : command + " (" + dates + ")";
  }
}
