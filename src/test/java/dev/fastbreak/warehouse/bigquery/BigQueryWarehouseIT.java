package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseContract;
import dev.fastbreak.warehouse.Warehouses;
import java.util.Map;

class BigQueryWarehouseIT extends WarehouseContract {

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of(Emulator.running().emptyProject(), Map.of());
  }
}
