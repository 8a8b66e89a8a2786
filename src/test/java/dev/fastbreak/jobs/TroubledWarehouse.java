package dev.fastbreak.jobs;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * The real warehouse, where something goes wrong once.
 *
 * @param real the real one
 * @param where what is just being done then
 * @param trouble what goes wrong
 */
record TroubledWarehouse(Warehouse real, Where where, Trouble trouble) implements Warehouse {

  private static final long serialVersionUID = 1;

  enum Where {
    /** Rows of players' shot zones are staged and committed. */
    STAGED,
    /** Everything is staged, and nothing published. */
    BEFORE_PUBLISHING,
    /** Everything is published, and nobody has heard of it. */
    PUBLISHED,
    /**
     * Rows of players' shot zones are being staged, by a task that does not hear that it is
     * cancelled: it comes to its end.
     */
    LINGERING
  }

  @Override
  public String uri() {
    return real.uri();
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
    if (staging.spec() != Tables.PLAYER_SHOT_ZONE_ANALYSIS) {
      return stage;
    }
    return new PTransform<>() {
      @Override
      public PCollection<byte[]> expand(PCollection<RowBatch<T>> rows) {
        PCollection<RowBatch<T>> coming =
            where == Where.LINGERING
                ? rows.apply("Linger", ParDo.of(new LingerFn<T>(trouble))).setCoder(rows.getCoder())
                : rows;
        PCollection<byte[]> staged = coming.apply(stage);
        return where == Where.STAGED
            ? staged.apply("Strike", ParDo.of(new StrikeFn(trouble))).setCoder(ByteArrayCoder.of())
            : staged;
      }
    };
  }

  private static final class StrikeFn extends DoFn<byte[], byte[]> {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    StrikeFn(Trouble trouble) {
      this.trouble = trouble;
    }

    @ProcessElement
    public void process(@Element byte[] staged, OutputReceiver<byte[]> out) {
      trouble.strike();
      out.output(staged);
    }
  }

  /** Waits until the trouble has struck elsewhere and the task is told to end, and goes on. */
  private static final class LingerFn<T extends Record> extends DoFn<RowBatch<T>, RowBatch<T>> {
    private static final long serialVersionUID = 1;
    private static final int MOST_PAUSES = 3_000;

    private final Trouble trouble;

    LingerFn(Trouble trouble) {
      this.trouble = trouble;
    }

    @ProcessElement
    public void process(@Element RowBatch<T> rows, OutputReceiver<RowBatch<T>> out) {
      out.output(rows);
      try {
        for (int i = 0; i < MOST_PAUSES && !trouble.hasStruck(); i++) {
          Thread.sleep(10);
        }
        Thread.sleep(200);
      } catch (InterruptedException e) {
        // That is the point: it does not hear.
      }
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
              boolean publish = method.getName().equals("publish");
              if (publish && where == Where.BEFORE_PUBLISHING) {
                trouble.strike();
              }
              try {
                Object answer = method.invoke(session, args);
                if (publish && where == Where.PUBLISHED) {
                  trouble.strike();
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
}
