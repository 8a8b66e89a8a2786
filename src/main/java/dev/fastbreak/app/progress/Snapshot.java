package dev.fastbreak.app.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is at a moment.
 *
 * @param at the moment
 * @param runId the run; empty before it has a name
 * @param startedAt when it began
 * @param phase what is being done
 * @param remaining what is left, as far as that can be told; null when it cannot
 * @param processors the processors in their order; none before the plan is made
 * @param lastFailure what went wrong last; null when nothing did
 */
public record Snapshot(
    Instant at,
    String runId,
    Instant startedAt,
    Phase phase,
    @Nullable Duration remaining,
    List<ProcessorProgress> processors,
    @Nullable String lastFailure) {

  /** What a run does, one after the other. */
  public enum Phase {
    PLANNING,
    COMPUTING,
    PUBLISHING,
    ENDED
  }

  /** Time since it began. */
  public Duration elapsed() {
    return Duration.between(startedAt, at);
  }

  /** Dates of processors that are done. */
  public int done() {
    return processors.stream().mapToInt(ProcessorProgress::done).sum();
  }

  /** Dates of processors in the range. */
  public int dates() {
    return processors.stream().mapToInt(ProcessorProgress::dates).sum();
  }

  public long rows() {
    return processors.stream().mapToLong(ProcessorProgress::rows).sum();
  }

  public long unexpected() {
    return processors.stream().mapToLong(ProcessorProgress::unexpected).sum();
  }
}
