package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseProvider;
import java.nio.file.InvalidPathException;

/** {@code duckdb:PATH}. There are no further settings. */
public final class DuckDbWarehouseProvider implements WarehouseProvider {

  @Override
  public String scheme() {
    return "duckdb";
  }

  @Override
  public Warehouse at(String location) {
    if (location.isBlank() || location.startsWith(":")) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "duckdb: needs the path of a file, for example duckdb:warehouse.duckdb; a database in memory would not outlive the command.");
    }
    try {
      return new DuckDbWarehouse(DuckDbFile.at(location));
    } catch (InvalidPathException e) {
      throw new WarehouseException(
          Cause.UNAVAILABLE, "duckdb:%s is no path: %s".formatted(location, e.getReason()), e);
    }
  }
}
