package dev.fastbreak.app.backfill;

import dev.fastbreak.beam.launch.ProcessorPipelines;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.beam.transform.RecordOutcome;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Runs chunks as Beam pipelines, with the options that the user gave. */
public final class BeamRunner implements PipelineRunner {

  private final Warehouse warehouse;
  private final Clock clock;
  private final Map<String, String> options;
  private final Interceptor interceptor;
  private final PipelineLauncher launcher;
  private final PipelineLauncher here = new DirectLauncher();
  private final TrafficMeter traffic = new TrafficMeter();

  /**
   * A runner in this process.
   *
   * @param options Beam options by name, for example {@code runner}; the DirectRunner when absent
   * @param interceptor put around every calculator; {@link Interceptor#NONE} outside of tests
   */
  public BeamRunner(
      Warehouse warehouse, Clock clock, Map<String, String> options, Interceptor interceptor) {
    this(warehouse, clock, options, interceptor, new DirectLauncher());
  }

  /** The same with a launcher that knows where the chunks are computed. */
  public BeamRunner(
      Warehouse warehouse,
      Clock clock,
      Map<String, String> options,
      Interceptor interceptor,
      PipelineLauncher launcher) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.options = options;
    this.interceptor = interceptor;
    this.launcher = launcher;
  }

  @Override
  public int pipelinesAbreast() {
    return launcher.pipelinesAbreast();
  }

  @Override
  public TrafficMeter traffic() {
    return traffic;
  }

  @Override
  public void compute(Chunk chunk, int abreast) {
    PipelineOptions prepared = options(chunk);
    launcher.prepare(prepared, chunk, abreast);
    Pipeline pipeline = Pipeline.create(prepared);
    ProcessorPipelines.of(chunk.processor()).build(pipeline, warehouse, chunk, clock, interceptor);
    launcher.run(pipeline, chunk, traffic);
  }

  /** Always in this process: elsewhere, a job would take minutes to write down a few lines. */
  @Override
  public void record(Chunk chunk, Outcome outcome, List<Failure> failures) {
    if (failures.isEmpty()) {
      recordNothingBut(outcome, chunk);
      return;
    }
    PipelineOptions prepared = options(chunk);
    prepared.setRunner(DirectRunner.class);
    here.prepare(prepared, chunk, 1);
    Pipeline pipeline = Pipeline.create(prepared);
    pipeline.apply(
        "Record " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        RecordOutcome.of(warehouse, chunk, outcome, failures, clock));
    here.run(pipeline, chunk, traffic);
  }

  /** Without rows and failures there is nothing to stage, and so no need of a pipeline. */
  private void recordNothingBut(Outcome outcome, Chunk chunk) {
    try (WarehouseSession session = warehouse.open()) {
      try {
        session.publish(Publication.withoutRows(chunk, outcome, clock.instant()));
      } finally {
        traffic.add(session.traffic());
      }
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
    warehouse.configure(parsed);
    return parsed;
  }
}
