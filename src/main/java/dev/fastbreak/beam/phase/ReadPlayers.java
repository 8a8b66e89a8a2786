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
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Reads every table that has rows of players, and brings together what belongs to the same bucket
 * of them. The only shuffle of the pipeline: all rows of a player are in one bucket.
 */
final class ReadPlayers extends PTransform<PBegin, PCollection<Bucket>> {

  private static final long serialVersionUID = 1;

  private final transient Warehouse warehouse;
  private final transient Chunk chunk;
  private final int buckets;

  ReadPlayers(Warehouse warehouse, Chunk chunk, int buckets) {
    this.warehouse = warehouse;
    this.chunk = chunk;
    this.buckets = buckets;
  }

  @Override
  public PCollection<Bucket> expand(PBegin begin) {
    KeyedPCollectionTuple<Integer> tables = KeyedPCollectionTuple.empty(begin.getPipeline());
    List<String> names = new ArrayList<>();
    for (PhaseReads.Wanted<?> wanted : PhaseReads.ofPlayers(chunk)) {
      tables = with(tables, begin, wanted);
      names.add(wanted.input().table().name());
    }
    // Somebody must speak of rows of teams that name no team, also when no player has a row.
    KV<Integer, RowBatch<?>> nothing = KV.of(Bucket.FIRST, new RowBatch<>(0, new byte[0]));
    PCollection<KV<Integer, RowBatch<?>>> first =
        begin.apply(
            "Have a first bucket",
            Create.of(nothing).withCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.ofAny())));
    return tables
        .and(new TupleTag<RowBatch<?>>(""), first)
        .apply("Bring each player's rows together", CoGroupByKey.create())
        .apply("Make buckets", ParDo.of(new BucketFn(names)))
        .setCoder(BucketCoder.of());
  }

  private <R extends Record> KeyedPCollectionTuple<Integer> with(
      KeyedPCollectionTuple<Integer> tables, PBegin begin, PhaseReads.Wanted<R> wanted) {
    String name = wanted.input().table().name();
    return tables.and(
        new TupleTag<RowBatch<R>>(name),
        begin.apply("Read " + name, warehouse.read(wanted.slice(), buckets)));
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
