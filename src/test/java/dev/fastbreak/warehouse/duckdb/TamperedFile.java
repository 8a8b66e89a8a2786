package dev.fastbreak.warehouse.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Statements that no user would run, such as forging the ledger, on a file that sessions of this
 * process may have open: only a connection that attaches the file as they do can share it.
 */
public final class TamperedFile {

  private TamperedFile() {}

  /** Runs a statement; the number of rows that it changed. */
  public static long execute(Path file, String sql) {
    try (FileLease lease = DuckDbFile.at(file.toString()).openOrMake();
        Statement statement = lease.connection().createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
