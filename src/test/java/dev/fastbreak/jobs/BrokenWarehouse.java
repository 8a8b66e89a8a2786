package dev.fastbreak.jobs;

import dev.fastbreak.beam.coder.StoredRowsCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.rows.StoredRows;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

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
  public <T extends Record> PTransform<PCollection<StoredRows<T>>, PCollection<Long>> stage(
      StagingTable<T> staging) {
    PTransform<PCollection<StoredRows<T>>, PCollection<Long>> stage = real.stage(staging);
    if (staging.target().type() == PrecomputeFailure.class) {
      return stage;
    }
    BreakFn<T> breaking = new BreakFn<>(way, staging.spec().position("data_hash"));
    return new PTransform<>() {
      @Override
      public PCollection<Long> expand(PCollection<StoredRows<T>> input) {
        return input
            .apply("Break", ParDo.of(breaking))
            .setCoder(StoredRowsCoder.of(staging.spec()))
            .apply(stage);
      }
    };
  }

  private static final class BreakFn<T extends Record> extends DoFn<StoredRows<T>, StoredRows<T>> {
    private static final long serialVersionUID = 1;

    private final Way way;
    private final int hash;

    BreakFn(Way way, int hash) {
      this.way = way;
      this.hash = hash;
    }

    @ProcessElement
    public void process(@Element StoredRows<T> given, OutputReceiver<StoredRows<T>> out) {
      if (way == Way.CANNOT_STAGE) {
        throw new IllegalStateException("the disk is full");
      }
      out.output(
          new StoredRows<>(
              given.rows().stream()
                  .filter(row -> !Character.isDigit(String.valueOf(row[hash]).charAt(0)))
                  .toList()));
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
