package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/**
 * Appends rows to a table itself, with the appender that pipelines use for staging: no staging, no
 * checks, no merge.
 *
 * @param <T> the record
 */
public final class DirectAppender<T extends Record> implements AutoCloseable {

  private final TableSpec<T> table;
  private final FileLease lease;
  private final RowAppender appender;

  /** Opens a file in which the table exists, beside the sessions of this process. */
  public DirectAppender(Path file, TableSpec<T> table) throws SQLException {
    this.table = table;
    this.lease = DuckDbFile.at(file.toString()).openForPipeline();
    DuckDBConnection connection = lease.connection();
    Connections.execute(connection, "BEGIN TRANSACTION");
    this.appender =
        new RowAppender(table, connection.createAppender(table.dataset(), table.name()));
  }

  public void append(Stored<T> row) {
    try {
      appender.append(table.storedValues(row));
    } catch (SQLException e) {
      throw Connections.failed("Appending to " + table, e);
    }
  }

  /** Commits. */
  @Override
  public void close() throws SQLException {
    try (lease) {
      appender.close();
      Connections.execute(lease.connection(), "COMMIT");
    }
  }
}
