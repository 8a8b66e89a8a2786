package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseContract;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class DuckDbWarehouseTest extends WarehouseContract {

  @TempDir private Path directory;

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of("duckdb:" + directory.resolve("test.duckdb"), Map.of());
  }
}
