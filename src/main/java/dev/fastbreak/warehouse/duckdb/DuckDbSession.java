package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowCollector;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.sql.PublishPlan;
import dev.fastbreak.warehouse.sql.PublishPlanner;
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
    Chunk chunk = publication.chunk();
    List<PrecomputeRun> lines =
        change(publication.doing(), chunk, PublishPlanner.of(publication, DuckDbDialect.INSTANCE));
    dropStaging(chunk);
    return lines;
  }

  @Override
  public List<PrecomputeRun> record(Recording recording) {
    return change(
        recording.doing(), recording.chunk(), PublishPlanner.of(recording, DuckDbDialect.INSTANCE));
  }

  /** Makes a plan and carries it out in one transaction. */
  private List<PrecomputeRun> change(String doing, Chunk chunk, PublishPlanner planner) {
    requireWritable(doing);
    return call(
        doing,
        connection -> {
          for (StagingTable<?> staging : StagingTable.allOf(chunk)) {
            StagingArea.make(connection, staging);
          }
          return Connections.inTransaction(
              connection,
              c -> {
                requireForWriting(c, chunk);
                PublishPlan plan = planner.plan(sql -> answer(c, doing, sql));
                if (!plan.isPublished()) {
                  for (String statement : plan.statements()) {
                    Connections.execute(c, statement);
                  }
                  write(c, plan.lines());
                }
                return plan.lines();
              });
        });
  }

  /** Parsing a statement with a season's lines takes longer than all else that is published. */
  private static void write(DuckDBConnection connection, List<PrecomputeRun> lines)
      throws SQLException {
    TableSpec<PrecomputeRun> ledger = Tables.PRECOMPUTE_RUNS;
    try (RowAppender appender =
        new RowAppender(ledger, connection.createAppender(ledger.dataset(), ledger.name()))) {
      for (PrecomputeRun line : lines) {
        appender.append(ledger.contentValues(line));
      }
    }
  }

  private static void requireForWriting(DuckDBConnection connection, Chunk chunk)
      throws SQLException {
    List<TableSpec<?>> written = new ArrayList<>(Tables.processing());
    chunk.processors().forEach(processor -> written.add(processor.table()));
    for (TableSpec<?> table : written) {
      StoredColumns.of(connection, table).requireForWriting(table.columns());
    }
  }

  private static QueryResult answer(DuckDBConnection connection, String doing, String sql) {
    try {
      return Answers.query(connection, sql);
    } catch (SQLException e) {
      throw Connections.failed(doing, e);
    }
  }

  /** What was published is no longer needed; what cannot be dropped goes on closing. */
  private void dropStaging(Chunk chunk) {
    try (DuckDBConnection connection = DuckDbFile.another(keptOpen)) {
      for (StagingTable<?> staging : StagingTable.allOf(chunk)) {
        StagingArea.drop(connection, staging);
      }
    } catch (SQLException e) {
      LOG.warn("Staging tables of {} are left behind", chunk, e);
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
    try (DuckDBConnection connection = DuckDbFile.another(keptOpen)) {
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
