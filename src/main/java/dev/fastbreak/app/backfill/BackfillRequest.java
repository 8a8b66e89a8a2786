package dev.fastbreak.app.backfill;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.plan.ChunkSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a backfill.
 *
 * @param start first day, included
 * @param end last day, included
 * @param processors the processors to run, in order of computation
 * @param resume whether the ledger decides what is done; otherwise every date is computed again
 * @param failFast whether the first date that fails ends the run
 * @param chunk how many dates one pipeline run takes
 * @param failureLimit greatest share of a date's population that may fail unexpectedly, 0..1
 * @param pipelineOptions Beam options by name (runner, project, region ...)
 * @param jobs how many jobs may run at once on other machines
 * @param command what the user typed, for the ledger; null when that is not known
 */
public record BackfillRequest(
    LocalDate start,
    LocalDate end,
    List<Processor> processors,
    boolean resume,
    boolean failFast,
    ChunkSize chunk,
    double failureLimit,
    Map<String, String> pipelineOptions,
    int jobs,
    @Nullable String command) {}
