package dev.fastbreak.app.cli;

import dev.fastbreak.app.progress.RunFile;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * A warehouse for whose file one waits a while when another command holds it. Whoever gives up is
 * told which command that is.
 */
record PatientWarehouse(Warehouse warehouse, Duration patience) implements Warehouse {

  private static final long PAUSE_MILLIS = 200;

  @Override
  public String uri() {
    return warehouse.uri();
  }

  @Override
  public boolean isReachableFromElsewhere() {
    return warehouse.isReachableFromElsewhere();
  }

  @Override
  public Optional<Path> localFile() {
    return warehouse.localFile();
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    return warehouse.read(slice, buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<Long>> stage(
      StagingTable<T> staging) {
    return warehouse.stage(staging);
  }

  @Override
  public void configure(PipelineOptions options) {
    warehouse.configure(options);
  }

  @Override
  public WarehouseSession open() {
    return patiently(warehouse::open);
  }

  @Override
  public WarehouseSession openForReading() {
    return patiently(warehouse::openForReading);
  }

  @Override
  public void ask(String sql, Predicate<QueryResult> pieces) {
    // It is held or not when it is opened, so before the first piece.
    patiently(
        () -> {
          warehouse.ask(sql, pieces);
          return true;
        });
  }

  private <T> T patiently(Supplier<T> opening) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return opening.get();
      } catch (WarehouseException e) {
        if (e.kind() != WarehouseException.Cause.LOCKED || localFile().isEmpty()) {
          throw e;
        } else if (System.nanoTime() >= end) {
          throw explained(e);
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailedException("Interrupted while waiting for " + uri());
      }
    }
  }

  private WarehouseException explained(WarehouseException locked) {
    return localFile()
        .flatMap(RunFile::read)
        .map(
            run ->
                new WarehouseException(
                    WarehouseException.Cause.LOCKED,
                    "%s It is '%s', begun %s; 'status' shows how far it is."
                        .formatted(locked.getMessage(), run.command(), run.snapshot().startedAt()),
                    locked))
        .orElse(locked);
  }
}
