package dev.fastbreak.jobs;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse that does one thing otherwise than it should, and everything else as the real one.
 *
 * @param real the real one
 * @param way what is wrong
 */
record BrokenWarehouse(Warehouse real, Way way) implements Warehouse {

  private static final long serialVersionUID = 1;

  enum Way {
    /** Staging throws at the first row. */
    CANNOT_STAGE,
    /** Rows whose hash begins with a digit do not arrive. */
    LOSES_ROWS
  }

  @Override
  public String uri() {
    return real.uri();
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    return real.read(slice, buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging) {
    PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage = real.stage(staging);
    if (staging.target() == PrecomputeFailure.class) {
      return stage;
    }
    BreakFn<T> breaking = new BreakFn<>(way, staging);
    return new PTransform<>() {
      @Override
      public PCollection<byte[]> expand(PCollection<RowBatch<T>> input) {
        return input.apply("Break", ParDo.of(breaking)).setCoder(RowBatchCoder.of()).apply(stage);
      }
    };
  }

  private static final class BreakFn<T extends Record> extends DoFn<RowBatch<T>, RowBatch<T>> {
    private static final long serialVersionUID = 1;

    private final Way way;
    private final StagingTable<T> staging;
    private final int hash;

    BreakFn(Way way, StagingTable<T> staging) {
      this.way = way;
      this.staging = staging;
      this.hash = staging.spec().position("data_hash");
    }

    @ProcessElement
    public void process(@Element RowBatch<T> given, OutputReceiver<RowBatch<T>> out) {
      if (way == Way.CANNOT_STAGE) {
        throw new IllegalStateException("the disk is full");
      }
      List<ColumnSpec> columns = staging.spec().columns();
      RowBatch.Builder<T> kept = new RowBatch.Builder<>(columns);
      for (@Nullable Object[] row : given.values(columns)) {
        if (!Character.isDigit(String.valueOf(row[hash]).charAt(0))) {
          kept.add(row);
        }
      }
      out.output(kept.build());
    }
  }

  @Override
  public WarehouseSession open() {
    return real.open();
  }

  @Override
  public WarehouseSession openForReading() {
    return real.openForReading();
  }
}
