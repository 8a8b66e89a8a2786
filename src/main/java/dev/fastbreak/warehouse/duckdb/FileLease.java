package dev.fastbreak.warehouse.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a file, and the file itself for as long as the connection is needed. DuckDB keeps
 * other processes away from a file from the moment it is attached until it is detached, for all
 * connections of a process alike; so whoever ends last lets it go, and others may have it until it
 * is needed again.
 */
record FileLease(String location, DuckDBConnection connection) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileLease.class);

  /** What the file is called in SQL. */
  private static final String NAME = "warehouse";

  /**
   * How many leases of each file this process has. A lock on a file belongs to the process, and so
   * does their number; the engine does not tell it.
   */
  private static final Map<String, Integer> LEASES = new HashMap<>();

  /**
   * Attaches a file.
   *
   * @param connection to this process's engine for the file; the lease closes it
   * @param options DuckDB's, for a file that no lease of this process has attached
   */
  static FileLease of(String location, DuckDBConnection connection, String options)
      throws SQLException {
    synchronized (LEASES) {
      attach(connection, location, options);
      LEASES.merge(location, 1, Integer::sum);
    }
    return new FileLease(location, connection);
  }

  /** Attaches a file for a connection, and what shares its engine, without counting. */
  static void attach(DuckDBConnection connection, String location, String options)
      throws SQLException {
    Connections.execute(
        connection,
        "ATTACH IF NOT EXISTS %s AS %s (%s)"
            .formatted(DuckDbDialect.INSTANCE.text(location), NAME, options));
    Connections.execute(connection, "USE " + NAME);
  }

  boolean isReadOnly() throws SQLException {
    return Connections.texts(
            connection,
            "SELECT readonly FROM duckdb_databases() WHERE database_name = '" + NAME + "'")
        .contains("true");
  }

  /**
   * Gives the file back. What was committed is safe before that: should the file refuse to take its
   * log in, the next who opens it reads the log.
   */
  @Override
  public void close() {
    synchronized (LEASES) {
      boolean last = LEASES.merge(location, -1, Integer::sum) == 0;
      // Another connection detaches: what the first left unfinished ends with it.
      try (connection;
          DuckDBConnection another = connection.duplicate()) {
        connection.close();
        if (last) {
          LEASES.remove(location);
          Connections.execute(another, "DETACH " + NAME);
        }
      } catch (SQLException e) {
        LOG.warn("{} is not put in order on closing; it will be when it is opened", location, e);
      }
    }
  }
}
