package dev.fastbreak.core.run;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of the run ledger: how one date of one processor ended in one run. */
@Table(
    dataset = "nba_processing",
    name = "precompute_runs",
    meaning = "The run ledger: one row per processor, game date and run.",
    key = {"processor_name", "analysis_date", "run_id"},
    date = "analysis_date",
    cluster = {"processor_name", "outcome"})
public record PrecomputeRun(
    @Column("Name of the processor.") String processorName,
    @Column("The game date that was processed.") LocalDate analysisDate,
    @Column("The run.") String runId,
    @Column("COMPLETE, COMPLETE_WITH_FAILURES, FAILED, SKIPPED_BOOTSTRAP, NO_GAMES or BLOCKED.")
        String outcome,
    @Column(value = "Rows that are new or whose content changed.", min = "0") long rowsWritten,
    @Column(value = "Rows whose content was the same.", min = "0") long rowsUnchanged,
    @Column(
            value = "Of the unchanged rows, those whose unhashed columns were brought up to date.",
            min = "0")
        long rowsRefreshed,
    @Column(value = "Rows whose key is no longer produced.", min = "0") long rowsDeleted,
    @Column(value = "Expected failures.", min = "0") long failuresExpected,
    @Column(value = "Unexpected failures.", min = "0") long failuresUnexpected,
    @Column(value = "Entities that the date had to account for.", min = "0") long population,
    @Column("Digest of everything the date was computed from; null when nothing was computed.")
        @Nullable String inputDigest,
    @Column("Digest of the rows that the date holds; null when nothing was computed.")
        @Nullable String outputDigest,
    @Column("Version of the processor's logic.") String codeVersion,
    @Column("When the run began.") Instant startedAt,
    @Column("When the date was published.") Instant finishedAt,
    @Column(
            "The run's command as it was typed, without what may be secret; null when nothing is"
                + " known of it.")
        @Nullable String command) {

  /**
   * How the date ended.
   *
   * @throws IllegalArgumentException when the ledger holds an outcome that this version has not
   */
  public Outcome ended() {
    return Outcome.valueOf(outcome);
  }

  /** Whether the date need not run again while its input and logic stay the same. */
  public boolean isDone() {
    return ended().isDone();
  }
}
