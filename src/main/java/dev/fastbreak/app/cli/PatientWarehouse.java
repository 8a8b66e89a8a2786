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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * A warehouse of which whoever waited for it in vain is told which command holds it.
 *
 * @param warehouse one that waits
 */
record PatientWarehouse(Warehouse warehouse) implements Warehouse {

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
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging) {
    return warehouse.stage(staging);
  }

  @Override
  public void configure(PipelineOptions options) {
    warehouse.configure(options);
  }

  @Override
  public WarehouseSession open() {
    return explained(warehouse::open);
  }

  @Override
  public WarehouseSession openForReading() {
    return explained(warehouse::openForReading);
  }

  @Override
  public void ask(String sql, Predicate<QueryResult> pieces) {
    explained(
        () -> {
          warehouse.ask(sql, pieces);
          return true;
        });
  }

  private <T> T explained(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (WarehouseException e) {
      throw e.kind() == WarehouseException.Cause.LOCKED ? explained(e) : e;
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
