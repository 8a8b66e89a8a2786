package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.util.List;

/** Hears how a backfill gets on. Calls come from several threads when chunks run side by side. */
public interface BackfillListener {

  /** The plan is made; nothing has run yet. */
  default void planned(Plan plan) {}

  /** The pipeline of a chunk begins. */
  default void started(Chunk chunk) {}

  /** The job of a chunk has begun on other machines. */
  default void submitted(Chunk chunk, RemoteJob job) {}

  /** How far a job on other machines is; told every few seconds until it ends. */
  default void progressed(Chunk chunk, RemoteJob job, JobProgress progress) {}

  /** Dates have been published, of one processor or several: they are safe. */
  default void published(List<PrecomputeRun> dates) {}
}
