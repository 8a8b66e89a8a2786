package dev.fastbreak.jobs;

import dev.fastbreak.app.backfill.PipelineRunner;
import dev.fastbreak.core.plan.Chunk;
import java.util.List;

/** Does what the runner inside does; tests override what they want otherwise. */
class WrappedRunner implements PipelineRunner {

  private final PipelineRunner inside;

  WrappedRunner(PipelineRunner inside) {
    this.inside = inside;
  }

  @Override
  public int pipelinesAbreast(List<Chunk> chunks) {
    return inside.pipelinesAbreast(chunks);
  }

  @Override
  public void compute(Chunk chunk, int abreast) {
    inside.compute(chunk, abreast);
  }
}
