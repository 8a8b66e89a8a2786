package dev.fastbreak.app.plan;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Notes what pipelines would read while they are built. They cannot be run against it. */
final class RecordedReads implements Warehouse {

  private static final long serialVersionUID = 1;

  // Steps carry copies of the warehouse to workers; only the one that pipelines are built with
  // records.
  private final transient List<Slice<?>> slices = new ArrayList<>();

  /** What was asked for so far; a slice that is read twice is there twice. */
  List<Slice<?>> slices() {
    return List.copyOf(slices);
  }

  @Override
  public String uri() {
    return "recorded-reads";
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    slices.add(slice);
    return new NoRows<>("Read " + slice.projection().table());
  }

  @Override
  public <T extends Record> PTransform<PCollection<Stored<T>>, PCollection<Long>> stage(
      StagingTable<T> staging) {
    return new NothingStaged<>("Stage " + staging.name());
  }

  @Override
  public WarehouseSession open() {
    throw new UnsupportedOperationException("Pipelines are only built with recorded reads");
  }

  @Override
  public WarehouseSession openForReading() {
    return open();
  }

  private static final class NoRows<T extends Record>
      extends PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> {

    private static final long serialVersionUID = 1;

    NoRows(String name) {
      super(name);
    }

    @Override
    public PCollection<KV<Integer, RowBatch<T>>> expand(PBegin input) {
      return input.apply(Create.empty(KvCoder.of(VarIntCoder.of(), RowBatchCoder.<T>of())));
    }
  }

  private static final class NothingStaged<T extends Record>
      extends PTransform<PCollection<Stored<T>>, PCollection<Long>> {

    private static final long serialVersionUID = 1;

    NothingStaged(String name) {
      super(name);
    }

    @Override
    public PCollection<Long> expand(PCollection<Stored<T>> input) {
      return input.getPipeline().apply(Create.empty(VarLongCoder.of()));
    }
  }
}
