package dev.fastbreak.jobs;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.EntityCalculator;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process as if its power were cut: by SIGKILL from a process beside it, so that neither
 * Java nor a library does anything more.
 */
final class Killing {

  /**
   * The points in the program at which it can be killed, as {@link KillableWarehouse} meets them.
   */
  static final String START = "start";

  static final String PLAN = "plan";
  static final String STAGE = "stage";
  static final String PUBLISH = "publish";
  static final String PUBLISHED = "published";
  static final String LOAD = "load";
  static final String LOADED = "loaded";

  /** A result is being written beside its place, see {@link #watch}. */
  static final String WRITE = "write";

  /** The processor that begins with a bucket is the part of the phase that has been reached. */
  static String computing(Processor processor) {
    return "compute-" + processor;
  }

  /**
   * When to kill.
   *
   * @param point what has been reached
   * @param time for which time, from 1
   * @param delayMillis how long afterwards; 0 for there and then
   */
  record When(String point, int time, long delayMillis) {

    static When parse(String text) {
      String[] parts = text.split(":", -1);
      return new When(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** {@code publish:2:15}. */
    @Override
    public String toString() {
      return point + ":" + time + ":" + delayMillis;
    }
  }

  private static volatile @Nullable Killing prepared;

  private final When when;
  private final AtomicInteger reached = new AtomicInteger();
  private final PrintStream killer;

  private Killing(When when) throws IOException {
    this.when = when;
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "read delay && sleep $delay && kill -KILL " + ProcessHandle.current().pid())
            .start();
    this.killer = new PrintStream(shell.getOutputStream(), true, StandardCharsets.US_ASCII);
  }

  /** Gets ready to kill this process. */
  static void prepare(When when) {
    try {
      prepared = new Killing(when);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reached(START);
  }

  /** Looks out, from now on, for results that are being written into a folder. */
  static void watch(Path folder) {
    Thread watcher =
        new Thread(
            () -> {
              while (!isWrittenInto(folder)) {
                LockSupport.parkNanos(100_000);
              }
              reached(WRITE);
            });
    watcher.setDaemon(true);
    watcher.start();
  }

  private static boolean isWrittenInto(Path folder) {
    File[] parts = folder.toFile().listFiles((in, name) -> name.endsWith(".part"));
    return parts != null && Arrays.stream(parts).anyMatch(part -> part.length() > 0);
  }

  /** Says that the program has come to a point; does not return when it is to be killed there. */
  static void reached(String point) {
    Killing killing = prepared;
    if (killing != null
        && point.equals(killing.when.point())
        && killing.reached.incrementAndGet() == killing.when.time()) {
      killing.kill();
    }
  }

  private void kill() {
    killer.printf(Locale.ROOT, "%.3f%n", when.delayMillis() / 1000.0);
    while (when.delayMillis() == 0) {
      LockSupport.park();
    }
  }

  /** Notes that a processor begins with a bucket. */
  record BetweenTheParts(Processor processor) implements Fault {
    private static final long serialVersionUID = 1;

    @Override
    public <T> EntityCalculator<T> around(EntityCalculator<T> calculator) {
      reached(computing(processor));
      return calculator;
    }
  }
}
