package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.PublishingContract;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.Warehouses;
import org.junit.jupiter.api.Tag;

@Tag("all")
class BigQueryPublishingIT extends PublishingContract {

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
