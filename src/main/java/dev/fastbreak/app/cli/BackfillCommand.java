package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.UndatedReport;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill}: carries a plan out. */
@Command(
    name = "backfill",
    sortOptions = false,
    header = "Compute every date of a range that is not done.",
    description = {
      "Computes every date of the range that is not done. One pipeline computes a chunk of dates,",
      "with all processors that are due on them, and publishes it in one transaction: rows of all",
      "tables, failures and ledger together. The same command again computes only what is not",
      "done, and rows whose content is the same stay untouched."
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
      description = {
        "Dates computed and published at once: a season, a calendar month or N game dates.",
        "Smaller takes less memory and more time. Default: season."
      })
  private ChunkSize chunk = ChunkSize.SEASON;

  @Override
  Optional<String> whenInterrupted() {
    return dryRun ? super.whenInterrupted() : Optional.empty();
  }

  @Override
  void ended(int exitCode) {
    compute.ended(exitCode, terminal());
  }

  @Override
  public Integer call() {
    DateRange range = dates.range();
    List<Processor> selected = processors.selected();
    Warehouse warehouse = warehouse();
    OutputFile json = compute.json(warehouse);
    BackfillRequest request = compute.request(warehouse, range, selected, chunk, commandLine());
    LeagueCalendar calendar;
    List<UndatedRows> undated;
    long billedBefore;
    try (WarehouseSession session = warehouse.openForReading()) {
      calendar = calendar(session);
      requireWork(warehouse, calendar, range, selected);
      undated = dryRun ? UndatedRows.of(session, calendar) : List.of();
      billedBefore = session.billedBytes();
    }
    if (dryRun) {
      Plan plan = plan(warehouse, range, selected, compute.resume());
      PricedPlan priced = PricedPlan.of(plan, warehouse, compute.pricePerTib());
      priced.print(terminal());
      UndatedReport.print(undated, terminal());
      if (json != null) {
        ObjectNode node = JsonText.object();
        node.put("verdict", "DRY_RUN");
        node.put("exit_code", ExitCode.DONE);
        node.setAll(priced.json());
        node.set("undated_rows", UndatedReport.json(undated));
        json.write(node);
      }
      return ExitCode.DONE;
    }
    return new BackfillJob(this, warehouse, compute).run(request, json, billedBefore);
  }
}
