package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * The file that is the warehouse, and the ways to open it. DuckDB lets one process write, or
 * several read; inside a process all connections share one opened file.
 *
 * @param uri how the user names it
 * @param location absolute path
 */
record DuckDbFile(String uri, String location) implements Serializable {

  /**
   * How new files are stored: as all DuckDB clients from 1.2 on can read it. Left to itself, 2.0
   * writes files that 1.x refuses.
   */
  private static final String STORAGE_VERSION = "v1.2.0";

  /** All connections of a process must open a file alike, so it is made before any other opens. */
  private static final Object MAKING = new Object();

  private static final Pattern HOLDER = Pattern.compile("held in (\\S+) \\(PID (\\d+)\\)");

  /** DuckDB's words when this process has the file open the other way (reading or writing). */
  private static final String OPEN_OTHERWISE = "different configuration";

  /**
   * DuckDB's words when this process is still closing the file: its last connection has gone, and
   * the next one comes before the file has been let go.
   */
  private static final String STILL_CLOSING = "Unique file handle conflict";

  /** What a user's query may take; what needs more is spilled to disk, beside the file. */
  private static final String MEMORY_FOR_QUESTIONS = "1GB";

  private static final int ATTEMPTS = 50;

  private static final long PAUSE_MILLIS = 20;

  /**
   * The file of a path.
   *
   * @throws WarehouseException when the path has a semicolon: the driver would take what follows as
   *     settings, and write to another file; it has no way to be told otherwise
   */
  static DuckDbFile at(String location) {
    Path path = Path.of(location).toAbsolutePath().normalize();
    if (path.toString().contains(";")) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "%s has a semicolon, behind which DuckDB's driver reads settings. Rename it, or name it by a link without one."
              .formatted(path));
    }
    return new DuckDbFile("duckdb:" + location, path.toString());
  }

  /** Opens it for writing and makes it when it is not there. */
  DuckDBConnection openOrMake() {
    Path parent = path().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "Warehouse %s cannot be made: there is no directory %s. Make it (mkdir -p) or name another place."
              .formatted(uri, parent));
    }
    synchronized (MAKING) {
      if (!Files.exists(path())) {
        make();
      }
    }
    return connect(false);
  }

  /** Makes an empty file; what is written later keeps to its storage version. */
  private void make() {
    Properties properties = new Properties();
    properties.setProperty("storage_compatibility_version", STORAGE_VERSION);
    try {
      DriverManager.getConnection("jdbc:duckdb:" + location, properties).close();
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  /** Opens it for reading alone, beside other readers. */
  DuckDBConnection openForReading() {
    requireExistence();
    return connectEitherWay(true);
  }

  /**
   * Opens it for a user's SQL: for reading alone, with everything but the file out of reach, and so
   * that no statement can change that. Answers are handed over as they are computed.
   */
  DuckDBConnection openForQuestions() {
    requireExistence();
    Properties properties = properties(true);
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("enable_external_access", "false");
    properties.setProperty("memory_limit", MEMORY_FOR_QUESTIONS);
    try {
      DuckDBConnection connection = tryConnect(properties);
      try {
        Connections.execute(connection, "SET TimeZone = 'UTC'");
        Connections.execute(connection, "SET lock_configuration = true");
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  /** Opens it for the steps of a pipeline, which share it with the session of this process. */
  DuckDBConnection openForPipeline() {
    requireExistence();
    return connectEitherWay(false);
  }

  private void requireExistence() {
    if (!Files.exists(path())) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "There is no warehouse %s (no file %s). Fill one with 'import' or 'simulate', or name another with --warehouse."
              .formatted(uri, location));
    }
  }

  private DuckDBConnection connectEitherWay(boolean readOnly) {
    try {
      return tryConnect(properties(readOnly));
    } catch (SQLException e) {
      if (!message(e).contains(OPEN_OTHERWISE)) {
        throw explained(e);
      }
      return connect(!readOnly);
    }
  }

  private DuckDBConnection connect(boolean readOnly) {
    try {
      return tryConnect(properties(readOnly));
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private static Properties properties(boolean readOnly) {
    Properties properties = new Properties();
    // Whatever the file or a query needs, nothing is fetched from elsewhere to have it.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    if (readOnly) {
      properties.setProperty("duckdb.read_only", "true");
    }
    return properties;
  }

  private DuckDBConnection tryConnect(Properties properties) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        // The driver takes what it knows out of the properties.
        Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + location, (Properties) properties.clone());
        return connection.unwrap(DuckDBConnection.class);
      } catch (LinkageError e) {
        throw new WarehouseException(Cause.UNAVAILABLE, noLibrary(), e);
      } catch (SQLException e) {
        if (!message(e).contains(STILL_CLOSING) || attempt == ATTEMPTS) {
          throw e;
        }
        Connections.pause(PAUSE_MILLIS);
      }
    }
  }

  private static String noLibrary() {
    return "DuckDB's driver has no library that loads on this machine (%s, %s). It runs on Linux with glibc (x86-64, ARM) and on Macs with Apple processors, also in a container; --warehouse bigquery:PROJECT runs everywhere."
        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private WarehouseException explained(SQLException e) {
    String said = message(e);
    if (said.contains("Could not set lock")) {
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
