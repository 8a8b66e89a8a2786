package dev.fastbreak.app.backfill;

import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long earlier runs took, as the ledger knows them. */
public record Pace(List<Run> runs) {

  /** A run that computed so many dates of processors in that time. */
  public record Run(long dates, Instant startedAt, Instant finishedAt) {

    Run plus(Run other) {
      return new Run(
          dates + other.dates,
          startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
          finishedAt.isAfter(other.finishedAt) ? finishedAt : other.finishedAt);
    }

    Duration took() {
      return Duration.between(startedAt, finishedAt);
    }
  }

  /** Nothing is known. */
  public static final Pace UNKNOWN = new Pace(List.of());

  /** The pace of the runs that stand in a ledger. */
  public static Pace of(Ledger ledger) {
    Map<String, Run> runs = new HashMap<>();
    for (PrecomputeRun line : ledger.lines()) {
      if (line.population() > 0) {
        runs.merge(line.runId(), new Run(1, line.startedAt(), line.finishedAt()), Run::plus);
      }
    }
    return new Pace(new ArrayList<>(runs.values()));
  }

  /**
   * How long so many dates of processors should take, going by the run that was most like it in
   * size: starting costs a small run more than computing. Empty when nothing is known.
   */
  public Optional<Duration> of(long dates) {
    return runs.stream()
        .min(
            Comparator.comparingDouble((Run run) -> Math.abs(Math.log((double) run.dates / dates)))
                .thenComparing(Run::finishedAt, Comparator.reverseOrder()))
        .map(run -> Duration.ofMillis(run.took().toMillis() * dates / run.dates));
  }
}
