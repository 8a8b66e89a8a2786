package dev.fastbreak.app.backfill;

import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.beam.phase.ProgressCounters;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener a few times a second what a pipeline has counted, until it is closed. */
final class PipelineWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);

  private static final long EVERY_MILLIS = 250;

  private final PipelineResult pipeline;
  private final int buckets;
  private final Chunk chunk;
  private final BackfillListener listener;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fastbreak-progress");
            thread.setDaemon(true);
            return thread;
          });

  private PipelineWatch(
      PipelineResult pipeline, int buckets, Chunk chunk, BackfillListener listener) {
    this.pipeline = pipeline;
    this.buckets = buckets;
    this.chunk = chunk;
    this.listener = listener;
  }

  static PipelineWatch on(
      PipelineResult pipeline, PipelineOptions options, Chunk chunk, BackfillListener listener) {
    int buckets = options.as(PhaseOptions.class).getPlayerBuckets();
    PipelineWatch watch = new PipelineWatch(pipeline, buckets, chunk, listener);
    var unused =
        watch.timer.scheduleWithFixedDelay(
            watch::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** A runner that cannot tell must not fail a run. */
  private void look() {
    try {
      Map<Processor, Counted> counts = new EnumMap<>(Processor.class);
      for (Processor processor : chunk.processors()) {
        counts.put(processor, counted(processor));
      }
      listener.counted(chunk, counts);
    } catch (RuntimeException e) {
      LOG.debug("The runner does not tell how far the pipeline is", e);
    }
  }

  private Counted counted(Processor processor) {
    // The teams travel in one bucket.
    int whole = processor == Processor.TDZA ? 1 : buckets;
    return new Counted(
        counter(processor, "entities"),
        counter(processor, "rows"),
        counter(processor, "failures"),
        Math.min(1, counter(processor, "buckets") / (double) whole));
  }

  private long counter(Processor processor, String name) {
    MetricNameFilter wanted = MetricNameFilter.named(ProgressCounters.namespace(processor), name);
    long sum = 0;
    for (MetricResult<Long> counter :
        pipeline
            .metrics()
            .queryMetrics(MetricsFilter.builder().addNameFilter(wanted).build())
            .getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
