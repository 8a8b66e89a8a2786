package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.util.Locale;
import java.util.Set;

/** The machine code of DuckDB's driver, which is not there for every machine. */
final class DriverLibrary {

  private static final Set<String> ARM = Set.of("aarch64", "arm64");
  private static final Set<String> INTEL = Set.of("amd64", "x86_64");

  /** Loads the class that loads the library. */
  @FunctionalInterface
  interface Loading {
    void load() throws ClassNotFoundException;
  }

  private DriverLibrary() {}

  /**
   * Loads it.
   *
   * @throws WarehouseException when this machine has none; a sentence that says which have
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
      throw new WarehouseException(Cause.UNAVAILABLE, missing(system, processor));
    }
    try {
      library.load();
    } catch (ClassNotFoundException | LinkageError e) {
      // On Linux with musl there is one, and it does not load.
      throw new WarehouseException(Cause.UNAVAILABLE, missing(system, processor), e);
    }
  }

  private static boolean isMadeFor(String system, String processor) {
    return ARM.contains(processor)
        ? !system.startsWith("windows")
        : INTEL.contains(processor) && !system.startsWith("mac");
  }

  private static String missing(String system, String processor) {
    return "DuckDB's driver has no library that loads on this machine (%s, %s). It runs on Linux with glibc (x86-64, ARM) and on Macs with Apple processors, also in a container; --warehouse bigquery:PROJECT runs everywhere."
        .formatted(system, processor);
  }
}
