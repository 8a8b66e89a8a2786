package dev.fastbreak.app.backfill;

import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import java.util.List;

/**
 * Hears how a backfill gets on. Calls come from several threads when processors run side by side.
 */
public interface BackfillListener {

  /** Hears nothing. */
  BackfillListener SILENT =
      new BackfillListener() {
        @Override
        public void planned(Plan plan) {}

        @Override
        public void started(Processor processor, int dates, int chunks) {}

        @Override
        public void published(Processor processor, List<PrecomputeRun> dates) {}

        @Override
        public void finished(ProcessorSummary summary) {}
      };

  /** The plan is made; nothing has run yet. */
  void planned(Plan plan);

  /** A processor begins, with so many due dates in so many chunks. */
  void started(Processor processor, int dates, int chunks);

  /** A job of the processor has begun on other machines. */
  default void submitted(Processor processor, RemoteJob job) {}

  /** How far a job on other machines is; told every few seconds until it ends. */
  default void progressed(Processor processor, RemoteJob job, JobProgress progress) {}

  /** A chunk has been published: these dates are safe. */
  void published(Processor processor, List<PrecomputeRun> dates);

  /** A processor has ended. */
  void finished(ProcessorSummary summary);
}
