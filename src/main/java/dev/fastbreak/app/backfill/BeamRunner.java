package dev.fastbreak.app.backfill;

import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.beam.phase.PhasePipeline;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.warehouse.Bill;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Runs chunks as Beam pipelines, with the options that the user gave. */
public final class BeamRunner implements PipelineRunner {

  private final Warehouse warehouse;
  private final Clock clock;
  private final Map<String, String> options;
  private final Calculations calculations;
  private final PipelineLauncher launcher;
  private final boolean local;
  private final BillMeter bills = new BillMeter();

  /**
   * A runner in this process.
   *
   * @param options Beam options by name, for example {@code runner}; the DirectRunner when absent
   * @param calculations what is computed; {@link Calculations#STANDARD} outside of tests
   */
  public BeamRunner(
      Warehouse warehouse, Clock clock, Map<String, String> options, Calculations calculations) {
    this(warehouse, clock, options, calculations, new DirectLauncher());
  }

  /** The same with a launcher that knows where the chunks are computed. */
  public BeamRunner(
      Warehouse warehouse,
      Clock clock,
      Map<String, String> options,
      Calculations calculations,
      PipelineLauncher launcher) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.options = options;
    this.calculations = calculations;
    this.launcher = launcher;
    this.local = warehouse.localFile().isPresent() && !options.containsKey("runner");
  }

  @Override
  public int pipelinesAbreast(List<Chunk> chunks) {
    return launcher.pipelinesAbreast(chunks);
  }

  @Override
  public Bill bill() {
    return bills.sum();
  }

  @Override
  public void warmUp() {
    if (local) {
      SnappyLibrary.load();
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(() -> LocalBeam.use(LocalBeam::warmUp));
    }
  }

  @Override
  public void compute(Chunk chunk, int abreast) {
    if (local) {
      LocalBeam.use(() -> run(chunk, abreast));
    } else {
      run(chunk, abreast);
    }
  }

  private void run(Chunk chunk, int abreast) {
    PipelineOptions prepared = options(chunk);
    launcher.prepare(prepared, chunk, abreast);
    Pipeline pipeline = Pipeline.create(prepared);
    PhasePipeline.build(pipeline, warehouse, chunk, calculations, clock);
    launcher.run(pipeline, chunk, bills);
  }

  private PipelineOptions options(Chunk chunk) {
    String[] arguments =
        options.entrySet().stream()
            .map(option -> "--" + option.getKey() + "=" + option.getValue())
            .toArray(String[]::new);
    PipelineOptionsFactory.register(PhaseOptions.class);
    PipelineOptions parsed = PipelineOptionsFactory.fromArgs(arguments).create();
    parsed.setJobName(
        "fastbreak-phase4-%s-%s"
            .formatted(chunk.firstDate(), chunk.runId())
            .toLowerCase(Locale.ROOT));
    warehouse.configure(parsed);
    return parsed;
  }
}
