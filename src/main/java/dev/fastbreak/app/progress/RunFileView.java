package dev.fastbreak.app.progress;

import dev.fastbreak.plan.Plan;

/** Keeps the file beside the warehouse up to date. */
final class RunFileView implements View {

  private final RunFile file;

  RunFileView(RunFile file) {
    this.file = file;
  }

  @Override
  public long tickMillis() {
    return 1000;
  }

  @Override
  public void planned(Snapshot now, Plan plan) {
    file.write(now);
  }

  @Override
  public void tick(Snapshot now) {
    file.write(now);
  }

  @Override
  public void ended(Snapshot now) {
    file.delete();
  }
}
