package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * Runs a user's SELECT and nothing else. DuckDB's own parser says what the text is, before any of
 * it runs (preparing a text of two statements would already run the first); a read-only transaction
 * guards what is left.
 */
final class ReadOnlyQuery {

  private static final String REMEDY =
      "Only one statement that reads is run here: SELECT, FROM, WITH, VALUES, TABLE, DESCRIBE, SHOW or SUMMARIZE.";

  /** DuckDB looks into schema main only, where no dataset is. */
  private static final Pattern SHOW_TABLES = Pattern.compile("(?i)\\s*SHOW\\s+TABLES\\s*;?\\s*");

  private static final String ALL_TABLES =
      "SELECT schema_name || '.' || table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY name";

  /** Trouble of this machine and not of the statement. */
  private static final Pattern TROUBLE =
      Pattern.compile("(?s)(Out of Memory|IO|INTERNAL|FATAL) Error:.*");

  private ReadOnlyQuery() {}

  static QueryResult run(DuckDBConnection connection, String sql) throws SQLException {
    requireOneSelect(connection, sql);
    Connections.execute(connection, "BEGIN TRANSACTION READ ONLY");
    try {
      return Answers.query(connection, SHOW_TABLES.matcher(sql).matches() ? ALL_TABLES : sql);
    } catch (SQLException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    } finally {
      Connections.execute(connection, "ROLLBACK");
    }
  }

  private static void requireOneSelect(DuckDBConnection connection, String sql)
      throws SQLException {
    try (PreparedStatement parse =
        connection.prepareStatement(
            """
            SELECT tree->>'error', tree->>'error_type', tree->>'error_message',
              json_array_length(tree->'statements')
            FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS tree)""")) {
      parse.setString(1, sql);
      try (ResultSet answer = parse.executeQuery()) {
        answer.next();
        if ("parser".equals(answer.getString(2))) {
          throw new WarehouseException(Cause.REFUSED, "Not SQL: " + answer.getString(3));
        } else if ("true".equals(answer.getString(1)) || answer.getLong(4) != 1) {
          throw new WarehouseException(Cause.REFUSED, REMEDY);
        }
      }
    }
  }

  private static WarehouseException refused(String said, SQLException e) {
    if (Connections.isCutOff(said)) {
      return Connections.failed("The query", e);
    }
    return new WarehouseException(
        TROUBLE.matcher(said).matches() ? Cause.OTHER : Cause.REFUSED, said, e);
  }
}
