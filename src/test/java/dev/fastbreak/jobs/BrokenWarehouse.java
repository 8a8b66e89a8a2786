package dev.fastbreak.jobs;

import dev.fastbreak.beam.coder.StoredCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.SimpleFunction;
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
    LOSES_ROWS,
    /** Deals players into three buckets, whatever is asked for. */
    DEALS_OTHER_BUCKETS
  }

  @Override
  public String uri() {
    return real.uri();
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    boolean otherwise = way == Way.DEALS_OTHER_BUCKETS && buckets > 1;
    return real.read(slice, otherwise ? 3 : buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<Stored<T>>, PCollection<Long>> stage(
      StagingTable<T> staging) {
    PTransform<PCollection<Stored<T>>, PCollection<Long>> stage = real.stage(staging);
    boolean rows = staging.target().type() != PrecomputeFailure.class;
    return new PTransform<>() {
      @Override
      public PCollection<Long> expand(PCollection<Stored<T>> input) {
        if (!rows || way == Way.DEALS_OTHER_BUCKETS) {
          return input.apply(stage);
        } else if (way == Way.LOSES_ROWS) {
          SerializableFunction<Stored<T>, Boolean> arrives =
              row -> !Character.isDigit(row.dataHash().charAt(0));
          return input
              .apply("Lose", Filter.by(arrives))
              .setCoder(StoredCoder.of(staging.spec()))
              .apply(stage);
        }
        return input
            .apply("Break", MapElements.via(new Breaking<T>()))
            .setCoder(StoredCoder.of(staging.spec()))
            .apply(stage);
      }
    };
  }

  private static final class Breaking<T extends Record>
      extends SimpleFunction<Stored<T>, Stored<T>> {
    private static final long serialVersionUID = 1;

    @Override
    public Stored<T> apply(Stored<T> row) {
      throw new IllegalStateException("the disk is full");
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
