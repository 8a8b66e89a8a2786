package dev.fastbreak.warehouse.bigquery;

import com.google.api.gax.rpc.ApiException;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often something is tried and how long one waits in between.
 *
 * @param attempts how often a request is sent before its trouble counts as lasting
 * @param firstPauseMillis pause behind the first attempt; every further one is twice as long
 * @param longestPauseMillis no pause is longer, unless the server asks for it
 * @param stagingMillis how long publishing waits for staged rows that are written but not yet seen
 */
record Patience(int attempts, long firstPauseMillis, long longestPauseMillis, long stagingMillis)
    implements Serializable {

  /** About a minute and a half for a request, five minutes for staged rows. */
  static final Patience DEFAULT = new Patience(8, 500, 32_000, 300_000);

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  /** The longest wait that a server may ask for. */
  private static final long LONGEST_ASKED_MILLIS = 300_000;

  /** Something that may meet trouble, and is harmless when it is done twice. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws IOException;
  }

  Patience withStagingMillis(long millis) {
    return new Patience(attempts, firstPauseMillis, longestPauseMillis, millis);
  }

  /**
   * Tries something until it succeeds; what may pass by itself is tried again.
   *
   * @param doing what it is for, as the beginning of a sentence
   * @throws WarehouseException when it is refused, or patience is at its end
   */
  <T> T keepTrying(BigQueryProject project, String doing, Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.make();
      } catch (IOException | ApiException e) {
        Trouble trouble = Trouble.of(e);
        if (!trouble.isPassing() || number >= attempts) {
          throw trouble.explained(project, doing, e);
        }
        LOG.info("{}: attempt {} met {} and will be followed by another", doing, number, trouble);
        pause(number, Trouble.askedMillis(e));
      }
    }
  }

  /**
   * Waits after a failed attempt.
   *
   * @param attempt number of the attempt, from 1
   * @param askedMillis how long the server asked to wait at least; 0 when it did not
   */
  void pause(int attempt, long askedMillis) {
    long doubled = Math.min(longestPauseMillis, firstPauseMillis << Math.min(attempt - 1, 20));
    // Many workers that failed together should not come back together.
    long spread = doubled / 2 + ThreadLocalRandom.current().nextLong(doubled / 2 + 1);
    sleep(Math.max(spread, Math.min(askedMillis, LONGEST_ASKED_MILLIS)));
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseException(Cause.OTHER, "Interrupted while waiting for BigQuery", e);
    }
  }
}
