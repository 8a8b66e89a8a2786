package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.OutputStream;
import java.io.PrintStream;

/** The machine code of DuckDB's driver, which is not there for every machine. */
final class DriverLibrary {

  private static boolean loaded;

  private DriverLibrary() {}

  /**
   * Loads it.
   *
   * @throws WarehouseException when this machine has none; a sentence that says which have
   */
  static synchronized void require() {
    if (loaded) {
      return;
    }
    PrintStream err = System.err;
    // Where it finds no library, the driver prints the trace of its search.
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false));
    try {
      Class.forName("org.duckdb.DuckDBNative");
      loaded = true;
    } catch (ClassNotFoundException | LinkageError e) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "DuckDB's driver has no library that loads on this machine (%s, %s). It runs on Linux with glibc (x86-64, ARM) and on Macs with Apple processors, also in a container; --warehouse bigquery:PROJECT runs everywhere."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    } finally {
      System.setErr(err);
    }
  }
}
