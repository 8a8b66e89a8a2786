package dev.fastbreak.fuzz;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.charset.StandardCharsets;

/**
 * Any text as the name of a warehouse: it is one that calls itself so, or is refused in a sentence.
 */
public final class UriFuzz {

  private UriFuzz() {}

  /**
   * Names a warehouse.
   *
   * @param input a text in UTF-8
   */
  public static void fuzzerTestOneInput(byte[] input) {
    String uri = new String(input, StandardCharsets.UTF_8);
    Warehouse warehouse;
    try {
      warehouse = Warehouses.of(uri);
    } catch (WarehouseException e) {
      return;
    }
    if (!warehouse.uri().equals(uri)) {
      throw new AssertionError(uri + " calls itself " + warehouse.uri());
    }
    if (uri.startsWith("duckdb:") != warehouse.localFile().isPresent()) {
      throw new AssertionError(uri + " lies at " + warehouse.localFile());
    }
  }
}
