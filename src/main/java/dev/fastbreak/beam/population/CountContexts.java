package dev.fastbreak.beam.population;

import dev.fastbreak.beam.coder.ByDateCoder;
import dev.fastbreak.beam.coder.ContextCoverageCoder;
import dev.fastbreak.beam.transform.SumByDate;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.population.PlayerContexts;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Counts, for each due date, the players with a game and those of them with a context. Whether a
 * player gets a synthetic context depends on all players of the date, so the counts of all buckets
 * are added up before any player is computed.
 */
final class CountContexts
    extends PTransform<
        PCollection<KV<Integer, CoGbkResult>>, PCollectionView<Map<LocalDate, ContextCoverage>>> {

  private final Chunk chunk;

  private CountContexts(Chunk chunk) {
    this.chunk = chunk;
  }

  static CountContexts of(Chunk chunk) {
    return new CountContexts(chunk);
  }

  @Override
  public PCollectionView<Map<LocalDate, ContextCoverage>> expand(
      PCollection<KV<Integer, CoGbkResult>> together) {
    return together
        .apply("Count a bucket", ParDo.of(new CountFn(chunk)))
        .setCoder(ByDateCoder.of(ContextCoverageCoder.of()))
        .apply("Add up", SumByDate.globally(ContextCoverage::plus).asSingletonView());
  }

  private static final class CountFn
      extends DoFn<KV<Integer, CoGbkResult>, Map<LocalDate, ContextCoverage>> {
    private final Chunk chunk;

    CountFn(Chunk chunk) {
      this.chunk = chunk;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      PlayerBucket bucket = new PlayerBucket(chunk, context.element());
      Map<LocalDate, ContextCoverage> counts = new TreeMap<>();
      for (String player : bucket.players()) {
        PlayerContexts.coverage(
                bucket.games().of(player), bucket.contexts().of(player), chunk.dates())
            .forEach((date, count) -> counts.merge(date, count, ContextCoverage::plus));
      }
      context.output(counts);
    }
  }
}
