package dev.fastbreak.beam.phase;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.plan.PhaseReads;
import dev.fastbreak.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Reads every table that has rows of players, or of teams, and brings together what belongs to the
 * same bucket of them. The only shuffle that rows pass through.
 *
 * <p>Its input holds one element and is what the buckets wait for: players come behind the teams,
 * so that no step of theirs asks for the teams in vain, and is tried again and again.
 *
 * @param <I> whatever the input holds
 */
final class ReadBuckets<I> extends PTransform<PCollection<I>, PCollection<Bucket>> {

  private static final long serialVersionUID = 1;

  private final transient Warehouse warehouse;
  private final transient List<PhaseReads.Wanted<?>> wanted;
  private final int buckets;

  private ReadBuckets(Warehouse warehouse, List<PhaseReads.Wanted<?>> wanted, int buckets) {
    this.warehouse = warehouse;
    this.wanted = wanted;
    this.buckets = buckets;
  }

  /** All rows of a player are in one bucket. */
  static <I> ReadBuckets<I> ofPlayers(Warehouse warehouse, Chunk chunk, int buckets) {
    return new ReadBuckets<>(warehouse, PhaseReads.ofPlayers(chunk), buckets);
  }

  /**
   * A season has a few thousand rows of teams, and every team is compared with all others, so they
   * are not dealt out.
   */
  static <I> ReadBuckets<I> ofTeams(Warehouse warehouse, Chunk chunk) {
    return new ReadBuckets<>(warehouse, PhaseReads.ofTeams(chunk), 1);
  }

  @Override
  public PCollection<Bucket> expand(PCollection<I> awaited) {
    KeyedPCollectionTuple<Integer> tables =
        KeyedPCollectionTuple.of(
            new TupleTag<>(""),
            awaited
                .apply("Have a first bucket", ParDo.of(new FirstFn<I>()))
                .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.ofAny())));
    List<String> names = new ArrayList<>();
    for (PhaseReads.Wanted<?> one : wanted) {
      tables = with(tables, awaited.getPipeline(), one);
      names.add(one.input().table().name());
    }
    return tables
        .apply("Bring each bucket's rows together", CoGroupByKey.create())
        .apply("Make buckets", ParDo.of(new BucketFn(names)))
        .setCoder(BucketCoder.of());
  }

  private <R extends Record> KeyedPCollectionTuple<Integer> with(
      KeyedPCollectionTuple<Integer> tables, Pipeline pipeline, PhaseReads.Wanted<R> wanted) {
    String name = wanted.input().table().name();
    return tables.and(
        new TupleTag<RowBatch<R>>(name),
        pipeline.apply("Read " + name, warehouse.read(wanted.slice(), buckets)));
  }

  /** Somebody must speak of rows of teams that name no team, also when no player has a row. */
  private static final class FirstFn<I> extends DoFn<I, KV<Integer, RowBatch<?>>> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(OutputReceiver<KV<Integer, RowBatch<?>>> out) {
      out.output(KV.of(Bucket.FIRST, new RowBatch<>(0, new byte[0])));
    }
  }

  private static final class BucketFn extends DoFn<KV<Integer, CoGbkResult>, Bucket> {

    private static final long serialVersionUID = 1;

    private final ArrayList<String> tables;

    BucketFn(List<String> tables) {
      this.tables = new ArrayList<>(tables);
    }

    @ProcessElement
    public void process(@Element KV<Integer, CoGbkResult> grouped, OutputReceiver<Bucket> out) {
      Map<String, List<RowBatch<?>>> read = new LinkedHashMap<>();
      for (String table : tables) {
        List<RowBatch<?>> batches = new ArrayList<>();
        grouped.getValue().getAll(new TupleTag<RowBatch<?>>(table)).forEach(batches::add);
        read.put(table, batches);
      }
      out.output(Bucket.asRead(grouped.getKey(), read));
    }
  }
}
