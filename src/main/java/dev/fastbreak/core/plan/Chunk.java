package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.SeasonSchedule;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one pipeline run computes and publishes at once: some dates of one season, of one processor.
 *
 * @param processor the processor
 * @param season the season; all history is read from its opener on
 * @param dueDates the dates, oldest first, at least one
 * @param runId the run that the rows and ledger lines carry
 * @param startedAt when the run began; also {@code processed_at} of what it writes
 * @param failureLimit greatest share of a date's population that may fail unexpectedly, 0..1
 */
public record Chunk(
    Processor processor,
    SeasonSchedule season,
    ArrayList<DueDate> dueDates,
    String runId,
    Instant startedAt,
    double failureLimit)
    implements Serializable {

  /** The share of unexpected failures above which a date has failed, unless told otherwise. */
  public static final double DEFAULT_FAILURE_LIMIT = 0.05;

  public Chunk {
    if (dueDates.isEmpty()) {
      throw new IllegalArgumentException("A chunk needs at least one date");
    }
  }

  /** The dates alone, oldest first. */
  public List<LocalDate> dates() {
    return dueDates.stream().map(DueDate::date).toList();
  }

  public LocalDate firstDate() {
    return dueDates.get(0).date();
  }

  public LocalDate lastDate() {
    return dueDates.get(dueDates.size() - 1).date();
  }
}
