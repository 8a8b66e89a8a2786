package dev.fastbreak.app;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.output.Terminal;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Ends a process that does nothing any more but look for memory. Java itself gives up when there is
 * none at all; with a little left, its serial collector looks for hours.
 */
final class MemoryWatch implements Runnable {

  private static final long PERIOD_MILLIS = 5_000;

  /** So many periods in a row have to be lost. */
  private static final int MOST_PERIODS = 3;

  private static final double LOST_TIME = 0.8;
  private static final double LEAST_FREE = 0.05;

  private final Terminal terminal;

  private MemoryWatch(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Watches this process until it ends. */
  static void begin(Terminal terminal) {
    Thread thread = new Thread(new MemoryWatch(terminal), "fastbreak-memory");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      // Most commands are done before Java's figures are asked for.
      Thread.sleep(PERIOD_MILLIS);
      long before = collecting();
      int lost = 0;
      while (lost < MOST_PERIODS) {
        Thread.sleep(PERIOD_MILLIS);
        long now = collecting();
        boolean busy = now - before >= LOST_TIME * PERIOD_MILLIS;
        lost = busy && isFull() ? lost + 1 : 0;
        before = now;
      }
      terminal.message(
          "fastbreak: %s What was published is safe.".formatted(Backfill.OUT_OF_MEMORY));
    } catch (InterruptedException e) {
      return;
    } catch (OutOfMemoryError e) {
      // There is not even enough left to say so in the usual way.
      System.err.println(Backfill.OUT_OF_MEMORY);
    }
    // As when the machine loses its power: a publish is whole or not at all.
    Runtime.getRuntime().halt(1);
  }

  /** Milliseconds that went into collecting since the start. */
  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static boolean isFull() {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return free < LEAST_FREE * runtime.maxMemory();
  }
}
