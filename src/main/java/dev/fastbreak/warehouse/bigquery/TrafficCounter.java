package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.Traffic;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Adds up what jobs say they have read and will be billed for. */
final class TrafficCounter {

  private final LongAdder bytesRead = new LongAdder();
  private final LongAdder bytesBilled = new LongAdder();

  /** Adds a job; null where BigQuery did not say. */
  void add(@Nullable Long read, @Nullable Long billed) {
    bytesRead.add(read == null ? 0 : read);
    bytesBilled.add(billed == null ? 0 : billed);
  }

  Traffic sum() {
    return new Traffic(bytesRead.sum(), bytesBilled.sum());
  }
}
