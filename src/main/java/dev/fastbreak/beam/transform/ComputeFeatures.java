package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.ByDateCoder;
import dev.fastbreak.beam.coder.DateTallyCoder;
import dev.fastbreak.beam.coder.StoredCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.TableReference;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Computes every entity of every bucket on the chunk's due dates: rows, failures and counts.
 *
 * <p>The counters {@code rows} and {@code failures} show progress; a retried bundle may count twice
 * in them. The tallies are exact: they travel with the data.
 *
 * @param <InputT> a bucket's grouped input
 * @param <T> the row
 */
public final class ComputeFeatures<InputT, T extends Record>
    extends PTransform<PCollection<InputT>, ComputedFeatures<T>> {

  /**
   * Makes calculators out of a bucket's input.
   *
   * @param <InputT> a bucket's grouped input
   * @param <T> the row
   */
  @FunctionalInterface
  public interface EntityReader<InputT, T extends Record> extends Serializable {

    /** Reads one bucket; {@code views} answers side inputs by view. */
    Entities<T> read(InputT bucket, Views views);
  }

  /** Side inputs of the element in hand. */
  @FunctionalInterface
  public interface Views {
    <V> V of(PCollectionView<V> view);
  }

  /** Puts something around every calculator: a fault to be tested, a probe. */
  @FunctionalInterface
  public interface Interceptor extends Serializable {
    Interceptor NONE =
        new Interceptor() {
          @Override
          public <T> EntityCalculator<T> around(EntityCalculator<T> calculator) {
            return calculator;
          }
        };

    <T> EntityCalculator<T> around(EntityCalculator<T> calculator);
  }

  private final Chunk chunk;
  private final TableReference<T> table;
  private final EntityReader<InputT, T> reader;
  private final Interceptor interceptor;
  private final List<PCollectionView<?>> views;

  private ComputeFeatures(
      Chunk chunk,
      TableReference<T> table,
      EntityReader<InputT, T> reader,
      Interceptor interceptor,
      List<PCollectionView<?>> views) {
    this.chunk = chunk;
    this.table = table;
    this.reader = reader;
    this.interceptor = interceptor;
    this.views = views;
  }

  /** Computes rows of a table for a chunk. */
  public static <InputT, T extends Record> ComputeFeatures<InputT, T> of(
      Chunk chunk,
      TableSpec<T> table,
      Interceptor interceptor,
      EntityReader<InputT, T> reader,
      PCollectionView<?>... views) {
    return new ComputeFeatures<>(
        chunk, new TableReference<>(table.type()), reader, interceptor, List.of(views));
  }

  @Override
  public ComputedFeatures<T> expand(PCollection<InputT> buckets) {
    TupleTag<Stored<T>> rows = new TupleTag<>() {};
    TupleTag<Stored<PrecomputeFailure>> failures = new TupleTag<>() {};
    TupleTag<Map<LocalDate, DateTally>> tallies = new TupleTag<>() {};
    PCollectionTuple outputs =
        buckets.apply(
            "Compute each player or team by date",
            ParDo.of(new ComputeFn<>(chunk, table, reader, interceptor, failures, tallies))
                .withSideInputs(views)
                .withOutputTags(rows, TupleTagList.of(failures).and(tallies)));
    return new ComputedFeatures<>(
        buckets.getPipeline(),
        rows,
        outputs.get(rows).setCoder(StoredCoder.of(table.spec())),
        failures,
        outputs.get(failures).setCoder(StoredCoder.of(Tables.PRECOMPUTE_FAILURES)),
        tallies,
        outputs.get(tallies).setCoder(ByDateCoder.of(DateTallyCoder.of())));
  }

  @SuppressWarnings("NullAway.Init") // Beam sets a function up before it hands it an element
  private static final class ComputeFn<InputT, T extends Record> extends DoFn<InputT, Stored<T>> {
    private final Counter rowCount = Metrics.counter("fastbreak", "rows");
    private final Counter failureCount = Metrics.counter("fastbreak", "failures");
    private final Chunk chunk;
    private final TableReference<T> table;
    private final EntityReader<InputT, T> reader;
    private final Interceptor interceptor;
    private final TupleTag<Stored<PrecomputeFailure>> failures;
    private final TupleTag<Map<LocalDate, DateTally>> tallies;
    private transient TableSpec<T> spec;
    private transient ContentHasher hasher;

    ComputeFn(
        Chunk chunk,
        TableReference<T> table,
        EntityReader<InputT, T> reader,
        Interceptor interceptor,
        TupleTag<Stored<PrecomputeFailure>> failures,
        TupleTag<Map<LocalDate, DateTally>> tallies) {
      this.chunk = chunk;
      this.table = table;
      this.reader = reader;
      this.interceptor = interceptor;
      this.failures = failures;
      this.tallies = tallies;
    }

    @Setup
    public void setUp() {
      spec = table.spec();
      hasher = ContentHasher.of(spec);
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Collected<T> collected =
          new Collected<>(
              chunk,
              spec,
              hasher,
              row -> {
                rowCount.inc();
                context.output(row);
              },
              failure -> {
                failureCount.inc();
                context.output(failures, failure);
              });
      Views sideInputs =
          new Views() {
            @Override
            public <V> V of(PCollectionView<V> view) {
              return context.sideInput(view);
            }
          };
      Entities<T> entities = reader.read(context.element(), sideInputs);
      for (EntityCalculator<T> entity : entities.calculators()) {
        collected.compute(interceptor.around(entity));
      }
      collected.unattributable(entities.unattributable());
      context.output(tallies, collected.tallies());
    }
  }
}
