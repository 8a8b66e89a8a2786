package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.ReadingContract;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.Warehouses;

class BigQueryReadingIT extends ReadingContract {

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of(Emulator.running().emptyProject());
  }
}
