package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;

/**
 * Runs a user's statement and streams its answer. What protects the warehouse and the machine is
 * the connection ({@link DuckDbFile#openForQuestions}); here only those statements are turned away
 * that have no answer.
 */
final class ReadOnlyQuery {

  private static final String REMEDY =
      "Only one statement that reads is run here: SELECT, FROM, WITH, VALUES, TABLE, PIVOT,"
          + " DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.";

  /** DuckDB looks into schema main only, where no dataset is. */
  private static final Pattern SHOW_TABLES = Pattern.compile("(?i)\\s*SHOW\\s+TABLES\\s*;?\\s*");

  private static final String ALL_TABLES =
      "SELECT schema_name || '.' || table_name AS name FROM duckdb_tables() WHERE NOT temporary"
          + " UNION ALL SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT"
          + " internal ORDER BY name";

  /** Where a semicolon ends nothing: quoted texts, quoted names and comments. */
  private static final Pattern QUOTED =
      Pattern.compile("(?s)'[^']*+'|\"[^\"]*+\"|(\\$\\w*+\\$).*?\\1|--[^\n]*+|/\\*.*?\\*/");

  /** Trouble of this machine and not of the statement. */
  private static final Pattern TROUBLE =
      Pattern.compile("(?s)(Out of Memory|IO|INTERNAL|FATAL) Error:.*");

  /** All that the driver says when an answer fails before its first row. */
  private static final String HIDDEN = "Invalid result set";

  private ReadOnlyQuery() {}

  /**
   * Runs a statement.
   *
   * @param connection one that was opened for questions
   */
  static void run(DuckDBConnection connection, String sql, Predicate<QueryResult> pieces) {
    requireOne(sql);
    String asked = SHOW_TABLES.matcher(sql).matches() ? ALL_TABLES : sql;
    try (PreparedStatement statement = connection.prepareStatement(asked)) {
      // This has parsed the text, and looked for its tables and functions.
      if (!(statement.getMetaData() instanceof DuckDBResultSetMetaData meta)
          || meta.getReturnType() != StatementReturnType.QUERY_RESULT) {
        throw new WarehouseException(Cause.REFUSED, REMEDY);
      }
      try (ResultSet result = statement.executeQuery()) {
        Answers.inPieces(result, pieces);
      }
    } catch (SQLException e) {
      throw explained(
          String.valueOf(e.getMessage()).contains(HIDDEN) ? reason(connection, asked, e) : e);
    }
  }

  /** Preparing a text of several statements would run all but the last. */
  private static void requireOne(String sql) {
    String bare = QUOTED.matcher(sql).replaceAll(" ").strip();
    int end = bare.indexOf(';');
    if (bare.isEmpty() || end == 0 || (end > 0 && end < bare.length() - 1)) {
      throw new WarehouseException(Cause.REFUSED, REMEDY);
    }
  }

  /** Why an answer has no first row: the other way to read it tells. */
  private static SQLException reason(DuckDBConnection connection, String sql, SQLException hidden) {
    try (DuckDBPreparedStatement statement = connection.prepare(sql);
        DuckDBChunkedResult result = statement.query()) {
      return hidden;
    } catch (SQLException e) {
      return e;
    }
  }

  private static WarehouseException explained(SQLException e) {
    String said = String.valueOf(e.getMessage());
    if (Connections.isDamaged(said)) {
      return Connections.failed("The query", e);
    } else if (said.contains("file system operations are disabled")) {
      return new WarehouseException(
          Cause.REFUSED,
          "A query reads the tables of the warehouse; files and the network are out of its reach. "
              + said,
          e);
    }
    return new WarehouseException(
        TROUBLE.matcher(said).matches() ? Cause.OTHER : Cause.REFUSED, said, e);
  }
}
