package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.LoadingContract;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.Warehouses;

class BigQueryLoadingIT extends LoadingContract {

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of(Emulator.running().emptyProject());
  }

  @Override
  protected long leastLong() {
    return Emulator.LEAST_LONG;
  }

  @Override
  protected long greatestLong() {
    return Emulator.GREATEST_LONG;
  }
}
