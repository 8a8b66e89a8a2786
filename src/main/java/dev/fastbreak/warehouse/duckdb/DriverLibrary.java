package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.util.Locale;
import java.util.Set;

/** The machine code of DuckDB's driver, which is not there for every machine. */
final class DriverLibrary {

  private static final Set<String> ARM = Set.of("aarch64", "arm64");
  private static final Set<String> INTEL = Set.of("amd64", "x86_64");

  private static final String WHERE_IT_RUNS =
      "It runs on Linux with glibc (x86-64, ARM) and on Macs with Apple processors, also in a"
          + " container; --warehouse bigquery:PROJECT runs everywhere.";

  /** Loads the class that loads the library. */
  @FunctionalInterface
  interface Loading {
    void load() throws ClassNotFoundException;
  }

  private DriverLibrary() {}

  /**
   * Loads it.
   *
   * @throws WarehouseException when this machine has none, or it does not load; a sentence that
   *     says which have one, or what would help
   */
  static void require() {
    require(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        () -> Class.forName("org.duckdb.DuckDBNative"));
  }

  /** The same on a machine that Java calls this. */
  static void require(String system, String processor, Loading library) {
    // Asked first: where it finds no library, the driver prints the trace of its search.
    if (!isMadeFor(system.toLowerCase(Locale.ROOT), processor.toLowerCase(Locale.ROOT))) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "DuckDB's driver has no library for this machine (%s, %s). %s"
              .formatted(system, processor, WHERE_IT_RUNS));
    }
    try {
      library.load();
    } catch (ClassNotFoundException | LinkageError e) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "The library of DuckDB's driver does not load (%s). %s Unless it lies beside the program, the temporary folder needs room for it and must be allowed to hold programs: FASTBREAK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR."
              .formatted(reason(e), WHERE_IT_RUNS),
          e);
    }
  }

  /** What the system said. */
  private static String reason(Throwable e) {
    Throwable first = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      first = cause;
    }
    return String.valueOf(first.getMessage());
  }

  private static boolean isMadeFor(String system, String processor) {
    return ARM.contains(processor)
        ? !system.startsWith("windows")
        : INTEL.contains(processor) && !system.startsWith("mac");
  }
}
