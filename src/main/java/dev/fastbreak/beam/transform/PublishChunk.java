package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.ByDateCoder;
import dev.fastbreak.beam.coder.DateTallyCoder;
import dev.fastbreak.beam.coder.StoredCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TrafficMetrics;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * Stages rows and failures, waits until all of them are there, and publishes the chunk in one
 * transaction. The last step of every pipeline, so that no one has to wait for a job to finish its
 * work. A retried publish finds its ledger lines and changes nothing.
 *
 * @param <T> the row
 */
public final class PublishChunk<T extends Record>
    extends PTransform<ComputedFeatures<T>, PCollection<Stored<PrecomputeRun>>> {

  private final Warehouse warehouse;
  private final Chunk chunk;
  private final TableSpec<T> table;
  private final Clock clock;
  private final @Nullable Outcome forced;

  private PublishChunk(
      Warehouse warehouse, Chunk chunk, TableSpec<T> table, Clock clock, @Nullable Outcome forced) {
    this.warehouse = warehouse;
    this.chunk = chunk;
    this.table = table;
    this.clock = clock;
    this.forced = forced;
  }

  /**
   * Publishes a chunk of a table.
   *
   * @param clock tells the ledger when the chunk was published; must be serializable
   */
  public static <T extends Record> PublishChunk<T> to(
      Warehouse warehouse, Chunk chunk, TableSpec<T> table, Clock clock) {
    return new PublishChunk<>(warehouse, chunk, table, clock, null);
  }

  /** The same, with an outcome that is known beforehand because nothing was computed. */
  PublishChunk<T> withOutcome(Outcome outcome) {
    return new PublishChunk<>(warehouse, chunk, table, clock, outcome);
  }

  @Override
  public PCollection<Stored<PrecomputeRun>> expand(ComputedFeatures<T> computed) {
    StagingTable<T> rowStaging = StagingTable.rowsOf(chunk, table);
    StagingTable<PrecomputeFailure> failureStaging = StagingTable.failuresOf(chunk);
    PCollection<Map<LocalDate, DateTally>> rowsStaged =
        computed
            .rows()
            .apply("Stage rows", warehouse.stage(rowStaging))
            .apply("Rows are staged", Receipt.forBundle());
    PCollection<Map<LocalDate, DateTally>> counts = computed.tallies();
    PCollection<Stored<PrecomputeFailure>> failures = computed.failures();
    if (forced == null) {
      PCollectionTuple looked =
          counts
              .apply("Count the dates", SumByDate.globally(DateTally::plus))
              .setCoder(ByDateCoder.of(DateTallyCoder.of()))
              .apply("Find dates of nobody", NobodyToCompute.in(chunk));
      counts = looked.get(NobodyToCompute.COUNTS);
      failures =
          PCollectionList.of(failures)
              .and(looked.get(NobodyToCompute.FAILURES))
              .apply("All failures", Flatten.pCollections());
    }
    PCollection<Map<LocalDate, DateTally>> failuresStaged =
        failures
            .apply("Stage failures", warehouse.stage(failureStaging))
            .apply("Failures are staged", Receipt.forBundle());
    return PCollectionList.of(counts)
        .and(rowsStaged)
        .and(failuresStaged)
        .apply("Wait for all counts and all writes", Flatten.pCollections())
        .apply("Add up the dates", SumByDate.globally(DateTally::plus))
        .setCoder(ByDateCoder.of(DateTallyCoder.of()))
        .apply(
            "Publish in one transaction",
            ParDo.of(new PublishFn(warehouse, chunk, rowStaging, failureStaging, clock, forced)))
        .setCoder(StoredCoder.of(Tables.PRECOMPUTE_RUNS));
  }

  /**
   * Turns a staging write into a count of nothing. Added up with the tallies, it makes the sum wait
   * until the write is done, without a side input of its own.
   */
  private static final class Receipt extends DoFn<Long, Map<LocalDate, DateTally>> {

    static PTransform<PCollection<Long>, PCollection<Map<LocalDate, DateTally>>> forBundle() {
      return new PTransform<>() {
        @Override
        public PCollection<Map<LocalDate, DateTally>> expand(PCollection<Long> staged) {
          return staged
              .apply(ParDo.of(new Receipt()))
              .setCoder(ByDateCoder.of(DateTallyCoder.of()));
        }
      };
    }

    @ProcessElement
    public void process(OutputReceiver<Map<LocalDate, DateTally>> out) {
      out.output(Map.of());
    }
  }

  private static final class PublishFn
      extends DoFn<Map<LocalDate, DateTally>, Stored<PrecomputeRun>> {
    private final Warehouse warehouse;
    private final Chunk chunk;
    private final StagingTable<?> rows;
    private final StagingTable<PrecomputeFailure> failures;
    private final Clock clock;
    private final @Nullable Outcome forced;

    PublishFn(
        Warehouse warehouse,
        Chunk chunk,
        StagingTable<?> rows,
        StagingTable<PrecomputeFailure> failures,
        Clock clock,
        @Nullable Outcome forced) {
      this.warehouse = warehouse;
      this.chunk = chunk;
      this.rows = rows;
      this.failures = failures;
      this.clock = clock;
      this.forced = forced;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      try (WarehouseSession session = warehouse.open()) {
        try {
          Publication publication =
              new Publication(chunk, rows, failures, context.element(), forced, clock.instant());
          for (PrecomputeRun line : session.publish(publication)) {
            context.output(new Stored<>(line, "", line.finishedAt(), line.runId()));
          }
        } finally {
          TrafficMetrics.count(session.traffic());
        }
      }
    }
  }
}
