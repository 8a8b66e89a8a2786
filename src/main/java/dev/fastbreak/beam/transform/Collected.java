package dev.fastbreak.beam.transform;

import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.OutputDigest;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.FlawedRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what calculators say into stamped rows, failures and counts. An exception in a computation
 * becomes a failure of that entity on that date; it never takes the others down.
 *
 * @param <T> the row
 */
final class Collected<T extends Record> {

  private static final Logger LOG = LoggerFactory.getLogger(Collected.class);

  private final Chunk chunk;
  private final TableSpec<T> table;
  private final ContentHasher hasher;
  private final int readyPosition;
  private final Consumer<Stored<T>> rows;
  private final Consumer<Stored<PrecomputeFailure>> failures;
  private final Map<LocalDate, DateTally> tallies = new TreeMap<>();
  private boolean logged;

  Collected(
      Chunk chunk,
      TableSpec<T> table,
      ContentHasher hasher,
      Consumer<Stored<T>> rows,
      Consumer<Stored<PrecomputeFailure>> failures) {
    this.chunk = chunk;
    this.table = table;
    this.hasher = hasher;
    this.readyPosition = table.position("is_production_ready");
    this.rows = rows;
    this.failures = failures;
  }

  /** Computes an entity on every due date whose population it belongs to. */
  void compute(EntityCalculator<T> entity) {
    entity.compute(
        chunk.dates(),
        e -> {
          logOnce(entity.entityId(), e);
          return Result.thrown(chunk.processor().errorCategory(), e);
        },
        this::add);
  }

  /** Input rows that name no entity or no date: every date that reads them must say so. */
  void unattributable(Unattributable flawed) {
    for (LocalDate date : chunk.dates()) {
      List<FlawedRow> concerning = flawed.concerning(date);
      if (!concerning.isEmpty()) {
        String reason =
            "%d input rows cannot be attributed; correct or delete them. The first: %s"
                .formatted(concerning.size(), concerning.get(0).describe());
        add(Failure.DATE_LEVEL, date, Result.failed(FailureCategory.INVALID_INPUT, reason));
      }
    }
  }

  /** What was counted, per date. */
  Map<LocalDate, DateTally> tallies() {
    return tallies;
  }

  private void add(String entityId, LocalDate date, Result<T> result) {
    DateTally one;
    if (result instanceof Result.Row<T> made) {
      one = addRow(made.row());
    } else {
      Result.Failed<T> failed = (Result.Failed<T>) result;
      one = addFailure(new Failure(date, entityId, failed.category(), failed.reason()));
    }
    tallies.merge(date, one, DateTally::plus);
  }

  private DateTally addRow(T row) {
    @Nullable Object[] values = table.contentValues(row);
    String hash = hasher.hash(values);
    rows.accept(new Stored<>(row, hash, chunk.startedAt(), chunk.runId()));
    SetDigest digest = new SetDigest();
    OutputDigest.add(digest, hash, values[readyPosition]);
    return new DateTally(1, 1, 0, 0, 0, digest);
  }

  /** A failure as it is stored. */
  static Stored<PrecomputeFailure> stored(Chunk chunk, Failure failure) {
    PrecomputeFailure row =
        new PrecomputeFailure(
            chunk.processor().storedName(),
            chunk.runId(),
            failure.date(),
            failure.entityId(),
            failure.category().label(),
            failure.reason(),
            failure.category().canRetry(),
            chunk.startedAt());
    return new Stored<>(row, "", chunk.startedAt(), chunk.runId());
  }

  private DateTally addFailure(Failure failure) {
    failures.accept(stored(chunk, failure));
    boolean expected = failure.category().expected();
    return failure.countsForEntity()
        ? new DateTally(1, 0, expected ? 1 : 0, expected ? 0 : 1, 0, new SetDigest())
        : new DateTally(0, 0, 0, 0, expected ? 0 : 1, new SetDigest());
  }

  /** The stack trace once per bundle: a broken calculator throws for every player. */
  private void logOnce(String entityId, RuntimeException e) {
    if (!logged) {
      logged = true;
      LOG.warn(
          "{} failed for {}; further stack traces of this bucket are left out",
          chunk.processor(),
          entityId,
          e);
    }
  }
}
