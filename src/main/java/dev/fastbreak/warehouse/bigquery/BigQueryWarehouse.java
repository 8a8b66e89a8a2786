package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** The warehouse in the datasets of one BigQuery project. */
final class BigQueryWarehouse implements Warehouse {

  private static final long serialVersionUID = 1;

  /** With the location of its datasets, once BigQuery was reached. */
  private volatile BigQueryProject project;

  /**
   * Whether BigQuery was reached from here or, before this travelled, from where it came. An
   * address that was right once is waited for.
   */
  private volatile boolean reached;

  BigQueryWarehouse(BigQueryProject project) {
    this.project = project;
  }

  @Override
  public String uri() {
    return project.uri();
  }

  @Override
  public boolean isReachableFromElsewhere() {
    return true;
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    return new ReadSlice<>(project, slice, buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging) {
    return new StageRows<>(project, staging);
  }

  @Override
  public void configure(PipelineOptions options) {
    project.configure(options);
  }

  @Override
  public WarehouseSession open() {
    return session(true);
  }

  @Override
  public WarehouseSession openForReading() {
    return session(false);
  }

  private WarehouseSession session(boolean writable) {
    BigQueryApi api = BigQueryApi.of(project, reached);
    // Whoever cannot even list datasets should hear of it here, and not in the middle of a run.
    if (reached) {
      api.touch();
    } else {
      project = Places.locate(project, api);
      api = BigQueryApi.of(project);
      reached = true;
    }
    return new BigQuerySession(project, api, writable);
  }
}
