package dev.fastbreak.app.backfill;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.util.List;
import java.util.Map;

/** Hears how a backfill gets on. Calls come from several threads when chunks run side by side. */
public interface BackfillListener {

  /** A run begins to plan. */
  default void begun(String runId) {}

  /** How quick earlier runs were; told before the plan. */
  default void pace(Pace earlier) {}

  /** The plan is made; nothing has run yet. */
  default void planned(Plan plan) {}

  /** The pipeline of a chunk begins. */
  default void started(Chunk chunk) {}

  /** How far the pipeline of a chunk is that runs in this process; told again and again. */
  default void counted(Chunk chunk, Map<Processor, Counted> counts) {}

  /** The job of a chunk has begun on other machines. */
  default void submitted(Chunk chunk, RemoteJob job) {}

  /** How far a job on other machines is; told every few seconds until it ends. */
  default void progressed(Chunk chunk, RemoteJob job, JobProgress progress) {}

  /** Dates have been published, of one processor or several: they are safe. */
  default void published(List<PrecomputeRun> dates) {}

  /** A chunk was not published. */
  default void broke(Chunk chunk, String why) {}
}
