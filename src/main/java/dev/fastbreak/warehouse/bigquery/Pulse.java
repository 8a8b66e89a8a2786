package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.WarehouseException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says so when BigQuery cannot be reached. Beam's connectors wait for it for hours without a word,
 * and go on when it is back: that is right, but whoever sits in front of it should know.
 */
final class Pulse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final BigQueryProject project;
  private final Runnable touch;
  private final ScheduledExecutorService timer;
  private volatile boolean gone;

  private Pulse(BigQueryProject project, Runnable touch) {
    this.project = project;
    this.touch = touch;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "fastbreak-bigquery-pulse");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Feels it from now on.
   *
   * @param touch asks BigQuery something that costs nothing; throws when it is not answered
   */
  static Pulse of(BigQueryProject project, Duration every, Runnable touch) {
    Pulse pulse = new Pulse(project, touch);
    pulse.timer.scheduleWithFixedDelay(
        pulse::feel, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return pulse;
  }

  private void feel() {
    try {
      touch.run();
      if (gone) {
        LOG.warn("{} answers again.", project.uri());
      }
      gone = false;
    } catch (WarehouseException e) {
      if (!gone && !timer.isShutdown()) {
        LOG.warn(
            "{} Reads and writes under way are tried again until it answers; Ctrl-C is safe.",
            e.getMessage());
      }
      gone = true;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
