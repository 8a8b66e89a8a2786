package dev.fastbreak.app.backfill;

import dev.fastbreak.warehouse.Bill;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up what pipelines are billed for. Any thread may use it. */
public final class BillMeter {

  private static final Logger LOG = LoggerFactory.getLogger(BillMeter.class);

  private Bill sum = Bill.NONE;

  /**
   * Adds what a pipeline's steps have told, however it ended. A runner that cannot tell must not
   * fail a run that is published.
   *
   * @return whether the runner told of anything
   */
  public boolean add(PipelineResult pipeline) {
    try {
      Optional<Bill> told = Bill.of(pipeline.metrics());
      told.ifPresent(this::add);
      return told.isPresent();
    } catch (RuntimeException e) {
      LOG.info("The runner does not tell what the pipeline is billed for", e);
      return false;
    }
  }

  /** Notes that something is billed, or may be, that nobody told of. */
  public void leaveGap() {
    add(new Bill(0, false));
  }

  private synchronized void add(Bill more) {
    sum = sum.plus(more);
  }

  /** What was added so far. */
  public synchronized Bill sum() {
    return sum;
  }
}
