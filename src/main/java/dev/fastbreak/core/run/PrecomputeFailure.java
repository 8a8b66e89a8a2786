package dev.fastbreak.core.run;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Table;
import java.time.Instant;
import java.time.LocalDate;

/** Why an entity has no row on a date. */
@Table(
    dataset = "nba_processing",
    name = "precompute_failures",
    meaning = "One row per entity that ended without a feature row, and why.",
    key = {"analysis_date", "processor_name", "entity_id"},
    date = "analysis_date",
    cluster = {"processor_name", "failure_category", "can_retry"})
public record PrecomputeFailure(
    @Column("Name of the processor.") String processorName,
    @Column("The run that recorded the failure.") String runId,
    @Column("The date that was processed.") LocalDate analysisDate,
    @Column("Player, team, or DATE_LEVEL when it blocks the whole date.") String entityId,
    @Column("The kind of failure.") String failureCategory,
    @Column("What happened, and what would cure it; at most 1000 characters.") String failureReason,
    @Column("Whether a later run may succeed without a change of code.") boolean canRetry,
    @Column("When it was recorded.") Instant createdAt) {}
