package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a run in good order: no new chunk begins, the one under way is finished, the
 * summary is printed, and the user is told that the state is safe. The JVM then ends with 130.
 *
 * <p>Use it with try-with-resources around the run and the printing of its summary.
 */
final class Interruption implements AutoCloseable {

  /** Longest that a chunk may keep the user waiting; what it has not published is lost. */
  private static final long LONGEST_SECONDS = 30;

  private final Terminal terminal;
  private final Runnable stop;
  private final Thread hook;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interruption(Terminal terminal, Runnable stop) {
    this.terminal = terminal;
    this.stop = stop;
    this.hook = new Thread(this::onSignal, "fastbreak-interrupt");
  }

  /**
   * From now on a signal ends a run in good order.
   *
   * @param stop asks the run to end soon
   */
  static Interruption stopping(Runnable stop, Terminal terminal) {
    Interruption interruption = new Interruption(terminal, stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What happens on Ctrl-C. */
  void onSignal() {
    terminal.message("");
    terminal.message(
        "Interrupted. The chunk under way is published or given up within %d seconds; please wait."
            .formatted(LONGEST_SECONDS));
    stop.run();
    boolean inOrder = false;
    try {
      inOrder = ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.message(
        (inOrder ? "" : "The chunk under way did not end in time and is given up. ")
            + "The state is safe: what was published stays. The same command resumes.");
  }

  @Override
  public void close() {
    terminal.flush();
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is what we are ending for.
      Thread.onSpinWait();
    }
  }
}
