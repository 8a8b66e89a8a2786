package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.duckdb.DuckDBConnection;

/**
 * The warehouse in one DuckDB file. Tables are DuckDB tables named {@code dataset.table}, so that
 * anyone can open the file with DuckDB and query it.
 */
final class DuckDbWarehouse implements Warehouse {

  private static final long serialVersionUID = 1;

  private final DuckDbFile file;

  DuckDbWarehouse(DuckDbFile file) {
    this.file = file;
  }

  @Override
  public String uri() {
    return file.uri();
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    return new ReadSlice<>(file, slice, buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<Stored<T>>, PCollection<Long>> stage(
      StagingTable<T> staging) {
    return new StageRows<>(file, staging);
  }

  @Override
  public WarehouseSession open() {
    DuckDBConnection connection = file.openOrMake();
    DuckDbSession session = new DuckDbSession(file, connection, true);
    session.dropStaleStaging();
    return session;
  }

  @Override
  public WarehouseSession openForReading() {
    return new DuckDbSession(file, file.openForReading(), false);
  }
}
