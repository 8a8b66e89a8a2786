package dev.fastbreak.app.progress;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.Counted;
import dev.fastbreak.app.backfill.Pace;
import dev.fastbreak.app.progress.Snapshot.Phase;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what is heard of a run. Dates turn done when they are published; between that, what a
 * running pipeline counts tells how far it is.
 */
final class RunProgress implements BackfillListener {

  /** Share of a chunk's time that computing takes; the rest is reading and publishing. */
  private static final double COMPUTING = 0.85;

  /** The teams' share of a chunk is small: there are thirty, not five hundred. */
  private static final double TEAMS = 0.1;

  /** Share of the work from which on a run's own speed tells what is left. */
  private static final double TELLING = 0.05;

  private final Clock clock;
  private final Instant startedAt;
  private final Map<Processor, Tally> tallies = new EnumMap<>(Processor.class);
  private final Map<Chunk, Map<Processor, Counted>> running = new HashMap<>();
  private String runId = "";
  private Phase phase = Phase.PLANNING;
  private Pace pace = Pace.UNKNOWN;
  private @Nullable Duration earlier;
  private Instant computingSince;
  private double lastShare;
  private Instant lastAdvance;
  private @Nullable String lastFailure;

  /** What is published and planned of a processor. */
  private static final class Tally {
    private int dates;
    private int due;
    private int published;
    private final TreeMap<String, Integer> withoutNeed = new TreeMap<>();
    private long rows;
    private long failures;
    private long unexpected;

    int done() {
      return published + withoutNeed.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  RunProgress(Clock clock) {
    this.clock = clock;
    this.startedAt = clock.instant();
    this.computingSince = startedAt;
    this.lastAdvance = startedAt;
  }

  @Override
  public synchronized void begun(String id) {
    runId = id;
  }

  @Override
  public synchronized void pace(Pace earlierRuns) {
    pace = earlierRuns;
  }

  @Override
  public synchronized void planned(Plan plan) {
    for (Processor processor : plan.processors()) {
      Tally tally = new Tally();
      for (PlannedDate date : plan.of(processor)) {
        tally.dates++;
        if (willBeTold(date)) {
          tally.due++;
        } else {
          tally.withoutNeed.merge(date.reason().label(), 1, Integer::sum);
        }
      }
      tallies.put(processor, tally);
    }
    int due = plan.due().size();
    earlier = due == 0 ? null : pace.of(due).orElse(null);
    phase = Phase.COMPUTING;
    computingSince = clock.instant();
    lastAdvance = computingSince;
  }

  /** Blocked dates get a ledger line too, though nothing is computed for them. */
  private static boolean willBeTold(PlannedDate date) {
    return date.reason().isDue() || date.reason() == Reason.BLOCKED;
  }

  @Override
  public synchronized void started(Chunk chunk) {
    running.put(chunk, Map.of());
  }

  @Override
  public synchronized void counted(Chunk chunk, Map<Processor, Counted> counts) {
    // What comes late is of a chunk that is published, and counted by its ledger lines.
    running.replace(chunk, counts);
    advance();
  }

  @Override
  public synchronized void published(List<PrecomputeRun> lines) {
    for (PrecomputeRun line : lines) {
      Processor processor = Processor.ofStoredName(line.processorName()).orElseThrow();
      Tally tally = tallies.get(processor);
      if (tally == null || !wasWanted(line)) {
        continue;
      }
      running.keySet().removeIf(chunk -> chunk.computes(processor, line.analysisDate()));
      tally.published++;
      tally.rows += line.rowsWritten() + line.rowsUnchanged();
      tally.failures += line.failuresExpected();
      tally.unexpected += line.failuresUnexpected();
      if (line.ended().keepsEarlierRows() || line.failuresUnexpected() > 0) {
        lastFailure =
            "%s on %s: %s, %d unexpected failures"
                .formatted(
                    processor, line.analysisDate(), line.outcome(), line.failuresUnexpected());
      }
    }
    advance();
  }

  /** Bootstrap days and dates without games are only written down. */
  static boolean wasWanted(PrecomputeRun line) {
    return switch (line.ended()) {
      case SKIPPED_BOOTSTRAP, NO_GAMES -> false;
      case COMPLETE, COMPLETE_WITH_FAILURES, FAILED, BLOCKED -> true;
    };
  }

  @Override
  public synchronized void broke(Chunk chunk, String why) {
    running.remove(chunk);
    lastFailure = why;
  }

  synchronized void ended() {
    phase = Phase.ENDED;
  }

  private void advance() {
    double share = share();
    if (share > lastShare) {
      lastShare = share;
      lastAdvance = clock.instant();
    }
  }

  /** Share of all that is due that is published or computed, weighed by the processors' work. */
  private double share() {
    double done = 0;
    double whole = 0;
    for (Map.Entry<Processor, Tally> entry : tallies.entrySet()) {
      double weight = weight(entry.getKey());
      Tally tally = entry.getValue();
      whole += weight * tally.due;
      done += weight * (tally.published + underWay(entry.getKey()));
    }
    return whole == 0 ? 1 : done / whole;
  }

  private static double weight(Processor processor) {
    return processor == Processor.TDZA ? TEAMS : 1;
  }

  /** Dates' worth of work that running pipelines have done. */
  private double underWay(Processor processor) {
    double dates = 0;
    for (Map.Entry<Chunk, Map<Processor, Counted>> chunk : running.entrySet()) {
      Counted counted = chunk.getValue().getOrDefault(processor, Counted.NOTHING);
      dates += COMPUTING * counted.share() * chunk.getKey().dates(processor).size();
    }
    return dates;
  }

  /** Whether all that running pipelines have to compute is computed. */
  private boolean isPublishing() {
    return phase == Phase.COMPUTING
        && !running.isEmpty()
        && running.values().stream()
            .allMatch(
                counts ->
                    !counts.isEmpty()
                        && counts.values().stream().allMatch(counted -> counted.share() >= 1));
  }

  synchronized Snapshot snapshot() {
    Instant now = clock.instant();
    return new Snapshot(
        now,
        runId,
        startedAt,
        isPublishing() ? Phase.PUBLISHING : phase,
        remaining(now),
        tallies.entrySet().stream()
            .map(entry -> progress(entry.getKey(), entry.getValue()))
            .toList(),
        lastFailure);
  }

  /**
   * What is left: at first as long as earlier runs took, then more and more what this run's own
   * speed says. Between two advances it only gets less, never more; when it is used up, nobody
   * knows.
   */
  private @Nullable Duration remaining(Instant now) {
    if (phase != Phase.COMPUTING) {
      return phase == Phase.ENDED ? Duration.ZERO : null;
    }
    double share = lastShare;
    Duration soFar = Duration.between(computingSince, lastAdvance);
    if (share >= 1) {
      return Duration.ZERO;
    } else if (share < TELLING && earlier == null) {
      return null;
    }
    double own = share == 0 ? 0 : soFar.toMillis() / share;
    double known = earlier == null ? own : earlier.toMillis();
    double whole = share * own + (1 - share) * known;
    long left = Math.round(whole) - Duration.between(computingSince, now).toMillis();
    return left <= 0 ? null : Duration.ofMillis(left);
  }

  private ProcessorProgress progress(Processor processor, Tally tally) {
    long entities = 0;
    long expected = 0;
    long rows = tally.rows;
    long failures = tally.failures;
    for (Map<Processor, Counted> counts : running.values()) {
      Counted counted = counts.getOrDefault(processor, Counted.NOTHING);
      entities += counted.entities();
      expected += counted.expectedEntities();
      rows += counted.rows();
      failures += counted.failures();
    }
    int done = tally.done();
    return new ProcessorProgress(
        processor,
        tally.dates,
        done,
        Map.copyOf(tally.withoutNeed),
        entities,
        expected,
        rows,
        failures,
        tally.unexpected,
        tally.dates == 0 ? 1 : Math.min(1, (done + underWay(processor)) / tally.dates));
  }
}
