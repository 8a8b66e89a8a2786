package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.ByteSink;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.RowFormat;
import dev.fastbreak.warehouse.Batches;
import dev.fastbreak.warehouse.Buckets;
import dev.fastbreak.warehouse.Slice;
import java.util.Objects;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO.TypedRead;
import org.apache.beam.sdk.io.gcp.bigquery.SchemaAndRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a slice through the Storage Read API: only its columns and the partitions of its dates
 * leave BigQuery. Rows are encoded as they come and joined into batches within their bundle.
 *
 * @param <T> the input record
 */
final class ReadSlice<T extends Record>
    extends PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> {

  private static final long serialVersionUID = 1;

  private final BigQueryProject project;
  private final Slice<T> slice;
  private final int buckets;

  ReadSlice(BigQueryProject project, Slice<T> slice, int buckets) {
    super("Read " + slice.table());
    this.project = project;
    this.slice = slice;
    this.buckets = buckets;
  }

  @Override
  public PCollection<KV<Integer, RowBatch<T>>> expand(PBegin input) {
    return input
        .apply("From BigQuery", rows())
        .apply("Into batches", ParDo.of(new BatchFn<>(slice, buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()));
  }

  /** The source: bucket and encoded row. */
  TypedRead<KV<Integer, byte[]>> rows() {
    return BigQueryIO.read(new EncodeFn<>(slice, buckets))
        .from(project.reference(slice.table()))
        .withMethod(TypedRead.Method.DIRECT_READ)
        .withSelectedFields(slice.columnsAndEntity().stream().map(ColumnSpec::name).toList())
        .withRowRestriction(new BigQueryDialect(project).within(slice))
        .withoutValidation()
        .withCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class EncodeFn<T extends Record>
      implements SerializableFunction<SchemaAndRecord, KV<Integer, byte[]>> {

    private static final long serialVersionUID = 1;

    private final Slice<T> slice;
    private final int buckets;
    private transient @Nullable Encoder encoder;

    EncodeFn(Slice<T> slice, int buckets) {
      this.slice = slice;
      this.buckets = buckets;
    }

    @Override
    public KV<Integer, byte[]> apply(SchemaAndRecord row) {
      Encoder ready = encoder;
      if (ready == null) {
        ready = new Encoder(slice, buckets);
        encoder = ready;
      }
      return ready.encode(row);
    }
  }

  /** One thread's way from records to encoded rows. */
  private static final class Encoder {
    private final AvroRows rows;
    private final RowFormat format;
    private final ByteSink bytes = new ByteSink();
    private final int entity;
    private final int buckets;

    Encoder(Slice<?> slice, int buckets) {
      this.rows = new AvroRows(slice.table(), slice.columnsAndEntity());
      this.format = RowFormat.of(slice.columns());
      this.entity = slice.entityPosition();
      this.buckets = buckets;
    }

    // A source is read by one thread at a time, but nothing says that its function is not shared.
    synchronized KV<Integer, byte[]> encode(SchemaAndRecord row) {
      @Nullable Object[] values = rows.values(row.getRecord());
      format.write(values, bytes);
      return KV.of(Buckets.of((String) values[entity], buckets), bytes.take());
    }
  }

  /** Joins the rows of a bundle into one batch per bucket. */
  private static final class BatchFn<T extends Record>
      extends DoFn<KV<Integer, byte[]>, KV<Integer, RowBatch<T>>> {

    private static final long serialVersionUID = 1;

    private final Slice<T> slice;
    private final int buckets;
    private transient @Nullable Batches<T> batches;

    BatchFn(Slice<T> slice, int buckets) {
      this.slice = slice;
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      batches = new Batches<>(slice.projection(), buckets);
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, byte[]> row, OutputReceiver<KV<Integer, RowBatch<T>>> out) {
      Objects.requireNonNull(batches).addEncoded(row.getKey(), row.getValue(), out::output);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Objects.requireNonNull(batches)
          .finish(
              batch ->
                  context.output(
                      batch, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
    }
  }
}
