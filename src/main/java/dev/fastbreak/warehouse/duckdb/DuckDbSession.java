package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowCollector;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.sql.PublishPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session on a DuckDB file. It keeps the file open, and every call works on a connection of its
 * own, so threads do not meet.
 */
final class DuckDbSession implements WarehouseSession {

  private static final Logger LOG = LoggerFactory.getLogger(DuckDbSession.class);

  private final DuckDbFile file;
  private final DuckDBConnection keptOpen;
  private final boolean writable;

  DuckDbSession(DuckDbFile file, DuckDBConnection keptOpen, boolean writable) {
    this.file = file;
    this.keptOpen = keptOpen;
    this.writable = writable;
  }

  @Override
  public <T extends Record> InputRows<T> fetch(Slice<T> slice) {
    TableSpec<?> table = slice.projection().table();
    return call(
        "Reading " + table,
        connection -> {
          RowCollector<T> collector = new RowCollector<>(slice.projection());
          SliceReader.of(connection, slice, null).read(connection, collector::add);
          return collector.collected();
        });
  }

  @Override
  public void createMissingTables() {
    String doing = "Making the tables of " + file.uri();
    requireWritable(doing);
    call(
        doing,
        connection ->
            Connections.inTransaction(
                connection,
                c -> {
                  TableMaker.makeMissing(c);
                  return this;
                }));
  }

  @Override
  public List<PrecomputeRun> publish(Publication publication) {
    String doing = "Publishing " + publication.processor();
    requireWritable(doing);
    List<PrecomputeRun> lines;
    try {
      lines =
          call(
              doing,
              connection -> {
                StagingArea.make(connection, publication.rows());
                StagingArea.make(connection, publication.failures());
                return Connections.inTransaction(connection, c -> publish(c, publication));
              });
    } catch (PublicationRefusedException e) {
      dropStaging(publication);
      throw e;
    }
    dropStaging(publication);
    return lines;
  }

  private static List<PrecomputeRun> publish(DuckDBConnection connection, Publication publication)
      throws SQLException {
    for (TableSpec<?> table :
        List.of(publication.target(), Tables.PRECOMPUTE_FAILURES, Tables.PRECOMPUTE_RUNS)) {
      StoredColumns.of(connection, table).requireForWriting(table.columns());
    }
    PublishPlan plan =
        PublishPlan.of(
            publication, DuckDbDialect.INSTANCE, sql -> answer(connection, publication, sql));
    for (String statement : plan.statements()) {
      Connections.execute(connection, statement);
    }
    return plan.lines();
  }

  private static QueryResult answer(
      DuckDBConnection connection, Publication publication, String sql) {
    try {
      return Answers.query(connection, sql);
    } catch (SQLException e) {
      throw Connections.failed("Publishing " + publication.processor(), e);
    }
  }

  /** What was published or refused is no longer needed; what cannot be dropped goes on closing. */
  private void dropStaging(Publication publication) {
    try (DuckDBConnection connection = keptOpen.duplicate()) {
      StagingArea.drop(connection, publication.rows());
      StagingArea.drop(connection, publication.failures());
    } catch (SQLException e) {
      LOG.warn("Staging tables of {} are left behind", publication.processor(), e);
    }
  }

  @Override
  public List<LoadResult> load(List<TableLoad<?>> loads) {
    String doing = "Loading";
    requireWritable(doing);
    return call(
        doing,
        connection ->
            Connections.inTransaction(
                connection,
                c -> {
                  List<LoadResult> results = new ArrayList<>();
                  for (TableLoad<?> load : loads) {
                    results.add(new UpstreamLoad<>(load).merge(c));
                  }
                  return results;
                }));
  }

  @Override
  public QueryResult query(String sql) {
    return call(
        "The query",
        connection -> {
          Connections.execute(connection, "BEGIN TRANSACTION READ ONLY");
          return Answers.query(connection, sql);
        });
  }

  @Override
  public List<SchemaDrift> schemaDrift() {
    return call(
        "Comparing the tables of " + file.uri(),
        connection -> {
          List<SchemaDrift> drifts = new ArrayList<>();
          for (TableSpec<?> table : Tables.all()) {
            drifts.add(StoredColumns.drift(connection, table));
          }
          return drifts;
        });
  }

  private void requireWritable(String doing) {
    if (!writable) {
      throw WarehouseException.notWritable(doing);
    }
  }

  private <T> T call(String doing, Connections.Work<T> work) {
    try (DuckDBConnection connection = keptOpen.duplicate()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw Connections.failed(doing, e);
    }
  }

  @Override
  public void close() {
    try {
      keptOpen.close();
    } catch (SQLException e) {
      throw Connections.failed("Closing " + file.uri(), e);
    }
  }
}
