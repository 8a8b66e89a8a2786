package dev.fastbreak.app.progress;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.app.progress.RunFile.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Shows the run of another process, as the file beside its warehouse tells of it. */
public final class RunWatch {

  private static final long EVERY_MILLIS = 1000;

  private RunWatch() {}

  /** Prints how far a run is. */
  public static void print(Running run, Terminal terminal, Instant now) {
    Snapshot snapshot = run.snapshot();
    terminal.paragraph(
        "",
        "RUNNING: %s (process %d), run %s since %s, heard of %s ago."
            .formatted(
                run.command(),
                run.pid(),
                snapshot.runId(),
                snapshot.startedAt().truncatedTo(ChronoUnit.SECONDS),
                Clockface.of(Duration.between(snapshot.at(), now))));
    new ScreenView(terminal).lines(snapshot).forEach(terminal::line);
    long seconds = Math.max(1, snapshot.elapsed().toSeconds());
    terminal.line(
        "%s a second%s"
            .formatted(
                Wording.count(snapshot.rows() / seconds, "row"),
                snapshot.lastFailure() == null ? "" : "; last failure: " + snapshot.lastFailure()));
  }

  /** Shows a run until it ends. */
  public static void follow(Path warehouse, Terminal terminal) {
    View view = terminal.animated() ? new ScreenView(terminal) : new LinesView(terminal);
    Snapshot last = null;
    for (Optional<Running> run = RunFile.read(warehouse);
        run.isPresent();
        run = RunFile.read(warehouse)) {
      last = run.get().snapshot();
      view.show(Event.of(Event.Kind.PROGRESS, last));
      try {
        Thread.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (last != null) {
      view.show(Event.of(Event.Kind.ENDED, last));
    }
  }
}
