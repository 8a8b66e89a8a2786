package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.LoadingContract;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbLoadingTest extends LoadingContract {

  @TempDir private Path directory;

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of("duckdb:" + directory.resolve("test.duckdb"));
  }
}
