package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.Serializable;
import java.util.concurrent.ThreadLocalRandom;

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

  /** The longest wait that a server may ask for. */
  private static final long LONGEST_ASKED_MILLIS = 300_000;

  Patience withStagingMillis(long millis) {
    return new Patience(attempts, firstPauseMillis, longestPauseMillis, millis);
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
