package dev.fastbreak.app.output;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of the program's own, in memory, for the files that it reads and writes well: Parquet,
 * CSV, JSON lines. It knows nothing of the warehouse, whatever that is.
 */
public final class FileEngine {

  private FileEngine() {}

  /** Opens one; whoever asks for it closes it. */
  public static DuckDBConnection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    DuckDBConnection engine =
        DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    execute(engine, "SET TimeZone = 'UTC'");
    return engine;
  }

  public static void execute(DuckDBConnection engine, String sql) throws SQLException {
    try (Statement statement = engine.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A text between quotes as SQL takes it: {@code '} around values, {@code "} around names. */
  public static String quoted(String text, char quote) {
    return quote + text.replace(String.valueOf(quote), String.valueOf(quote).repeat(2)) + quote;
  }
}
