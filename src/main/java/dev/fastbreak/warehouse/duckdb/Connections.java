package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/** What this package does with a connection again and again. */
final class Connections {

  /** How often a transaction that met another one is tried. */
  private static final int ATTEMPTS = 20;

  private static final long PAUSE_MILLIS = 10;

  /** What a file is that lost its end or was changed by others, and the remedy. */
  static final String DAMAGED =
      "damaged. Restore a backup, or move it away, import and backfill anew.";

  private Connections() {}

  /** Whether DuckDB says that a file ends before its contents do, or holds others. */
  static boolean isDamaged(String said) {
    return said.contains("Could not read enough bytes")
        || said.contains("Corrupt database file")
        || said.contains("checksum");
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(DuckDBConnection connection) throws SQLException;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of an answer, as texts. */
  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      while (answer.next()) {
        texts.add(answer.getString(1));
      }
    }
    return texts;
  }

  /**
   * Does work in one transaction, all of it or nothing. When it meets another transaction that
   * changes the same, it is done again.
   */
  static <T> T inTransaction(DuckDBConnection connection, Work<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      execute(connection, "BEGIN TRANSACTION");
      try {
        T result = work.on(connection);
        execute(connection, "COMMIT");
        return result;
      } catch (SQLException e) {
        rollBack(connection, e);
        if (!metAnother(e) || attempt == ATTEMPTS) {
          throw e;
        }
        pause(PAUSE_MILLIS * attempt);
      } catch (RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /**
   * Whether a transaction gave way to another one. DuckDB has no code for that, only words:
   * "Conflict on update!" for rows, "write-write conflict" for tables and schemas.
   */
  private static boolean metAnother(SQLException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("conflict");
  }

  private static void rollBack(Connection connection, Throwable because) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // A failed COMMIT has rolled back already.
      because.addSuppressed(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseException(Cause.OTHER, "Interrupted while waiting for the warehouse", e);
    }
  }

  /** An error that needs no closer look, with what was being done. */
  static WarehouseException failed(String doing, SQLException e) {
    String said = String.valueOf(e.getMessage());
    if (isDamaged(said)) {
      return new WarehouseException(
          Cause.UNAVAILABLE, "%s failed: the file is %s (%s)".formatted(doing, DAMAGED, said), e);
    } else if (said.contains("Too many open files")) {
      return new WarehouseException(
          Cause.UNAVAILABLE,
          "%s failed: too many files are open. Allow more (ulimit -n 1024) and run the command again."
              .formatted(doing),
          e);
    } else if (said.contains("No space left")
        || said.contains("Disk quota")
        // What is put aside there may take as much as the disk has.
        || said.contains("max_temp_directory_size")) {
      said = "the disk is full. Make room and run the command again.";
    }
    return new WarehouseException(Cause.OTHER, "%s failed: %s".formatted(doing, said), e);
  }
}
