package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.duckdb.DuckDBConnection;

/**
 * The warehouse in one DuckDB file. Tables are DuckDB tables named {@code dataset.table}, so that
 * anyone can open the file with DuckDB and query it.
 */
record DuckDbWarehouse(DuckDbFile file) implements Warehouse {

  /**
   * How this process works with a file that it writes. A pipeline's statements run on the
   * pipeline's own thread: DuckDB would help with further threads, but the one that waits for them
   * spins, and the other pipelines have use for the cores. The log is folded into the tables on
   * closing, or when a crash would make replaying it slow; by default that is done after every
   * publication. Strings are not compressed by symbol tables: finding these takes as long as all
   * else that a publication writes, and hashes, which are most of the strings, hardly shrink.
   * DuckDB would keep the whole file in memory, of which nobody reads a page twice; what does not
   * fit under the limit goes into its temporary directory.
   */
  private static final List<String> WRITING =
      List.of(
          "SET threads = 1",
          "SET wal_autocheckpoint = '256MB'",
          "SET disabled_compression_methods = 'fsst'",
          "SET memory_limit = '192MB'");

  @Override
  public String uri() {
    return file.uri();
  }

  @Override
  public Optional<Path> localFile() {
    return Optional.of(Path.of(file.location()));
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    return new ReadSlice<>(file, slice, buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging) {
    return new StageRows<>(file, staging);
  }

  @Override
  public Warehouse waiting(Duration patience) {
    return new DuckDbWarehouse(file.waiting(patience));
  }

  @Override
  public WarehouseSession open() {
    return DuckDbSession.writing(file, WRITING);
  }

  @Override
  public void ask(String sql, Predicate<QueryResult> pieces) {
    try (DuckDBConnection connection = file.openForQuestions()) {
      ReadOnlyQuery.run(connection, sql, pieces);
    } catch (SQLException e) {
      throw Connections.failed("Closing " + uri(), e);
    }
  }

  @Override
  public WarehouseSession openForReading() {
    return DuckDbSession.reading(file);
  }
}
