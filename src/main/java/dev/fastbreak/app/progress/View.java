package dev.fastbreak.app.progress;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.util.List;

/** Somebody who is shown how a run gets on. Calls come one at a time. */
interface View {

  /** How often {@link #tick} is wanted. */
  long tickMillis();

  /** The plan is made. */
  default void planned(Snapshot now, Plan plan) {}

  /** A chunk's pipeline begins. */
  default void started(Snapshot now, Chunk chunk) {}

  /** Dates were published. */
  default void published(Snapshot now, List<PrecomputeRun> lines) {}

  /** Something that a user should read: where a job runs, what broke. */
  default void message(Snapshot now, String sentence) {}

  /** Time has passed. */
  default void tick(Snapshot now) {}

  /** The run has ended, however it did; the summary follows. */
  default void ended(Snapshot now) {}
}
