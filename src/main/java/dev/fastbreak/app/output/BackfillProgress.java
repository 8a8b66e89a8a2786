package dev.fastbreak.app.output;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a backfill gets on, by published dates: a bar on a screen, plain lines elsewhere. Close
 * it before anything else is printed.
 */
public final class BackfillProgress implements BackfillListener, AutoCloseable {

  private static final int WIDEST_BAR = 100;

  private final Terminal terminal;
  private final Map<Processor, Integer> due = new EnumMap<>(Processor.class);
  private final Map<Processor, Integer> published = new EnumMap<>(Processor.class);
  private final Map<RemoteJob, JobProgress> told = new HashMap<>();
  private @Nullable ProgressBar bar;

  public BackfillProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void planned(Plan plan) {
    for (Processor processor : plan.processors()) {
      long dates = plan.of(processor).stream().filter(date -> date.reason().isDue()).count();
      due.put(processor, (int) dates);
    }
    int dates = plan.due().size();
    if (dates == 0 || !terminal.animated()) {
      return;
    }
    terminal.out().flush();
    bar =
        new ProgressBarBuilder()
            .setTaskName("backfill")
            .setInitialMax(dates)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" dates", 1)
            .setUpdateIntervalMillis(250)
            .setConsumer(
                new ConsoleProgressBarConsumer(
                    terminal.err(), Math.min(WIDEST_BAR, terminal.helpColumns()) - 1))
            .build();
  }

  @Override
  public synchronized void started(Processor processor, int dates, int chunks) {
    if (bar != null) {
      bar.setExtraMessage(" " + processor);
    } else if (dates > 0 && chunks > 0) {
      terminal.message(
          "%s: %s in %s"
              .formatted(
                  processor,
                  Wording.count(due.getOrDefault(processor, dates), "date"),
                  Wording.count(chunks, "chunk")));
    }
  }

  @Override
  public synchronized void published(Processor processor, List<PrecomputeRun> lines) {
    // Others are only recorded; they are not among the due ones.
    List<PrecomputeRun> dates = lines.stream().filter(BackfillProgress::wasDue).toList();
    int done = published.merge(processor, dates.size(), Integer::sum);
    if (bar != null) {
      bar.stepBy(dates.size());
      bar.setExtraMessage(" " + processor);
      return;
    }
    if (dates.isEmpty()) {
      return;
    }
    long rows = dates.stream().mapToLong(PrecomputeRun::rowsWritten).sum();
    long unexpected = dates.stream().mapToLong(PrecomputeRun::failuresUnexpected).sum();
    terminal.message(
        "%s: %s to %s published, %d of %d dates, %s written%s"
            .formatted(
                processor,
                dates.get(0).analysisDate(),
                dates.get(dates.size() - 1).analysisDate(),
                done,
                due.getOrDefault(processor, done),
                Wording.count(rows, "row"),
                unexpected == 0 ? "" : ", " + Wording.count(unexpected) + " UNEXPECTED failures"));
  }

  @Override
  public synchronized void submitted(Processor processor, RemoteJob job) {
    terminal.message("%s: job %s".formatted(processor, job.title()));
    terminal.message("%s: %s".formatted(processor, job.page()));
  }

  @Override
  public synchronized void progressed(Processor processor, RemoteJob job, JobProgress progress) {
    if (progress.equals(told.put(job, progress))) {
      return;
    }
    terminal.message(
        "%s: %s, %s and %s computed"
            .formatted(
                processor,
                progress.state(),
                Wording.count(progress.rows(), "row"),
                Wording.count(progress.failures(), "failure")));
  }

  private static boolean wasDue(PrecomputeRun line) {
    return switch (line.ended()) {
      case SKIPPED_BOOTSTRAP, NO_GAMES, BLOCKED -> false;
      case COMPLETE, COMPLETE_WITH_FAILURES, FAILED -> true;
    };
  }

  @Override
  public synchronized void finished(ProcessorSummary summary) {
    // A processor that had nothing to do, or never began, has nothing to tell.
    if (bar == null && !summary.dates().isEmpty()) {
      terminal.message(
          "%s: ended after %s".formatted(summary.processor(), Wording.time(summary.elapsed())));
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      terminal.err().flush();
    }
  }
}
