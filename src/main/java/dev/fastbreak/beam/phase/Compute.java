package dev.fastbreak.beam.phase;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.beam.phase.Computed.ToStore;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.phase.Entities;
import dev.fastbreak.core.phase.PhaseInputs;
import dev.fastbreak.core.phase.TeamRows;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.table.TableSpec;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Computes every entity of every bucket on the due dates of one processor. The five composites of
 * this package are made of it.
 *
 * <p>An exception in a computation becomes a failure of that entity on that date; it never takes
 * the others down. The counters {@code entities}, {@code rows}, {@code failures} and {@code
 * buckets} of each processor show progress; a retried bundle may count twice in them. The tallies
 * are exact: they travel with the data.
 *
 * @param <T> the row
 */
final class Compute<T extends Record> extends PTransform<PCollection<Bucket>, Computed<T>> {

  private static final long serialVersionUID = 1;

  private final Chunk chunk;
  private final Processor processor;
  private final TableSpec<T> table;
  private final Calculation<T> calculation;
  private final @Nullable PCollectionView<Bucket> teams;

  private Compute(
      Chunk chunk,
      Processor processor,
      TableSpec<T> table,
      Calculation<T> calculation,
      @Nullable PCollectionView<Bucket> teams) {
    this.chunk = chunk;
    this.processor = processor;
    this.table = table;
    this.calculation = calculation;
    this.teams = teams;
  }

  /** Computes players out of their buckets, and of the rows of all teams. */
  static <T extends Record> Compute<T> players(
      Chunk chunk,
      Processor processor,
      TableSpec<T> table,
      Calculation<T> calculation,
      PCollectionView<Bucket> teams) {
    return new Compute<>(chunk, processor, table, calculation, teams);
  }

  /** Computes entities of which the buckets hold everything. */
  static <T extends Record> Compute<T> alone(
      Chunk chunk, Processor processor, TableSpec<T> table, Calculation<T> calculation) {
    return new Compute<>(chunk, processor, table, calculation, null);
  }

  @Override
  public Computed<T> expand(PCollection<Bucket> buckets) {
    if (!chunk.processors().contains(processor)) {
      return new Computed<>(buckets, null);
    }
    TupleTag<Bucket> handedOn = new TupleTag<>("buckets");
    TupleTag<RowBatch<T>> rows = new TupleTag<>("rows");
    ParDo.SingleOutput<Bucket, Bucket> compute =
        ParDo.of(new ComputeFn<>(chunk, processor, table.type(), calculation, teams, rows));
    PCollectionTuple outputs =
        buckets.apply(
            "Compute each entity by date",
            (teams == null ? compute : compute.withSideInputs(teams))
                .withOutputTags(handedOn, TupleTagList.of(rows)));
    return new Computed<>(
        outputs.get(handedOn).setCoder(BucketCoder.of()),
        new ToStore<>(table, outputs.get(rows).setCoder(RowBatchCoder.of())));
  }

  @SuppressWarnings("NullAway.Init") // Beam sets a function up before it hands it an element
  private static final class ComputeFn<T extends Record> extends DoFn<Bucket, Bucket> {

    private static final long serialVersionUID = 1;

    private final Chunk chunk;
    private final Processor processor;
    private final Class<T> type;
    private final Calculation<T> calculation;
    private final @Nullable PCollectionView<Bucket> teams;
    private final TupleTag<RowBatch<T>> rows;
    private final ProgressCounters counters;
    private transient TableSpec<T> table;
    private transient ContentHasher hasher;

    ComputeFn(
        Chunk chunk,
        Processor processor,
        Class<T> type,
        Calculation<T> calculation,
        @Nullable PCollectionView<Bucket> teams,
        TupleTag<RowBatch<T>> rows) {
      this.chunk = chunk;
      this.processor = processor;
      this.type = type;
      this.calculation = calculation;
      this.teams = teams;
      this.rows = rows;
      this.counters = ProgressCounters.of(processor);
    }

    @Setup
    public void setUp() {
      table = TableSpec.of(type);
      hasher = ContentHasher.of(table);
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Bucket bucket = context.element();
      Results<T> results =
          new Results<>(chunk, processor, table, hasher, made -> context.output(rows, made));
      Entities<T> entities = calculation.entities(inputs(bucket, context), results.dates());
      for (EntityCalculator<T> entity : entities.calculators()) {
        results.compute(entity);
        counters.count(results);
      }
      results.unattributable(entities.unattributable());
      results.finish();
      counters.count(results);
      counters.countBucket();
      context.output(
          bucket.behind(
              processor, results.readByOthers(), results.failures(), results.tallies(), chunk));
    }

    private PhaseInputs inputs(Bucket bucket, ProcessContext context) {
      GroupedRows own = bucket.rows(chunk);
      if (teams == null) {
        return new PhaseInputs(chunk.facts(), own, new TeamRows(own), false);
      }
      TeamRows all = context.sideInput(teams).teamRows(chunk);
      return new PhaseInputs(chunk.facts(), own, all, bucket.number() == Bucket.FIRST);
    }
  }
}
