package dev.fastbreak.jobs;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.util.List;

/** Hears nothing; tests override what they want to hear. */
class Hearing implements BackfillListener {

  @Override
  public void planned(Plan plan) {}

  @Override
  public void started(Chunk chunk) {}

  @Override
  public void published(List<PrecomputeRun> dates) {}
}
