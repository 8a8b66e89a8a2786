package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.Wording;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets Ctrl-C end a run in good order: no new chunk begins, the one under way is finished, the
 * summary is printed, and the user is told that the state is safe. The JVM then ends with 130.
 *
 * <p>Jobs on other machines go on without this process. A user at a screen is asked whether to
 * cancel them; otherwise they are left running, and how to follow and cancel them is printed.
 *
 * <p>Use it with try-with-resources around the run and the printing of its summary.
 */
final class Interruption implements AutoCloseable {

  /** Longest that a chunk may keep the user waiting; what it has not published is lost. */
  private static final long LONGEST_SECONDS = 30;

  private final Interruptible run;
  private final Terminal terminal;
  private final String next;
  private final Function<String, @Nullable String> ask;
  private final ShutdownHook hook;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * From now on a signal ends a run in good order; a user at a screen may be asked how.
   *
   * @param next what the same command does: {@code the same command resumes}
   */
  Interruption(Interruptible run, Terminal terminal, String next) {
    this(run, terminal, next, question -> atTheScreen(terminal, question));
  }

  /**
   * The same with somebody else to answer.
   *
   * @param ask puts a question to the user; null when there is nobody to answer
   */
  Interruption(
      Interruptible run, Terminal terminal, String next, Function<String, @Nullable String> ask) {
    this.run = run;
    this.terminal = terminal;
    this.next = next;
    this.ask = ask;
    this.hook = ShutdownHook.running(this::onSignal);
  }

  /** The answer of the user, when input and messages are a screen. */
  private static @Nullable String atTheScreen(Terminal terminal, String question) {
    Console console = terminal.animated() ? System.console() : null;
    return console == null ? null : console.readLine("%s", question);
  }

  /** What happens on Ctrl-C. */
  void onSignal() {
    terminal.message("");
    SecondSignal.endsAtOnce(
        terminal, "Given up at once. What was published is safe; " + next + ".");
    run.stop();
    List<RemoteJob> remote = run.remoteJobs();
    if (remote.isEmpty()) {
      terminal.message(
          "Interrupted. The chunk under way is published or given up within %d seconds; a second signal (Ctrl-C, kill) gives it up at once."
              .formatted(LONGEST_SECONDS));
    } else {
      decide(remote);
    }
    // A job that is just being submitted is not waited for either; its name is still printed.
    run.leave();
    boolean inOrder = false;
    try {
      inOrder = ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (inOrder && remote.isEmpty()) {
      // The summary has said what is safe and how to go on.
      return;
    }
    terminal.message(
        (inOrder ? "" : "The chunk under way did not end in time and is given up. ")
            + "The state is safe: what was published stays; "
            + (remote.isEmpty() ? "" : "when the jobs have ended, ")
            + next
            + ".");
  }

  private void decide(List<RemoteJob> remote) {
    String jobs = Wording.count(remote.size(), "job");
    terminal.message(
        "Interrupted. %s on Dataflow would go on without this program:".formatted(jobs));
    remote.forEach(one -> terminal.message("  " + one.title()));
    String answer = ask.apply("Cancel? [y/N] ");
    if (answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      remote.forEach(this::cancel);
      return;
    }
    terminal.message("Left running; each publishes its dates itself.");
    for (RemoteJob one : remote) {
      terminal.exactly("  follow: " + one.followCommand());
      terminal.exactly("          " + one.page());
      terminal.exactly("  cancel: " + one.cancelCommand());
    }
  }

  private void cancel(RemoteJob remote) {
    try {
      remote.cancel();
      terminal.message("Cancelling " + remote.title() + "; that takes Dataflow a minute or two.");
    } catch (JobFailedException e) {
      terminal.message(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    terminal.flush();
    ended.countDown();
    hook.close();
  }
}
