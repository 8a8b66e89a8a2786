package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * The file that is the warehouse, and the ways to open it. DuckDB lets one process write, or
 * several read; inside a process all connections share one opened file. Whoever comes while another
 * has it waits a while.
 *
 * <p>The file is attached to a database in memory, and every connection uses it by default. Only an
 * attached file can be told the size of its row groups, and only as the text of a literal does its
 * name say nothing to the driver.
 *
 * @param uri how the user names it
 * @param location absolute path
 * @param patience how long to wait for another process that has it
 */
record DuckDbFile(String uri, String location, Duration patience) implements Serializable {

  /**
   * How new files are stored: as all DuckDB clients from 1.2 on can read it. Left to itself, 2.0
   * writes files that 1.x refuses.
   */
  private static final String STORAGE_VERSION = "v1.2.0";

  /**
   * Rows in a group. With DuckDB's own 122,880 a season's rows fill no group: they would be written
   * into the log first, and one thread alone would read them.
   */
  private static final int ROW_GROUP = 16_384;

  /** DuckDB's words when another process has the file. */
  private static final String LOCKED = "Could not set lock";

  private static final Pattern HOLDER = Pattern.compile("held in (\\S+) \\(PID (\\d+)\\)");

  /** DuckDB's words when this process has the file open the other way (reading or writing). */
  private static final String OPEN_OTHERWISE = "is already attached in";

  /**
   * DuckDB's words when this process is still closing the file: its last connection has gone, and
   * the next one comes before the file has been let go.
   */
  private static final String STILL_CLOSING = "Unique file handle conflict";

  /**
   * How a user's SQL is run: in little memory (what needs more is spilled to disk, beside the
   * file), out of reach of everything but the file, and so that no statement can change that.
   */
  private static final List<String> QUESTIONS =
      List.of(
          "SET memory_limit = '1GB'",
          "SET TimeZone = 'UTC'",
          "SET enable_external_access = false",
          "SET lock_configuration = true");

  /** Where this process remembers which class loader's driver opens its files. */
  private static final String LOADER = "fastbreak.duckdb.loader";

  /** How long this process may take to close the file, or to end what it does in another way. */
  private static final Duration OWN_PATIENCE = Duration.ofSeconds(1);

  private static final long PAUSE_MILLIS = 20;

  static DuckDbFile at(String location) {
    Path path = Path.of(location).toAbsolutePath().normalize();
    return new DuckDbFile("duckdb:" + location, path.toString(), Duration.ZERO);
  }

  /** The same for somebody who waits so long for others. */
  DuckDbFile waiting(Duration duration) {
    return new DuckDbFile(uri, location, duration);
  }

  /** Opens it for writing and makes it when it is not there. */
  FileLease openOrMake() {
    Path parent = path().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "Warehouse %s cannot be made: there is no directory %s. Make it (mkdir -p) or name another place."
              .formatted(uri, parent));
    }
    return lease(false);
  }

  /** Opens it for reading alone, beside other readers. */
  FileLease openForReading() {
    requireExistence();
    return leaseEitherWay(true);
  }

  /**
   * Opens it for a user's SQL: for reading alone, with everything but the file out of reach, and so
   * that no statement can change that. Answers are handed over as they are computed.
   */
  DuckDBConnection openForQuestions() {
    requireExistence();
    return patiently(
        () -> inMemory(":memory:", true),
        connection -> {
          FileLease.attach(connection, location, "READ_ONLY");
          for (String setting : QUESTIONS) {
            Connections.execute(connection, setting);
          }
          return connection;
        });
  }

  /** Opens it for the steps of a pipeline, which share it with the session of this process. */
  FileLease openForPipeline() {
    requireExistence();
    return leaseEitherWay(false);
  }

  /** A connection to this process's engine for the file, which lives as long as its connections. */
  DuckDBConnection engine() throws SQLException {
    UUID name = UUID.nameUUIDFromBytes(location.getBytes(StandardCharsets.UTF_8));
    return inMemory(":memory:" + name, false);
  }

  private void requireExistence() {
    DriverLibrary.require();
    if (!Files.exists(path())) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "There is no warehouse %s (no file %s). Fill one with 'import' or 'simulate', or name another with --warehouse."
              .formatted(uri, location));
    }
  }

  private FileLease leaseEitherWay(boolean readOnly) {
    try {
      return lease(readOnly);
    } catch (WarehouseException e) {
      if (e.getCause() instanceof SQLException said && message(said).contains(OPEN_OTHERWISE)) {
        return lease(!readOnly);
      }
      throw e;
    }
  }

  private FileLease lease(boolean readOnly) {
    return patiently(this::engine, connection -> attach(connection, readOnly));
  }

  /** Makes a connection. */
  @FunctionalInterface
  private interface Connecting {
    DuckDBConnection connect() throws SQLException;
  }

  /**
   * Opens the file on a new connection, and tries again while others have it. A connection on which
   * that failed is closed.
   */
  private <T> T patiently(Connecting connecting, Connections.Work<T> opening) {
    long begin = System.nanoTime();
    while (true) {
      try {
        DuckDBConnection connection = connecting.connect();
        try {
          return opening.on(connection);
        } catch (SQLException e) {
          connection.close();
          throw e;
        }
      } catch (SQLException e) {
        if (System.nanoTime() - begin >= patience(message(e)).toNanos()) {
          throw explained(e);
        }
        Connections.pause(PAUSE_MILLIS);
      }
    }
  }

  private Duration patience(String said) {
    if (said.contains(LOCKED)) {
      return patience;
    }
    return said.contains(STILL_CLOSING) ? OWN_PATIENCE : Duration.ZERO;
  }

  /**
   * A database in memory.
   *
   * @param streaming whether answers are handed over as they are computed instead of being
   *     collected first; the driver then hides why one fails
   */
  private DuckDBConnection inMemory(String name, boolean streaming) throws SQLException {
    DriverLibrary.require();
    requireOneDriver();
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", String.valueOf(streaming));
    // Whatever the file or a query needs, nothing is fetched from elsewhere to have it.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    // What does not fit into memory is put beside the file and not where the command runs.
    properties.setProperty("temp_directory", location + ".tmp");
    return DriverManager.getConnection("jdbc:duckdb:" + name, properties)
        .unwrap(DuckDBConnection.class);
  }

  /**
   * A second class loader has a driver and an engine of its own. The lock on a file belongs to the
   * process, so it keeps neither engine out, and what one commits the other overwrites.
   */
  private void requireOneDriver() {
    ClassLoader loader = DuckDBConnection.class.getClassLoader();
    String own = loader + " " + System.identityHashCode(loader);
    Object first = System.getProperties().putIfAbsent(LOADER, own);
    if (first != null && !first.equals(own)) {
      throw new WarehouseException(
          Cause.LOCKED,
          "Warehouse %s cannot be opened: another class loader of this process has opened DuckDB files (%s, this is %s), and rows would be lost. Load the program once, or start a process for each."
              .formatted(uri, first, own));
    }
  }

  private FileLease attach(DuckDBConnection connection, boolean readOnly) throws SQLException {
    String options = "ROW_GROUP_SIZE " + ROW_GROUP;
    // Where this process writes, it reads beside the one that writes and does not shut it out.
    if (readOnly && !StagingArea.isMade(connection)) {
      options += ", READ_ONLY";
    } else if (!Files.exists(path())) {
      options += ", STORAGE_VERSION '" + STORAGE_VERSION + "'";
    }
    FileLease lease = FileLease.of(location, connection, options);
    if (!readOnly && lease.isReadOnly()) {
      lease.close();
      throw new SQLException("The file " + OPEN_OTHERWISE + " READ_ONLY mode");
    }
    return lease;
  }

  private WarehouseException explained(SQLException e) {
    String said = message(e);
    if (said.contains(LOCKED)) {
      Matcher holder = HOLDER.matcher(said);
      String who =
          holder.find()
              ? "process %s (%s)".formatted(holder.group(2), holder.group(1))
              : "another process";
      return new WarehouseException(
          Cause.LOCKED,
          "Warehouse %s is in use by %s. Wait until that ends, or stop it, and run the command again."
              .formatted(uri, who),
          e);
    } else if (said.contains(OPEN_OTHERWISE)) {
      return new WarehouseException(
          Cause.LOCKED,
          "Warehouse %s is open in this process in another way; that must be closed first."
              .formatted(uri),
          e);
    } else if (Connections.isDamaged(said)) {
      return new WarehouseException(
          Cause.UNAVAILABLE, "%s is %s (%s)".formatted(location, Connections.DAMAGED, said), e);
    } else if (said.contains("not a valid DuckDB database")
        // A file of another database: DuckDB asks for the extension that reads such files.
        || said.contains("Extension \"")) {
      return new WarehouseException(
          Cause.UNAVAILABLE,
          "%s exists, but is no DuckDB file. Name another with --warehouse, or move it away."
              .formatted(location),
          e);
    } else if (said.contains("Is a directory")) {
      return new WarehouseException(
          Cause.UNAVAILABLE,
          "%s is a directory; name a file in it, for example %s."
              .formatted(location, path().resolve("warehouse.duckdb")),
          e);
    } else if (said.contains("Read-only file system")) {
      return new WarehouseException(
          Cause.DENIED,
          "%s lies on a disk that can only be read. Mount it for writing, or copy the file to another and name that with --warehouse."
              .formatted(location),
          e);
    } else if (said.contains("Permission denied")) {
      return new WarehouseException(
          Cause.DENIED,
          "%s may not be opened by this user. Change its permissions, or name another with --warehouse."
              .formatted(location),
          e);
    }
    return new WarehouseException(
        Cause.UNAVAILABLE, "Warehouse %s cannot be opened: %s".formatted(uri, said), e);
  }

  private Path path() {
    return Path.of(location);
  }

  private static String message(SQLException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
