package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Batches;
import dev.fastbreak.warehouse.Buckets;
import dev.fastbreak.warehouse.Slice;
import java.sql.SQLException;
import java.time.LocalDate;
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

  private final transient Slice<T> slice;
  private final ReadFn<T> fn;

  ReadSlice(DuckDbFile file, Slice<T> slice, int buckets) {
    super("Read " + slice.projection().table());
    this.slice = slice;
    this.fn = new ReadFn<>(file, slice, buckets);
  }

  @Override
  public PCollection<KV<Integer, RowBatch<T>>> expand(PBegin input) {
    return input
        .apply("Start", Impulse.create())
        .apply("Select " + slice.projection().table().name(), ParDo.of(fn))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()));
  }

  /** Travels by record classes and dates; declarations are looked up on the worker. */
  private static final class ReadFn<T extends Record>
      extends DoFn<byte[], KV<Integer, RowBatch<T>>> {

    private static final long serialVersionUID = 1;

    private final DuckDbFile file;
    private final Class<? extends Record> tableType;
    private final Class<T> type;
    private final LocalDate from;
    private final LocalDate to;
    private final int buckets;

    ReadFn(DuckDbFile file, Slice<T> slice, int buckets) {
      this.file = file;
      this.tableType = slice.projection().table().type();
      this.type = slice.projection().type();
      this.from = slice.from();
      this.to = slice.to();
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(OutputReceiver<KV<Integer, RowBatch<T>>> out) {
      TableSpec<?> table = Tables.declaredBy(tableType).orElseThrow();
      Projection<T> projection = Projection.of(table, type);
      int inSlice = projection.columnNames().indexOf(table.entityColumn());
      ColumnSpec extra = inSlice < 0 ? table.column(table.entityColumn()) : null;
      int entity = inSlice < 0 ? projection.columns().size() : inSlice;
      Batches<T> batches = new Batches<>(projection, buckets);
      try (FileLease lease = file.openForPipeline()) {
        DuckDBConnection connection = lease.connection();
        SliceReader.of(connection, new Slice<>(projection, from, to), extra)
            .read(
                connection,
                values ->
                    batches.add(Buckets.of((String) values[entity], buckets), values, out::output));
      } catch (SQLException e) {
        throw Connections.failed("Reading " + table, e);
      }
      batches.finish(out::output);
    }
  }
}
