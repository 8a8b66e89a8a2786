package dev.fastbreak.app.backfill;

import dev.fastbreak.warehouse.Traffic;
import dev.fastbreak.warehouse.TrafficMetrics;
import dev.fastbreak.warehouse.TrafficSum;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up what pipelines moved. Any thread may use it. */
public final class TrafficMeter {

  private static final Logger LOG = LoggerFactory.getLogger(TrafficMeter.class);

  private final TrafficSum sum = new TrafficSum();
  private final AtomicBoolean whole = new AtomicBoolean(true);

  /**
   * Adds what a pipeline's steps have counted, however it ended. A runner that cannot tell must not
   * fail a run that is published.
   *
   * @return whether the runner told of anything
   */
  public boolean add(PipelineResult pipeline) {
    try {
      Optional<Traffic> counted = TrafficMetrics.of(pipeline.metrics());
      counted.ifPresent(sum::add);
      return counted.isPresent();
    } catch (RuntimeException e) {
      LOG.info("The runner does not tell what the pipeline moved", e);
      return false;
    }
  }

  /** Notes that something was moved, or may have been, that nobody told of. */
  public void leaveGap() {
    whole.set(false);
  }

  /** What was added so far. */
  public Traffic sum() {
    return sum.sum();
  }

  /** Whether nothing is known to be missing from the sum. */
  public boolean isWhole() {
    return whole.get();
  }
}
