package dev.fastbreak.jobs;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** The real warehouse, which says how far the program has come, see {@link Killing}. */
record KillableWarehouse(Warehouse real) implements Warehouse {

  private static final long serialVersionUID = 1;

  @Override
  public String uri() {
    return real.uri();
  }

  @Override
  public Optional<Path> localFile() {
    return real.localFile();
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    return real.read(slice, buckets);
  }

  @Override
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging) {
    PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage = real.stage(staging);
    return new PTransform<>() {
      @Override
      public PCollection<byte[]> expand(PCollection<RowBatch<T>> rows) {
        return rows.apply("Notice", ParDo.of(new NoticeFn<T>()))
            .setCoder(rows.getCoder())
            .apply(stage);
      }
    };
  }

  private static final class NoticeFn<T extends Record> extends DoFn<RowBatch<T>, RowBatch<T>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element RowBatch<T> rows, OutputReceiver<RowBatch<T>> out) {
      Killing.reached(Killing.STAGE);
      out.output(rows);
    }
  }

  @Override
  public WarehouseSession open() {
    WarehouseSession session = real.open();
    return (WarehouseSession)
        Proxy.newProxyInstance(
            WarehouseSession.class.getClassLoader(),
            new Class<?>[] {WarehouseSession.class},
            (proxy, method, args) -> {
              switch (method.getName()) {
                case "fetch" -> Killing.reached(Killing.PLAN);
                case "publish" -> Killing.reached(Killing.PUBLISH);
                case "load" -> Killing.reached(Killing.LOAD);
                default -> {}
              }
              try {
                Object answer = method.invoke(session, args);
                switch (method.getName()) {
                  case "publish" -> Killing.reached(Killing.PUBLISHED);
                  case "load" -> Killing.reached(Killing.LOADED);
                  default -> {}
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public WarehouseSession openForReading() {
    return real.openForReading();
  }

  @Override
  public void ask(String sql, Predicate<QueryResult> pieces) {
    real.ask(sql, pieces);
  }
}
