package dev.fastbreak.app.progress;

import dev.fastbreak.app.output.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says what a command does, and for how long already, while it has nothing else to print: on a
 * screen a line that is drawn over itself, elsewhere a line every ten seconds. Close it before
 * anything else is printed.
 */
public final class Activity implements AutoCloseable {

  private static final String LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final Clock clock;
  private final Instant begin;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fastbreak-activity");
            thread.setDaemon(true);
            return thread;
          });
  private String doing;
  private boolean closed;

  private Activity(Terminal terminal, Clock clock, String doing) {
    this.terminal = terminal;
    this.clock = clock;
    this.begin = clock.instant();
    this.doing = doing;
  }

  /** Begins to say it. */
  public static Activity on(Terminal terminal, Clock clock, String doing) {
    Activity activity = new Activity(terminal, clock, doing);
    Duration every = terminal.animated() ? Duration.ofMillis(250) : Duration.ofSeconds(10);
    var unused =
        activity.timer.scheduleWithFixedDelay(
            activity::tell, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return activity;
  }

  /** Something else is being done now. */
  public synchronized void now(String what) {
    doing = what;
  }

  private synchronized void tell() {
    if (closed) {
      return;
    }
    Instant now = clock.instant();
    String text = doing + "  " + Clockface.of(Duration.between(begin, now));
    if (!terminal.animated()) {
      terminal.message(now.truncatedTo(ChronoUnit.SECONDS) + " " + text);
      return;
    }
    int most = terminal.helpColumns() - 1;
    terminal.err().print(LINE + text.substring(0, Math.min(most, text.length())));
    terminal.err().flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
    timer.shutdownNow();
    if (terminal.animated()) {
      terminal.err().print(LINE);
      terminal.err().flush();
    }
  }
}
