package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseContract;
import dev.fastbreak.warehouse.Warehouses;

class BigQueryWarehouseIT extends WarehouseContract {

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of(Emulator.running().emptyProject());
  }

  /** Whole numbers leave the emulator as doubles, BigQuery's do not. */
  @Override
  protected long leastLong() {
    return -(1L << 52);
  }

  @Override
  protected long greatestLong() {
    return 1L << 52;
  }
}
