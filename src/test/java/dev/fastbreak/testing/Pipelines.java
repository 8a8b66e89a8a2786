package dev.fastbreak.testing;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Pipelines for tests, with every check of the DirectRunner on. */
public final class Pipelines {

  private Pipelines() {}

  /** An empty pipeline that is run by so many threads. */
  public static Pipeline withThreads(int threads) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(threads);
    return Pipeline.create(options);
  }
}
