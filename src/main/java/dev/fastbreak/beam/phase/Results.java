package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.phase.Unattributable;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.FlawedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what calculators say into stamped rows, failures and counts.
 *
 * @param <T> the row
 */
final class Results<T extends Record> {

  private static final Logger LOG = LoggerFactory.getLogger(Results.class);

  /** Rows handed over as one element. */
  private static final int MOST_ROWS = 2048;

  private final Chunk chunk;
  private final Processor processor;
  private final List<LocalDate> dates;
  private final TableSpec<T> table;
  private final ContentHasher hasher;
  private final int @Nullable [] positionsForOthers;
  private final Consumer<RowBatch<T>> rows;
  private final List<RowBatch<PrecomputeFailure>> failures = new ArrayList<>();
  private final TallySheet tallies;
  private final List<@Nullable Object[]> forOthers = new ArrayList<>();
  private final RowBatch.Builder<T> openRows;
  private final RowBatch.Builder<PrecomputeFailure> openFailures;
  private Counts counts = Counts.NONE;
  private boolean logged;

  /** What was computed, for people who watch. */
  record Counts(long entities, long rows, long failures) {
    static final Counts NONE = new Counts(0, 0, 0);
  }

  Results(
      Chunk chunk,
      Processor processor,
      TableSpec<T> table,
      ContentHasher hasher,
      Consumer<RowBatch<T>> rows) {
    this.chunk = chunk;
    this.processor = processor;
    this.dates = chunk.dates(processor);
    this.tallies = new TallySheet(processor, dates);
    this.table = table;
    this.hasher = hasher;
    this.positionsForOthers =
        Inputs.readProcessors().contains(processor)
            ? Inputs.stored(processor).columns().positionsInTable()
            : null;
    this.rows = rows;
    this.openRows = new RowBatch.Builder<>(table.columns());
    this.openFailures = new RowBatch.Builder<>(Tables.PRECOMPUTE_FAILURES.columns());
  }

  /** The due dates, oldest first. */
  List<LocalDate> dates() {
    return dates;
  }

  /** Computes an entity on every due date whose population it belongs to. */
  void compute(EntityCalculator<T> entity) {
    entity.compute(
        dates,
        e -> {
          logOnce(entity.entityId(), e);
          return Result.thrown(processor.errorCategory(), e);
        },
        this::add);
  }

  /** Input rows that name no entity or no date: every date that reads them must say so. */
  void unattributable(Unattributable flawed) {
    for (LocalDate date : dates) {
      List<FlawedRow> concerning = flawed.concerning(date);
      if (!concerning.isEmpty()) {
        String reason =
            "%d input rows cannot be attributed; correct or delete them. The first: %s"
                .formatted(concerning.size(), concerning.get(0).describe());
        add(Failure.DATE_LEVEL, date, Result.failed(FailureCategory.INVALID_INPUT, reason));
      }
    }
  }

  /** Hands over what is still held back. */
  void finish() {
    flushRows();
    flushFailures();
  }

  /** The entities that have no row on a date, and why. */
  List<RowBatch<PrecomputeFailure>> failures() {
    return failures;
  }

  /** What was counted, per date. */
  Map<ProcessorDate, DateTally> tallies() {
    return tallies.byDate();
  }

  /** What others read of the rows; null when nobody does. */
  @Nullable List<@Nullable Object[]> readByOthers() {
    return positionsForOthers == null ? null : forOthers;
  }

  /** What was counted since this was asked the last time. */
  Counts countsSinceLastAsked() {
    Counts since = counts;
    counts = Counts.NONE;
    return since;
  }

  private void add(String entityId, LocalDate date, Result<T> result) {
    if (result instanceof Result.Row<T> made) {
      @Nullable Object[] values = table.valuesToStamp(made.row());
      String misfit = table.misfit(values);
      if (misfit == null) {
        addRow(date, values);
      } else {
        add(entityId, date, Result.misfit(misfit));
      }
    } else {
      Result.Failed<T> failed = (Result.Failed<T>) result;
      addFailure(new Failure(date, entityId, failed.category(), failed.reason()));
    }
  }

  private void addRow(LocalDate date, @Nullable Object[] values) {
    table.stamp(values, hasher.hash(values), chunk.startedAt(), chunk.runId());
    openRows.add(values);
    if (openRows.count() == MOST_ROWS) {
      flushRows();
    }
    if (positionsForOthers != null) {
      @Nullable Object[] picked = new @Nullable Object[positionsForOthers.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = values[positionsForOthers[i]];
      }
      forOthers.add(picked);
    }
    tallies.row(date, values);
    counts = new Counts(counts.entities() + 1, counts.rows() + 1, counts.failures());
  }

  private void addFailure(Failure failure) {
    openFailures.add(Tables.PRECOMPUTE_FAILURES.contentValues(chunk.stored(processor, failure)));
    if (openFailures.count() == MOST_ROWS) {
      flushFailures();
    }
    tallies.failure(failure);
    counts = new Counts(counts.entities() + 1, counts.rows(), counts.failures() + 1);
  }

  private void flushRows() {
    if (openRows.count() > 0) {
      rows.accept(openRows.build());
    }
  }

  private void flushFailures() {
    if (openFailures.count() > 0) {
      failures.add(openFailures.build());
    }
  }

  /** The stack trace once per bundle: a broken calculator throws for every player. */
  private void logOnce(String entityId, RuntimeException e) {
    if (!logged) {
      logged = true;
      LOG.warn(
          "{} failed for {}; further stack traces of this bucket are left out",
          processor,
          entityId,
          e);
    }
  }
}
