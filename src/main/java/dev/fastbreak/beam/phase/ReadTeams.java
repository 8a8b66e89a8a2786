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
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Reads every table that has rows of teams into one bucket. A season has a few thousand such rows,
 * and every team is compared with all others, so they are not dealt out.
 */
final class ReadTeams extends PTransform<PBegin, PCollection<Bucket>> {

  private static final long serialVersionUID = 1;

  private final transient Warehouse warehouse;
  private final transient Chunk chunk;

  ReadTeams(Warehouse warehouse, Chunk chunk) {
    this.warehouse = warehouse;
    this.chunk = chunk;
  }

  @Override
  public PCollection<Bucket> expand(PBegin begin) {
    PCollectionList<KV<String, RowBatch<?>>> tables = PCollectionList.empty(begin.getPipeline());
    for (PhaseReads.Wanted<?> wanted : PhaseReads.ofTeams(chunk)) {
      tables = tables.and(named(begin, wanted));
    }
    PCollection<KV<String, RowBatch<?>>> all =
        tables
            .apply("All tables", Flatten.pCollections())
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.ofAny()));
    PCollectionView<Map<String, Iterable<RowBatch<?>>>> byTable =
        all.apply("By table", View.asMultimap());
    return begin
        .apply("One bucket", Impulse.create())
        .apply("Put all teams into it", ParDo.of(new BucketFn(byTable)).withSideInputs(byTable))
        .setCoder(BucketCoder.of());
  }

  private <R extends Record> PCollection<KV<String, RowBatch<?>>> named(
      PBegin begin, PhaseReads.Wanted<R> wanted) {
    String name = wanted.input().table().name();
    return begin
        .apply("Read " + name, warehouse.read(wanted.slice(), 1))
        .apply("Name " + name, ParDo.of(new NameFn<R>(name)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RowBatchCoder.ofAny()));
  }

  private static final class NameFn<R extends Record>
      extends DoFn<KV<Integer, RowBatch<R>>, KV<String, RowBatch<?>>> {

    private static final long serialVersionUID = 1;

    private final String table;

    NameFn(String table) {
      this.table = table;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, RowBatch<R>> batch, OutputReceiver<KV<String, RowBatch<?>>> out) {
      out.output(KV.of(table, batch.getValue()));
    }
  }

  private static final class BucketFn extends DoFn<byte[], Bucket> {

    private static final long serialVersionUID = 1;

    private final PCollectionView<Map<String, Iterable<RowBatch<?>>>> byTable;

    BucketFn(PCollectionView<Map<String, Iterable<RowBatch<?>>>> byTable) {
      this.byTable = byTable;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<String, List<RowBatch<?>>> read = new LinkedHashMap<>();
      context
          .sideInput(byTable)
          .forEach(
              (table, batches) -> {
                List<RowBatch<?>> own = new ArrayList<>();
                batches.forEach(own::add);
                read.put(table, own);
              });
      context.output(Bucket.asRead(Bucket.FIRST, read));
    }
  }
}
