package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.ByteSink;
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
  private final SliceSource<T> source;
  private final int buckets;

  ReadSlice(BigQueryProject project, Slice<T> slice, int buckets) {
    super("Read " + slice.projection().table());
    this.project = project;
    this.source = SliceSource.of(slice, slice.projection().table().entityColumn());
    this.buckets = buckets;
  }

  @Override
  public PCollection<KV<Integer, RowBatch<T>>> expand(PBegin input) {
    return input
        .apply("From BigQuery", rows())
        .apply("Into batches", ParDo.of(new BatchFn<>(source, buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), RowBatchCoder.of()));
  }

  /** The source: bucket and encoded row. */
  TypedRead<KV<Integer, byte[]>> rows() {
    return BigQueryIO.read(new EncodeFn<>(source, buckets))
        .from(project.reference(source.table()))
        .withMethod(TypedRead.Method.DIRECT_READ)
        .withSelectedFields(source.columnNames())
        .withRowRestriction(source.restriction())
        .withoutValidation()
        .withCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class EncodeFn<T extends Record>
      implements SerializableFunction<SchemaAndRecord, KV<Integer, byte[]>> {

    private static final long serialVersionUID = 1;

    private final SliceSource<T> source;
    private final int buckets;
    private transient @Nullable Encoder encoder;

    EncodeFn(SliceSource<T> source, int buckets) {
      this.source = source;
      this.buckets = buckets;
    }

    @Override
    public KV<Integer, byte[]> apply(SchemaAndRecord row) {
      Encoder ready = encoder;
      if (ready == null) {
        ready = new Encoder(source, buckets);
        encoder = ready;
      }
      return ready.encode(row);
    }
  }

  /** One thread's way from records to encoded rows. */
  private static final class Encoder {
    private final AvroRows rows;
    private final RowFormat format;
    private final int entity;
    private final int buckets;

    Encoder(SliceSource<?> source, int buckets) {
      this.rows = new AvroRows(source.table(), source.columns());
      this.format = RowFormat.of(source.projection().columns());
      this.entity = source.columnNames().indexOf(source.entityColumn());
      this.buckets = buckets;
    }

    // A source is read by one thread at a time, but nothing says that its function is not shared.
    synchronized KV<Integer, byte[]> encode(SchemaAndRecord row) {
      @Nullable Object[] values = rows.values(row.getRecord());
      ByteSink bytes = new ByteSink();
      format.write(values, bytes);
      return KV.of(Buckets.of((String) values[entity], buckets), bytes.toByteArray());
    }
  }

  /** Joins the rows of a bundle into one batch per bucket. */
  private static final class BatchFn<T extends Record>
      extends DoFn<KV<Integer, byte[]>, KV<Integer, RowBatch<T>>> {

    private static final long serialVersionUID = 1;

    private final SliceSource<T> source;
    private final int buckets;
    private transient @Nullable Batches<T> batches;

    BatchFn(SliceSource<T> source, int buckets) {
      this.source = source;
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      batches = new Batches<>(source.projection(), buckets);
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
