package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.output.BackfillProgress;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Prices;
import dev.fastbreak.app.output.SummaryReport;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.Traffic;
import dev.fastbreak.warehouse.Warehouse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs a backfill in front of a user: progress, Ctrl-C, summary, exit code. */
final class BackfillJob {

  private final CommandContext context;
  private final Warehouse warehouse;
  private final String warehouseOption;
  private final Prices prices;

  BackfillJob(CommandContext context, Warehouse warehouse, String warehouseOption, Prices prices) {
    this.context = context;
    this.warehouse = warehouse;
    this.warehouseOption = warehouseOption;
    this.prices = prices;
  }

  /**
   * Runs it.
   *
   * @param json where the summary goes as JSON, or null
   * @param lookedUp what was moved before, to see whether there is anything to compute
   * @return the exit code
   */
  int run(BackfillRequest request, @Nullable Path json, Traffic lookedUp) {
    Terminal terminal = context.terminal();
    // Jobs elsewhere are told of in lines, which carry their addresses; a bar would have none.
    boolean elsewhere = request.pipelineOptions().containsKey(ComputeOptions.RUNNER);
    BackfillProgress progress =
        new BackfillProgress(elsewhere ? terminal.withoutAnimation() : terminal);
    Engine.Job job =
        context.engine().backfill(warehouse, context.clock(), progress, request.pipelineOptions());
    try (Interruption interruption = Interruption.stopping(job, terminal)) {
      BackfillSummary summary;
      try (progress) {
        summary = job.run(request).withPlanning(lookedUp);
      }
      int exitCode = ExitCode.of(summary.verdict());
      SummaryReport report = new SummaryReport(summary, prices);
      DateRange range = new DateRange(request.start(), request.end());
      report.print(terminal, " " + range.asOptions() + warehouseOption);
      if (json != null) {
        JsonText.write(json, report.json(request.start(), request.end(), exitCode));
      }
      return exitCode;
    }
  }
}
