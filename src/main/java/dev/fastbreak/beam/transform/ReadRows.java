package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads a slice of an upstream table as few, large elements: batches keyed by a bucket, so that all
 * rows of one player or team meet in one place after a single shuffle.
 *
 * @param <T> the input record
 */
public final class ReadRows<T extends Record>
    extends PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> {

  /**
   * Buckets of players. More of them spread better over many workers; each costs a little on one
   * machine. A season has some 600 players.
   */
  public static final int PLAYER_BUCKETS = 8;

  /** Buckets of teams: two or three teams each. */
  public static final int TEAM_BUCKETS = 12;

  /** One bucket, for a small table that every worker gets whole. */
  public static final int WHOLE = 1;

  private final Warehouse warehouse;
  private final Slice<T> slice;
  private final int buckets;

  private ReadRows(Warehouse warehouse, Slice<T> slice, int buckets) {
    this.warehouse = warehouse;
    this.slice = slice;
    this.buckets = buckets;
  }

  /** Reads a slice, dealt into buckets by the name of the player or team. */
  public static <T extends Record> ReadRows<T> of(
      Warehouse warehouse, Slice<T> slice, int buckets) {
    return new ReadRows<>(warehouse, slice, buckets);
  }

  @Override
  public PCollection<KV<Integer, RowBatch<T>>> expand(PBegin begin) {
    return begin
        .apply(slice.projection().table().name(), warehouse.read(slice, buckets))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()));
  }
}
