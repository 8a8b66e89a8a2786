package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.progress.BackfillProgress;
import dev.fastbreak.app.progress.ProgressStyle;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Computes dates in a warehouse that was made to be compared with another. */
record FreshComputation(CommandContext context) {

  /**
   * Computes them.
   *
   * @return whether it came to its end; false when the user ended it
   * @throws CommandFailedException when a pipeline broke, and there is nothing to compare
   */
  boolean run(Warehouse fresh, DateRange range, List<Processor> processors) {
    BackfillRequest request =
        new BackfillRequest(
            range.start(),
            range.end(),
            processors,
            true,
            false,
            ChunkSize.SEASON,
            Chunk.DEFAULT_FAILURE_LIMIT,
            Map.of(),
            1,
            null);
    BackfillProgress progress =
        BackfillProgress.on(context.terminal(), ProgressStyle.AUTO, context.clock());
    Engine.Job job = context.engine().backfill(fresh, context.clock(), progress, Map.of(), 1);
    BackfillSummary summary;
    try (Interruption interruption =
            new Interruption(job, context.terminal(), "the same command compares anew");
        progress) {
      summary = job.run(request);
    }
    summary.processors().stream()
        .map(ProcessorSummary::error)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            error -> {
              throw new CommandFailedException(
                  "The fresh computation broke, so there is nothing to compare with: " + error);
            });
    return !summary.interrupted();
  }
}
