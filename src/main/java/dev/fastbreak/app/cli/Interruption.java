package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a run in good order: the thread that runs it is interrupted, a publish under way
 * is committed or rolled back, the summary is printed, and the user is told that the state is safe.
 * The JVM then ends with 130.
 *
 * <p>Use it with try-with-resources around the run and the printing of its summary.
 */
final class Interruption implements AutoCloseable {

  /** Longest that a publish may keep the user waiting; an unfinished one is rolled back. */
  private static final long LONGEST_SECONDS = 60;

  private final Terminal terminal;
  private final Thread runner;
  private final Thread hook;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interruption(Terminal terminal, Thread runner) {
    this.terminal = terminal;
    this.runner = runner;
    this.hook = new Thread(this::onSignal, "fastbreak-interrupt");
  }

  /** From now on a signal interrupts the calling thread. */
  static Interruption ofThisThread(Terminal terminal) {
    Interruption interruption = new Interruption(terminal, Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What happens on Ctrl-C. */
  void onSignal() {
    terminal.message("");
    terminal.message("Interrupted. A publish under way is finished or rolled back; please wait.");
    runner.interrupt();
    boolean inOrder = false;
    try {
      inOrder = ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.message(
        (inOrder ? "" : "The run did not end in time; what it was publishing is rolled back. ")
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
