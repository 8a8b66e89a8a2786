package dev.fastbreak.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries write by Java's own logging, straight to the error output, past logback.xml. */
final class LibraryLogs {

  /**
   * Tells of every stream of BigQuery's that opens and closes. It is held here because Java forgets
   * the level of a logger that nobody holds.
   */
  private static final Logger STREAMS = Logger.getLogger("com.google.cloud.bigquery.storage");

  private LibraryLogs() {}

  /** Lets warnings through, and nothing less. */
  static void quieten() {
    STREAMS.setLevel(Level.WARNING);
  }
}
