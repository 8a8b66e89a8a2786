package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** The machine code of DuckDB's driver, which is not there for every machine. */
final class DriverLibrary {

  private DriverLibrary() {}

  /** What went wrong when it was loaded, once; null when nothing did. */
  private static final class Loading {
    static final @Nullable Throwable TROUBLE = load();

    private static @Nullable Throwable load() {
      PrintStream err = System.err;
      // Where it finds no library, the driver prints the trace of its search.
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), false));
      try {
        Class.forName("org.duckdb.DuckDBNative");
        return null;
      } catch (ClassNotFoundException | LinkageError e) {
        return e;
      } finally {
        System.setErr(err);
      }
    }
  }

  /**
   * Loads it.
   *
   * @throws WarehouseException when this machine has none; a sentence that says which have
   */
  static void require() {
    if (Loading.TROUBLE != null) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "DuckDB's driver has no library that loads on this machine (%s, %s). It runs on Linux with glibc (x86-64, ARM) and on Macs with Apple processors, also in a container; --warehouse bigquery:PROJECT runs everywhere."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          Loading.TROUBLE);
    }
  }
}
