package dev.fastbreak.warehouse.bigquery;

import com.google.api.services.bigquery.model.TableRow;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO.Write;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryStorageApiInsertError;
import org.apache.beam.sdk.io.gcp.bigquery.WriteResult;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into a staging table, each exactly once: through the Storage Write API, in streams
 * that are committed behind the last append, or by load jobs where a place for their files is
 * given.
 *
 * <p>What comes out says that the rows are appended. Streams are committed a moment later by a step
 * of Beam's that tells nobody, so publishing waits until it sees the rows.
 *
 * @param <T> the record
 */
final class StageRows<T extends Record>
    extends PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> {

  private static final long serialVersionUID = 1;

  private final BigQueryProject project;
  private final StagingTable<T> staging;

  StageRows(BigQueryProject project, StagingTable<T> staging) {
    super("Stage " + staging.spec());
    this.project = project;
    this.staging = staging;
  }

  @Override
  public PCollection<byte[]> expand(PCollection<RowBatch<T>> rows) {
    PCollectionView<Boolean> made =
        rows.getPipeline()
            .apply("Start", Impulse.create())
            .apply("Make the table", ParDo.of(new MakeFn(project, staging)))
            .setCoder(BooleanCoder.of())
            .apply("The table is made", View.asSingleton());
    PCollection<RowBatch<T>> ready =
        rows.apply("Row by row", ParDo.of(new RowFn<>(staging, made)).withSideInputs(made))
            .setCoder(rows.getCoder());
    return project.loadLocation() == null ? throughStreams(ready) : byLoadJobs(ready);
  }

  private Write<RowBatch<T>> write() {
    StagingTable<T> table = staging; // travels alone with the function, without this transform
    return BigQueryIO.<RowBatch<T>>write()
        .to(project.reference(staging))
        .withSchema(TableMaker.schema(staging.spec(), false))
        .withFormatFunction(row -> JsonValues.row(table.spec(), row))
        .withCreateDisposition(Write.CreateDisposition.CREATE_NEVER)
        .withWriteDisposition(Write.WriteDisposition.WRITE_APPEND)
        .withoutValidation();
  }

  private PCollection<byte[]> throughStreams(PCollection<RowBatch<T>> rows) {
    String date = staging.spec().dateColumn();
    WriteResult written =
        rows.apply(
            "Append",
            write()
                .withMethod(Write.Method.STORAGE_WRITE_API)
                .withPropagateSuccessfulStorageApiWrites(
                    (Predicate<String> & Serializable) name -> name.equals(date)));
    written
        .getFailedStorageApiInserts()
        .apply("Refuse what does not fit", ParDo.of(new RefuseFn(staging.qualifiedName())));
    return written
        .getSuccessfulStorageApiInserts()
        .apply("Tell", ParDo.of(new TellFn()))
        .setCoder(ByteArrayCoder.of());
  }

  private PCollection<byte[]> byLoadJobs(PCollection<RowBatch<T>> rows) {
    WriteResult written =
        rows.apply(
            "Load",
            write()
                .withMethod(Write.Method.FILE_LOADS)
                .withLoadJobProjectId(project.billing())
                .withCustomGcsTempLocation(StaticValueProvider.of(project.loadLocation())));
    return rows.getPipeline()
        .apply("Tell", Impulse.create())
        .apply("When all is loaded", Wait.on(written.getSuccessfulTableLoads()));
  }

  /** Makes the staging table before the first row comes. */
  private static final class MakeFn extends DoFn<byte[], Boolean> {

    private static final long serialVersionUID = 1;

    private final BigQueryProject project;
    private final StagingTable<?> staging;

    MakeFn(BigQueryProject project, StagingTable<?> staging) {
      this.project = project;
      this.staging = staging;
    }

    @ProcessElement
    public void process(OutputReceiver<Boolean> out) {
      new TableMaker(project, BigQueryApi.of(project)).makeStaging(staging);
      out.output(true);
    }
  }

  /** Hands rows on one by one, as BigQueryIO takes them, but not before the table is made. */
  private static final class RowFn<T extends Record> extends DoFn<RowBatch<T>, RowBatch<T>> {

    private static final long serialVersionUID = 1;

    private final StagingTable<T> staging;
    private final PCollectionView<Boolean> made;

    RowFn(StagingTable<T> staging, PCollectionView<Boolean> made) {
      this.staging = staging;
      this.made = made;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      // Asking is waiting; the answer says nothing more. Wait.on would shuffle for the same.
      context.sideInput(made);
      List<ColumnSpec> columns = staging.spec().columns();
      for (@Nullable Object[] row : context.element().values(columns)) {
        context.output(RowBatch.of(columns, Collections.singletonList(row)));
      }
    }
  }

  /** Tells once a bundle that its rows are appended. */
  private static final class TellFn extends DoFn<TableRow, byte[]> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process() {}

    @FinishBundle
    public void finish(FinishBundleContext context) {
      context.output(new byte[0], GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
  }

  /** A row that BigQuery does not take ends the run: published rows would not be all rows. */
  private static final class RefuseFn extends DoFn<BigQueryStorageApiInsertError, Void> {

    private static final long serialVersionUID = 1;

    private final String table;

    RefuseFn(String table) {
      this.table = table;
    }

    @ProcessElement
    public void process(@Element BigQueryStorageApiInsertError error) {
      throw new WarehouseException(
          Cause.REFUSED,
          "A row does not fit into %s: %s. The row: %s"
              .formatted(table, error.getErrorMessage(), error.getRow()));
    }
  }
}
