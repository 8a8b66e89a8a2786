package dev.fastbreak.app.output;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
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
    GapReport.lines(plan).forEach(terminal::message);
    int dates = 0;
    for (Processor processor : plan.processors()) {
      int own = (int) plan.of(processor).stream().filter(BackfillProgress::willBeTold).count();
      due.put(processor, own);
      dates += own;
    }
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

  /** Blocked dates get a ledger line too, though nothing is computed for them. */
  private static boolean willBeTold(PlannedDate date) {
    return date.reason().isDue() || date.reason() == Reason.BLOCKED;
  }

  @Override
  public synchronized void started(Chunk chunk) {
    if (bar != null) {
      bar.setExtraMessage(" " + span(chunk));
    } else {
      terminal.message(
          "%s: %s due".formatted(span(chunk), Wording.count(chunk.due().size(), "date")));
    }
  }

  private static String span(Chunk chunk) {
    return "%s to %s".formatted(chunk.firstDate(), chunk.lastDate());
  }

  @Override
  public synchronized void published(List<PrecomputeRun> lines) {
    List<PrecomputeRun> dates = lines.stream().filter(BackfillProgress::wasWanted).toList();
    if (bar != null) {
      bar.stepBy(dates.size());
      return;
    }
    for (Processor processor : Processor.values()) {
      List<PrecomputeRun> own =
          dates.stream()
              .filter(line -> line.processorName().equals(processor.storedName()))
              .toList();
      if (!own.isEmpty()) {
        tell(processor, own);
      }
    }
  }

  private void tell(Processor processor, List<PrecomputeRun> dates) {
    int done = published.merge(processor, dates.size(), Integer::sum);
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
  public synchronized void submitted(Chunk chunk, RemoteJob job) {
    terminal.message("%s: job %s".formatted(span(chunk), job.title()));
    terminal.message("%s: %s".formatted(span(chunk), job.page()));
  }

  @Override
  public synchronized void progressed(Chunk chunk, RemoteJob job, JobProgress progress) {
    if (progress.equals(told.put(job, progress))) {
      return;
    }
    terminal.message(
        "%s: %s, %s and %s computed"
            .formatted(
                span(chunk),
                progress.state(),
                Wording.count(progress.rows(), "row"),
                Wording.count(progress.failures(), "failure")));
  }

  /** Bootstrap days and dates without games are only written down. */
  private static boolean wasWanted(PrecomputeRun line) {
    return switch (line.ended()) {
      case SKIPPED_BOOTSTRAP, NO_GAMES -> false;
      case COMPLETE, COMPLETE_WITH_FAILURES, FAILED, BLOCKED -> true;
    };
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
