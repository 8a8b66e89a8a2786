package dev.fastbreak.app.progress;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.Counted;
import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.Pace;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.output.GapReport;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows how a backfill gets on, from its start. Close it before anything else is printed. */
public final class BackfillProgress implements BackfillListener, AutoCloseable {

  private final RunProgress run;
  private final List<View> views = new ArrayList<>();
  private final Map<RemoteJob, JobProgress> told = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fastbreak-screen");
            thread.setDaemon(true);
            return thread;
          });

  private BackfillProgress(Clock clock) {
    this.run = new RunProgress(clock);
  }

  /** Shows a run on a terminal. */
  public static BackfillProgress on(Terminal terminal, ProgressStyle style, Clock clock) {
    BackfillProgress progress = new BackfillProgress(clock);
    switch (style) {
      case AUTO ->
          progress.add(terminal.animated() ? new ScreenView(terminal) : new LinesView(terminal));
      case BARS -> progress.add(new ScreenView(terminal));
      case LINES -> progress.add(new LinesView(terminal));
      case JSON -> progress.add(new JsonView(terminal));
      case NONE -> {}
    }
    return progress;
  }

  /** Tells of the run in a file beside the warehouse too, under the command that the user gave. */
  public BackfillProgress besides(Path warehouse, String command) {
    add(RunFile.of(warehouse, command));
    return this;
  }

  private void add(View view) {
    views.add(view);
    var unused =
        timer.scheduleAtFixedRate(
            () -> tick(view), view.tickMillis(), view.tickMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void tick(View view) {
    view.show(Event.of(Event.Kind.PROGRESS, run.snapshot()));
  }

  private synchronized void show(Event event) {
    views.forEach(view -> view.show(event));
  }

  private void message(String sentence) {
    show(Event.message(sentence, run.snapshot()));
  }

  @Override
  public void begun(String runId) {
    run.begun(runId);
  }

  @Override
  public void pace(Pace earlier) {
    run.pace(earlier);
  }

  @Override
  public void planned(Plan plan) {
    run.planned(plan);
    show(Event.of(Event.Kind.PLANNED, run.snapshot(), List.of(plan.start(), plan.end())));
    GapReport.lines(plan).forEach(this::message);
  }

  @Override
  public void started(Chunk chunk) {
    run.started(chunk);
    show(
        Event.of(Event.Kind.STARTED, run.snapshot(), List.of(chunk.firstDate(), chunk.lastDate())));
  }

  @Override
  public void counted(Chunk chunk, Map<Processor, Counted> counts) {
    run.counted(chunk, counts);
  }

  @Override
  public void published(List<PrecomputeRun> lines) {
    run.published(lines);
    List<LocalDate> wanted =
        lines.stream().filter(RunProgress::wasWanted).map(PrecomputeRun::analysisDate).toList();
    if (!wanted.isEmpty()) {
      show(Event.of(Event.Kind.PUBLISHED, run.snapshot(), wanted));
    }
  }

  @Override
  public void broke(Chunk chunk, String why) {
    run.broke(chunk, why);
    message("%s not published: %s".formatted(span(chunk), why));
  }

  @Override
  public void submitted(Chunk chunk, RemoteJob job) {
    message("%s: job %s".formatted(span(chunk), job.title()));
    message("%s: %s".formatted(span(chunk), job.page()));
  }

  @Override
  public synchronized void progressed(Chunk chunk, RemoteJob job, JobProgress progress) {
    if (!progress.equals(told.put(job, progress))) {
      message(
          "%s: %s, %s and %s computed"
              .formatted(
                  span(chunk),
                  progress.state(),
                  Wording.count(progress.rows(), "row"),
                  Wording.count(progress.failures(), "failure")));
    }
  }

  private static String span(Chunk chunk) {
    return "%s to %s".formatted(chunk.firstDate(), chunk.lastDate());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    run.ended();
    show(Event.of(Event.Kind.ENDED, run.snapshot()));
    views.clear();
  }
}
