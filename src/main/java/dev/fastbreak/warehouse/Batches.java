package dev.fastbreak.warehouse;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.Projection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way from a warehouse into a pipeline, dealt into batches by bucket. Not for several
 * threads at once.
 */
public final class Batches<T extends Record> {

  /** A bucket's batch is handed on when it has so many rows, so that memory stays bounded. */
  public static final int MOST_ROWS = 4096;

  private final Projection<T> projection;

  /** By bucket, the batch that is being filled. */
  private final List<RowBatch.@Nullable Builder<T>> open;

  /** No rows yet. */
  public Batches(Projection<T> projection, int buckets) {
    this.projection = projection;
    this.open = new ArrayList<>(Collections.nCopies(buckets, null));
  }

  /**
   * Adds a row's values, in the projection's column order; they need not be valid.
   *
   * @param full takes the bucket's batch, if it is full now
   */
  public void add(int bucket, @Nullable Object[] values, Consumer<KV<Integer, RowBatch<T>>> full) {
    RowBatch.Builder<T> batch = batch(bucket);
    batch.add(values);
    handOn(bucket, batch, MOST_ROWS, full);
  }

  /** The same with a row that has its binary form already. */
  public void addEncoded(int bucket, byte[] row, Consumer<KV<Integer, RowBatch<T>>> full) {
    RowBatch.Builder<T> batch = batch(bucket);
    batch.addEncoded(row);
    handOn(bucket, batch, MOST_ROWS, full);
  }

  /** Hands on all batches that have rows, full or not. */
  public void finish(Consumer<KV<Integer, RowBatch<T>>> rest) {
    for (int bucket = 0; bucket < open.size(); bucket++) {
      RowBatch.Builder<T> batch = open.get(bucket);
      if (batch != null) {
        handOn(bucket, batch, 1, rest);
      }
    }
  }

  private RowBatch.Builder<T> batch(int bucket) {
    RowBatch.Builder<T> batch = open.get(bucket);
    if (batch == null) {
      batch = new RowBatch.Builder<>(projection);
      open.set(bucket, batch);
    }
    return batch;
  }

  private void handOn(
      int bucket,
      RowBatch.Builder<T> batch,
      int leastRows,
      Consumer<KV<Integer, RowBatch<T>>> taker) {
    if (batch.count() >= leastRows) {
      taker.accept(KV.of(bucket, batch.build()));
      open.set(bucket, null);
    }
  }
}
