package dev.fastbreak.app.backfill;

import dev.fastbreak.beam.launch.ProcessorPipeline;
import dev.fastbreak.beam.launch.ProcessorPipelines;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.beam.transform.RecordOutcome;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Runs chunks as Beam pipelines, with the options that the user gave. */
public final class BeamRunner implements PipelineRunner {

  private final Warehouse warehouse;
  private final Clock clock;
  private final Map<String, String> options;
  private final Interceptor interceptor;

  /**
   * A runner.
   *
   * @param options Beam options by name, for example {@code runner}; the DirectRunner when absent
   * @param interceptor put around every calculator; {@link Interceptor#NONE} outside of tests
   */
  public BeamRunner(
      Warehouse warehouse, Clock clock, Map<String, String> options, Interceptor interceptor) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.options = options;
    this.interceptor = interceptor;
  }

  @Override
  public void compute(Chunk chunk) {
    Pipeline pipeline = Pipeline.create(options(chunk));
    ProcessorPipeline processor = ProcessorPipelines.of(chunk.processor());
    processor.build(pipeline, warehouse, chunk, clock, interceptor);
    runToEnd(pipeline);
  }

  @Override
  public void record(Chunk chunk, Outcome outcome, List<Failure> failures) {
    Pipeline pipeline = Pipeline.create(options(chunk));
    pipeline.apply(
        "Record " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        RecordOutcome.of(warehouse, chunk, outcome, failures, clock));
    runToEnd(pipeline);
  }

  private static void runToEnd(Pipeline pipeline) {
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The pipeline ended in state " + state);
    }
  }

  private PipelineOptions options(Chunk chunk) {
    String[] arguments =
        options.entrySet().stream()
            .map(option -> "--" + option.getKey() + "=" + option.getValue())
            .toArray(String[]::new);
    PipelineOptions parsed = PipelineOptionsFactory.fromArgs(arguments).create();
    parsed.setJobName(
        "fastbreak-%s-%s-%s"
            .formatted(chunk.processor(), chunk.firstDate(), chunk.runId())
            .toLowerCase(Locale.ROOT));
    if (!options.containsKey("runner")) {
      // The checks of the DirectRunner find broken DoFns, and the tests run with them; here they
      // would cost more than the work.
      DirectOptions direct = parsed.as(DirectOptions.class);
      direct.setEnforceImmutability(false);
      direct.setEnforceEncodability(false);
      direct.setTargetParallelism(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }
    warehouse.configure(parsed);
    return parsed;
  }
}
