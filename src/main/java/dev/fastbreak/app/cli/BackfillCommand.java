package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.ChunkSize;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.PlanReport;
import dev.fastbreak.app.output.UndatedReport;
import dev.fastbreak.beam.launch.UndatedRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill}: carries a plan out. */
@Command(
    name = "backfill",
    sortOptions = false,
    header = "Compute every date of a range that is not done.",
    description = {
      "Computes every date of the range that is not done, per processor, in the order",
      "TDZA and PSZA, PCF, PDC, ML. Each chunk of dates is published in one transaction: rows,",
      "failures and ledger together. The same command again computes only what is not done, and",
      "rows whose content is the same stay untouched."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak backfill --start-date 2021-11-02 --end-date 2022-04-10",
      "  fastbreak backfill --start-date 2021-12-01 --end-date 2021-12-31 --only TDZA,PSZA",
      "  fastbreak backfill --start-date 2021-11-02 --end-date 2022-04-10 --start-from 3 --dry-run",
      "  fastbreak backfill --start-date 2021-11-02 --end-date 2022-04-10 --runner dataflow \\",
      "    --warehouse bigquery:my-project --project my-project --region us-west2 \\",
      "    --temp-location gs://my-bucket/tmp",
      "",
      "Ctrl-C is safe at any time: a publish is whole or not at all, the same command resumes.",
      "Next: fastbreak status, fastbreak failures, fastbreak query \"SELECT ...\""
    })
final class BackfillCommand extends WarehouseCommand {

  @Mixin private final DateRangeOptions dates = new DateRangeOptions();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();
  @Mixin private final ComputeOptions compute = new ComputeOptions();

  @Option(names = "--dry-run", description = "Only say what would be done (as 'plan' does).")
  private boolean dryRun;

  @Option(
      names = "--chunk",
      paramLabel = "season|month|N",
      defaultValue = "season",
      converter = ComputeOptions.ChunkConverter.class,
      description = {
        "Dates computed and published at once: a season, a calendar month or N game dates.",
        "Smaller takes less memory and more time. Default: season."
      })
  private ChunkSize chunk = ChunkSize.SEASON;

  BackfillCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    DateRange range = dates.range();
    List<Processor> selected = processors.selected();
    Path json = compute.json();
    Warehouse warehouse = warehouse();
    BackfillRequest request = compute.request(warehouse, range, selected, chunk);
    List<UndatedRows> undated;
    try (WarehouseSession session = warehouse.openForReading()) {
      requireGames(calendar(session), range);
      undated = dryRun ? UndatedRows.of(session) : List.of();
    }
    if (dryRun) {
      PlanReport report =
          new PlanReport(
              context()
                  .engine()
                  .plan(warehouse, range.start(), range.end(), selected, compute.resume()));
      report.print(terminal());
      UndatedReport.print(undated, terminal());
      if (json != null) {
        ObjectNode plan = JsonText.object();
        plan.put("verdict", "DRY_RUN");
        plan.put("exit_code", ExitCode.DONE);
        plan.setAll(report.json());
        plan.set("undated_rows", UndatedReport.json(undated));
        JsonText.write(json, plan);
      }
      return ExitCode.DONE;
    }
    return new BackfillJob(context(), warehouse, warehouseOption()).run(request, json);
  }
}
