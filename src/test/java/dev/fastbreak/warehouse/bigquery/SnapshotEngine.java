package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.QueryResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Runs the adapter's scripts at the same time, by BigQuery's documented rules: a transaction sees
 * the tables as they were when it began; one that updates or deletes rows of a table of which
 * another, that has not been committed when it began, has updated or deleted rows, is aborted; what
 * only appends never is, nor is a MERGE that only inserts. DuckDB stores the rows and keeps the
 * snapshots; who conflicts is decided here, by table.
 */
final class SnapshotEngine implements Scripts, AutoCloseable {

  private static final Pattern CHANGE =
      Pattern.compile("(UPDATE|DELETE FROM|MERGE INTO) ([\\w.\"-]+)");

  private final DuckDBConnection database;
  private final Map<String, Optional<Trouble>> ended = new ConcurrentHashMap<>();
  private final Map<String, Runnable> beforeScript = new ConcurrentHashMap<>();
  private final Map<String, Runnable> beforeCommit = new ConcurrentHashMap<>();

  /** By table, the moment at which rows were last updated or deleted. */
  private final Map<String, Long> changed = new HashMap<>();

  private final Set<Transaction> open = new HashSet<>();
  private long now;

  private SnapshotEngine(DuckDBConnection database) {
    this.database = database;
  }

  /** On the tables of a DuckDB warehouse, which nobody else has open. */
  static SnapshotEngine on(Path file) throws SQLException {
    return new SnapshotEngine(
        DriverManager.getConnection("jdbc:duckdb:" + file).unwrap(DuckDBConnection.class));
  }

  /** Does something when a script whose id contains a text is about to begin, once. */
  void beforeScriptOf(String id, Runnable what) {
    beforeScript.put(id, what);
  }

  /** Does something when a script whose id contains a text has done all but its commit, once. */
  void beforeCommitOf(String id, Runnable what) {
    beforeCommit.put(id, what);
  }

  /** Waits until a script whose id contains a text has ended, well or badly. */
  synchronized void awaitEndOf(String id) throws InterruptedException {
    while (ended.keySet().stream().noneMatch(other -> other.contains(id))) {
      wait();
    }
  }

  /** How the scripts ended whose ids contain a text. */
  List<Optional<Trouble>> endsOf(String id) {
    return ended.entrySet().stream()
        .filter(end -> end.getKey().contains(id))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Runs a statement, as DuckDB writes it. */
  void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public QueryResult select(String doing, String sql, Map<String, String> labels) {
    try (Connection own = database.duplicate();
        Statement statement = own.createStatement();
        ResultSet answer = statement.executeQuery(asDuckDb(sql))) {
      int width = answer.getMetaData().getColumnCount();
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (answer.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(value(answer, i));
        }
        rows.add(row);
      }
      return new QueryResult(List.of(), rows);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static @Nullable Object value(ResultSet answer, int column) throws SQLException {
    Object value = answer.getObject(column);
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    } else if (value instanceof java.sql.Timestamp) {
      return answer.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
    return value;
  }

  @Override
  public Optional<Trouble> runScript(
      String doing, String id, String sql, Map<String, String> labels) {
    Optional<Trouble> known = ended.get(id);
    if (known != null) {
      return known;
    }
    once(beforeScript, id);
    Optional<Trouble> trouble = new Transaction(id).run(sql);
    synchronized (this) {
      ended.put(id, trouble);
      notifyAll();
    }
    return trouble;
  }

  private static void once(Map<String, Runnable> hooks, String id) {
    hooks.keySet().stream()
        .filter(id::contains)
        .findFirst()
        .ifPresent(found -> hooks.remove(found).run());
  }

  @Override
  public boolean awaitEnd(String doing, String id) {
    return ended.containsKey(id);
  }

  /** A statement of the adapter's as DuckDB takes it. */
  private static String asDuckDb(String sql) {
    return sql.replaceAll("`[\\w-]+\\.(\\w+)\\.([\\w-]+)`", "$1.\"$2\"")
        .replace("\\'", "''")
        .replace("CURRENT_TIMESTAMP()", "now()")
        .replace("TO_JSON_STRING(", "to_json(");
  }

  private final class Transaction {

    private final String id;
    private final Set<String> changes = new HashSet<>();
    private long began;

    Transaction(String id) {
      this.id = id;
    }

    Optional<Trouble> run(String script) {
      try (Connection own = database.duplicate()) {
        own.setAutoCommit(false);
        try (Statement statement = own.createStatement()) {
          for (String sql : script.split(";\n|;$")) {
            run(statement, asDuckDb(sql));
          }
          end(true);
          own.commit();
          return Optional.empty();
        } catch (SQLException e) {
          own.rollback();
          return Optional.of(trouble(e.getMessage()));
        } finally {
          end(false);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(id, e);
      }
    }

    private void run(Statement statement, String sql) throws SQLException {
      Matcher change = CHANGE.matcher(sql);
      if (sql.equals("BEGIN TRANSACTION")) {
        begin(statement);
      } else if (sql.equals("COMMIT TRANSACTION")) {
        once(beforeCommit, id);
      } else if (!change.lookingAt()) {
        statement.execute(sql);
      } else if (mutates(statement, sql, change.group(1))) {
        claim(change.group(2));
      }
    }

    private boolean mutates(Statement statement, String sql, String kind) throws SQLException {
      if (!kind.equals("MERGE INTO")) {
        return statement.executeUpdate(sql) > 0;
      }
      boolean any = false;
      try (ResultSet actions = statement.executeQuery(sql + " RETURNING merge_action")) {
        while (actions.next()) {
          any |= !actions.getString(1).equals("INSERT");
        }
      }
      return any;
    }

    private void begin(Statement statement) throws SQLException {
      synchronized (SnapshotEngine.this) {
        began = ++now;
        open.add(this);
        // DuckDB takes its snapshot with the first look.
        statement.execute("SELECT count(*) FROM nba_processing.precompute_runs");
      }
    }

    private void claim(String table) throws SQLException {
      synchronized (SnapshotEngine.this) {
        boolean since = changed.getOrDefault(table, 0L) > began;
        if (since || open.stream().anyMatch(o -> o != this && o.changes.contains(table))) {
          throw new SQLException("Conflict on " + table);
        }
        changes.add(table);
      }
    }

    private void end(boolean committed) {
      synchronized (SnapshotEngine.this) {
        open.remove(this);
        if (committed) {
          now++;
          changes.forEach(table -> changed.put(table, now));
        }
      }
    }

    private Trouble trouble(String said) {
      return said.contains("Conflict") || said.contains("conflict")
          ? new Trouble(400, "invalidQuery", "Transaction is aborted due to concurrent update.")
          : new Trouble(400, "invalidQuery", said);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
