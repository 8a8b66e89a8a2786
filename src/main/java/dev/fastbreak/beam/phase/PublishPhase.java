package dev.fastbreak.beam.phase;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.beam.coder.TalliesCoder;
import dev.fastbreak.beam.phase.Computed.ToStore;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.warehouse.Bill;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Stages what all processors of a chunk made, waits until everything is staged and counted, and
 * publishes it in one transaction: rows, failures and ledger lines, or nothing.
 *
 * <p>A re-run is safe: rows are merged by key and content hash, and a run whose lines stand in the
 * ledger is not published again. Of a bundle that is tried again, the warehouse keeps no row twice.
 */
final class PublishPhase extends PTransform<PBegin, PCollection<Long>> {

  private static final long serialVersionUID = 1;

  private static final TupleTag<byte[]> COUNTS = new TupleTag<>("counts");
  private static final TupleTag<RowBatch<PrecomputeFailure>> FAILURES = new TupleTag<>("failures");

  private final Warehouse warehouse;
  private final Chunk chunk;
  private final Clock clock;
  private final transient List<Computed<?>> computed;

  private PublishPhase(Warehouse warehouse, Chunk chunk, Clock clock, List<Computed<?>> computed) {
    this.warehouse = warehouse;
    this.chunk = chunk;
    this.clock = clock;
    this.computed = computed;
  }

  /**
   * Publishes a chunk.
   *
   * @param clock tells the ledger when the chunk was published; must be serializable
   * @param computed what the processors made: the teams first, then the players in the order in
   *     which their buckets walk
   * @return the number of ledger lines
   */
  static PublishPhase of(Warehouse warehouse, Chunk chunk, Clock clock, Computed<?>... computed) {
    return new PublishPhase(warehouse, chunk, clock, List.of(computed));
  }

  @Override
  public PCollection<Long> expand(PBegin begin) {
    List<PCollection<byte[]>> parts = new ArrayList<>();
    for (Computed<?> step : computed) {
      if (step.stored() != null) {
        parts.add(staged(step.stored()));
      }
    }
    // The buckets have walked through all steps of their kind, and carry all failures and counts.
    PCollectionTuple behind =
        PCollectionList.of(computed.get(0).handedOn())
            .and(computed.get(computed.size() - 1).handedOn())
            .apply("Teams and players", Flatten.pCollections())
            .apply(
                "Failures and counts",
                ParDo.of(new BehindFn()).withOutputTags(COUNTS, TupleTagList.of(FAILURES)));
    parts.add(behind.get(COUNTS).setCoder(ByteArrayCoder.of()));
    parts.add(
        behind
            .get(FAILURES)
            .setCoder(RowBatchCoder.of())
            .apply("Stage failures", warehouse.stage(StagingTable.failuresOf(chunk))));
    return PCollectionList.of(parts)
        .apply("Wait for all counts and all writes", Flatten.pCollections())
        .apply("Add up the dates", Combine.globally(new SumTallies()).withoutDefaults())
        .setCoder(ByteArrayCoder.of())
        .apply("Publish in one transaction", ParDo.of(new PublishFn(warehouse, chunk, clock)));
  }

  private <T extends Record> PCollection<byte[]> staged(ToStore<T> made) {
    return made.rows()
        .apply(
            "Stage " + made.table().name(),
            warehouse.stage(StagingTable.rowsOf(chunk, made.table())));
  }

  /** Takes out of a bucket what is left to be said of its players, or of the teams. */
  private static final class BehindFn extends DoFn<Bucket, byte[]> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Bucket bucket, MultiOutputReceiver out) {
      out.get(COUNTS).output(TalliesCoder.toBytes(bucket.tallies()));
      bucket.failures().forEach(out.get(FAILURES)::output);
    }
  }

  /**
   * Adds up what was counted in many places; what was staged counts nothing, and makes the sum wait
   * for it without a side input. Counts travel as bytes: the DirectRunner copies all that waits for
   * the sum whenever more comes, and bytes are copied at once.
   */
  private static final class SumTallies implements SerializableFunction<Iterable<byte[]>, byte[]> {

    private static final long serialVersionUID = 1;

    @Override
    public byte[] apply(Iterable<byte[]> parts) {
      Map<ProcessorDate, DateTally> sum = new HashMap<>();
      for (byte[] part : parts) {
        if (part.length > 0) {
          TalliesCoder.fromBytes(part)
              .forEach((date, tally) -> sum.merge(date, tally, DateTally::plus));
        }
      }
      return TalliesCoder.toBytes(sum);
    }
  }

  private static final class PublishFn extends DoFn<byte[], Long> {

    private static final long serialVersionUID = 1;

    private final Warehouse warehouse;
    private final Chunk chunk;
    private final Clock clock;

    PublishFn(Warehouse warehouse, Chunk chunk, Clock clock) {
      this.warehouse = warehouse;
      this.chunk = chunk;
      this.clock = clock;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      try (WarehouseSession session = warehouse.open()) {
        try {
          Publication publication =
              new Publication(chunk, TalliesCoder.fromBytes(context.element()), clock.instant());
          context.output((long) session.publish(publication).size());
        } finally {
          Bill.counter().inc(session.billedBytes());
        }
      }
    }
  }
}
