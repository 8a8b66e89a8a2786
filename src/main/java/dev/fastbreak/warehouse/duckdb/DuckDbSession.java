package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowCollector;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.ChunkOutcome;
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
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session on a DuckDB file. Every call works on a connection of its own, so threads do not meet.
 *
 * <p>A session that reads has the file from the beginning to the end, so that all its answers are
 * of one state. One that writes has the file during each call, and lets others have it in between;
 * it keeps the engine running, in which rows are staged.
 *
 * @param kept what is open from the beginning to the end
 */
record DuckDbSession(DuckDbFile file, AutoCloseable kept, boolean writable)
    implements WarehouseSession {

  private static final Logger LOG = LoggerFactory.getLogger(DuckDbSession.class);

  static DuckDbSession reading(DuckDbFile file) {
    return new DuckDbSession(file, file.openForReading(), false);
  }

  /**
   * A session that writes, and makes the file when it is not there.
   *
   * @param settings for the engine, statements
   */
  static DuckDbSession writing(DuckDbFile file, List<String> settings) {
    try {
      DuckDBConnection engine = file.engine();
      DuckDbSession session = new DuckDbSession(file, engine, true);
      try (Hold held = session.hold()) {
        StagingArea.make(engine);
        for (String setting : settings) {
          Connections.execute(engine, setting);
        }
        return session;
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Connections.failed("Opening " + file.uri(), e);
    }
  }

  @Override
  public Hold hold() {
    return lease()::close;
  }

  private FileLease lease() {
    return writable ? file.openOrMake() : file.openForReading();
  }

  @Override
  public <T extends Record> InputRows<T> fetch(Slice<T> slice) {
    return call(
        "Reading " + slice.table(),
        connection -> {
          RowCollector<T> collector = new RowCollector<>(slice.projection());
          SliceReader.of(connection, slice, slice.columns()).read(connection, collector::add);
          return collector.collected();
        });
  }

  @Override
  public void createMissingTables() {
    change(
        "Making the tables of " + file.uri(),
        connection -> {
          TableMaker.makeMissing(connection);
          return this;
        });
  }

  @Override
  public List<PrecomputeRun> publish(Publication publication) {
    List<PrecomputeRun> lines = change(publication);
    dropStaging(publication.chunk());
    return lines;
  }

  @Override
  public List<PrecomputeRun> record(Recording recording) {
    return change(recording);
  }

  /** Makes a plan and carries it out in one transaction. */
  private List<PrecomputeRun> change(ChunkOutcome outcome) {
    String doing = outcome.doing();
    Chunk chunk = outcome.chunk();
    PublishPlanner planner = new PublishPlanner(outcome, DuckDbDialect.INSTANCE);
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
      StoredColumns.of(connection, table).requireForWriting();
    }
  }

  static QueryResult answer(DuckDBConnection connection, String doing, String sql) {
    try {
      return Answers.query(connection, sql);
    } catch (SQLException e) {
      throw Connections.failed(doing, e);
    }
  }

  /** What was published is no longer needed; what cannot be dropped goes on closing. */
  private void dropStaging(Chunk chunk) {
    try (DuckDBConnection connection = file.engine()) {
      for (StagingTable<?> staging : StagingTable.allOf(chunk)) {
        StagingArea.drop(connection, staging);
      }
    } catch (SQLException e) {
      LOG.warn("Staging tables of {} are left behind", chunk, e);
    }
  }

  @Override
  public List<LoadResult> load(List<TableLoad<?>> loads) {
    return change(
        "Loading",
        connection -> {
          List<LoadResult> results = new ArrayList<>();
          for (TableLoad<?> load : loads) {
            results.add(new UpstreamLoad<>(load).merge(connection));
          }
          return results;
        });
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
  public List<String> unfit(Map<TableSpec<?>, Set<ColumnSpec>> columns) {
    return call(
        "Comparing the tables of " + file.uri(),
        connection -> {
          List<String> unfit = new ArrayList<>();
          for (Map.Entry<TableSpec<?>, Set<ColumnSpec>> some : columns.entrySet()) {
            unfit.addAll(StoredColumns.find(connection, some.getKey()).unfit(some.getValue()));
          }
          return unfit;
        });
  }

  @Override
  public List<SchemaDrift> schemaDrift() {
    return call(
        "Comparing the tables of " + file.uri(),
        connection -> {
          List<SchemaDrift> drifts = new ArrayList<>();
          for (TableSpec<?> table : Tables.all()) {
            drifts.add(StoredColumns.find(connection, table).drift());
          }
          return drifts;
        });
  }

  private void requireWritable(String doing) {
    if (!writable) {
      throw WarehouseException.notWritable(doing);
    }
  }

  /** Does work in one transaction, if that is allowed here. */
  private <T> T change(String doing, Connections.Work<T> work) {
    requireWritable(doing);
    return call(doing, connection -> Connections.inTransaction(connection, work));
  }

  private <T> T call(String doing, Connections.Work<T> work) {
    try (FileLease lease = lease()) {
      return work.on(lease.connection());
    } catch (SQLException e) {
      throw Connections.failed(doing, e);
    }
  }

  @Override
  public void close() {
    try {
      kept.close();
    } catch (Exception e) {
      LOG.warn("{} could not be closed", file.uri(), e);
    }
  }
}
