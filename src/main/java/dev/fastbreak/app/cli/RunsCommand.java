package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFormat;
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
import picocli.CommandLine.Option;

/** {@code runs}: the runs that the ledger knows. */
@Command(
    name = "runs",
    sortOptions = false,
    header = "List the runs that wrote this warehouse.",
    description = {
      "Lists the runs that stand in the ledger, newest first: when each began, how long it took,",
      "how many dates of processors it decided, how they ended, and the rows it wrote. Of a run in",
      "progress see 'status'."
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = FormatConverters.TableOrJson.class,
      description = "table or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  RunsCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    List<RunLine> runs;
    try (WarehouseSession session = warehouse().openForReading()) {
      runs =
          RunLine.of(
                  session
                      .fetch(Slice.all(Projection.of(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class)))
                      .rows())
              .stream()
              .limit(last)
              .toList();
    }
    if (format == OutputFormat.JSON) {
      terminal().line(JsonText.pretty(runs));
    } else if (runs.isEmpty()) {
      terminal().line("No run stands in the ledger.");
    } else {
      table(runs).print(terminal());
    }
    return ExitCode.DONE;
  }

  private static TextTable table(List<RunLine> runs) {
    return TextTable.of(runs)
        .text("run", RunLine::runId)
        .text("began (UTC)", run -> Wording.minute(run.startedAt()).replace(" UTC", ""))
        .number("took", run -> Clockface.of(run.took()))
        .text("ended", RunLine::ended)
        .count("written", RunLine::rowsWritten)
        .text("dates", run -> Wording.range(run.firstDate(), run.lastDate()) + of(run.processors()))
        .table();
  }

  private static String of(List<String> processors) {
    return processors.size() == Processor.values().length
        ? ""
        : " of " + String.join(", ", processors);
  }
}
