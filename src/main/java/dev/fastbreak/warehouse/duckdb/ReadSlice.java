package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.Batches;
import dev.fastbreak.warehouse.Buckets;
import dev.fastbreak.warehouse.Slice;
import java.sql.SQLException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.duckdb.DuckDBConnection;

/**
 * Reads a slice with one SELECT and deals its rows into batches by bucket.
 *
 * @param <T> the input record
 */
final class ReadSlice<T extends Record>
    extends PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> {

  private static final long serialVersionUID = 1;

  private final Slice<T> slice;
  private final ReadFn<T> fn;

  ReadSlice(DuckDbFile file, Slice<T> slice, int buckets) {
    super("Read " + slice.table());
    this.slice = slice;
    this.fn = new ReadFn<>(file, slice, buckets);
  }

  @Override
  public PCollection<KV<Integer, RowBatch<T>>> expand(PBegin input) {
    return input
        .apply("Start", Impulse.create())
        .apply("Select " + slice.table().name(), ParDo.of(fn))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()));
  }

  private static final class ReadFn<T extends Record>
      extends DoFn<byte[], KV<Integer, RowBatch<T>>> {

    private static final long serialVersionUID = 1;

    private final DuckDbFile file;
    private final Slice<T> slice;
    private final int buckets;

    ReadFn(DuckDbFile file, Slice<T> slice, int buckets) {
      this.file = file;
      this.slice = slice;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(OutputReceiver<KV<Integer, RowBatch<T>>> out) {
      int entity = slice.entityPosition();
      Batches<T> batches = new Batches<>(slice.projection(), buckets);
      try (FileLease lease = file.openForPipeline()) {
        DuckDBConnection connection = lease.connection();
        SliceReader.of(connection, slice, slice.columnsAndEntity())
            .read(
                connection,
                values ->
                    batches.add(Buckets.of((String) values[entity], buckets), values, out::output));
      } catch (SQLException e) {
        throw Connections.failed("Reading " + slice.table(), e);
      }
      batches.finish(out::output);
    }
  }
}
