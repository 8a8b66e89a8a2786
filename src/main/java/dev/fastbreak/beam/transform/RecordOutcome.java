package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.ByDateCoder;
import dev.fastbreak.beam.coder.DateTallyCoder;
import dev.fastbreak.beam.coder.StoredCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Publishes dates for which nothing is computed: bootstrap days, and dates that are blocked because
 * something they need is missing. They go through the same door as computed dates, so the ledger
 * and the failures are written in one transaction too.
 *
 * @param <T> the row that the dates would have had
 */
public final class RecordOutcome<T extends Record>
    extends PTransform<PBegin, PCollection<Stored<PrecomputeRun>>> {

  private final Warehouse warehouse;
  private final Chunk chunk;
  private final TableSpec<T> table;
  private final Outcome outcome;
  private final List<Failure> failures;
  private final Clock clock;

  private RecordOutcome(
      Warehouse warehouse,
      Chunk chunk,
      TableSpec<T> table,
      Outcome outcome,
      List<Failure> failures,
      Clock clock) {
    this.warehouse = warehouse;
    this.chunk = chunk;
    this.table = table;
    this.outcome = outcome;
    this.failures = failures;
    this.clock = clock;
  }

  /** Records one outcome, and the failures that explain it, for all dates of a chunk. */
  public static RecordOutcome<?> of(
      Warehouse warehouse, Chunk chunk, Outcome outcome, List<Failure> failures, Clock clock) {
    return new RecordOutcome<>(
        warehouse, chunk, chunk.processor().table(), outcome, failures, clock);
  }

  @Override
  public PCollection<Stored<PrecomputeRun>> expand(PBegin begin) {
    Pipeline pipeline = begin.getPipeline();
    TupleTag<Stored<T>> rows = new TupleTag<>() {};
    TupleTag<Stored<PrecomputeFailure>> failureTag = new TupleTag<>() {};
    TupleTag<Map<LocalDate, DateTally>> tallies = new TupleTag<>() {};
    Map<LocalDate, DateTally> counts = new TreeMap<>();
    failures.forEach(
        failure ->
            counts.merge(
                failure.date(),
                new DateTally(0, 0, 0, 0, 1, DateTally.empty().output()),
                DateTally::plus));
    ComputedFeatures<T> nothing =
        new ComputedFeatures<>(
            pipeline,
            rows,
            pipeline.apply("No rows", Create.empty(StoredCoder.of(table))),
            failureTag,
            pipeline.apply(
                "Failures",
                Create.of(
                        failures.stream().map(failure -> Collected.stored(chunk, failure)).toList())
                    .withCoder(StoredCoder.of(Tables.PRECOMPUTE_FAILURES))),
            tallies,
            pipeline.apply(
                "Counts",
                Create.<Map<LocalDate, DateTally>>of(counts)
                    .withCoder(ByDateCoder.of(DateTallyCoder.of()))));
    return nothing.apply(
        "Publish", PublishChunk.to(warehouse, chunk, table, clock).withOutcome(outcome));
  }
}
