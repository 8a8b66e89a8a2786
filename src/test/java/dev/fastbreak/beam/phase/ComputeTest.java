package dev.fastbreak.beam.phase;

import static dev.fastbreak.beam.phase.MadeUp.DAY_1;
import static dev.fastbreak.beam.phase.MadeUp.DAY_2;
import static dev.fastbreak.beam.phase.MadeUp.batch;
import static dev.fastbreak.beam.phase.MadeUp.bucket;
import static dev.fastbreak.beam.phase.MadeUp.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.OutputDigest;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.testing.Pipelines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every processor's step does, whatever it computes. */
class ComputeTest {

  private static final TableSpec<PlayerShotZoneAnalysis> TABLE = Tables.PLAYER_SHOT_ZONE_ANALYSIS;

  private static final Map<String, @Nullable Object> NAMELESS =
      columns("player_lookup", null, "game_date", DAY_2);

  private static final Map<String, @Nullable Object> DATELESS =
      columns("player_lookup", "someone", "game_date", null);

  private static PCollection<Bucket> buckets(Pipeline pipeline, String name, Bucket... buckets) {
    return pipeline.apply(name, Create.of(Arrays.asList(buckets)).withCoder(BucketCoder.of()));
  }

  private static Computed<PlayerShotZoneAnalysis> compute(Pipeline pipeline, Bucket... buckets) {
    return buckets(pipeline, "Buckets", buckets)
        .apply("PSZA", new ComputeShotZones(MadeUp.chunk(), MadeUp.SHOT_ZONES));
  }

  private static Bucket withGames(List<Map<String, @Nullable Object>> games) {
    return Bucket.asRead(
        Bucket.FIRST, Map.of(MadeUp.PLAYER_GAMES.table().name(), List.of(batch(games))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyEntityEndsAsOneRowOrOneFailureOfEachDateAndIsCounted(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    Computed<PlayerShotZoneAnalysis> computed =
        compute(
            pipeline,
            bucket(0, "anna", "young", "late"),
            bucket(1, "throws", "gap"),
            bucket(2),
            bucket(3));

    PAssert.that(computed.stored().rows())
        .satisfies(
            rows -> {
              assertThat(all(TABLE, rows))
                  .extracting(row -> row.get("player_lookup") + " " + row.get("analysis_date"))
                  .containsExactlyInAnyOrder(
                      "anna 2021-12-01", "anna 2021-12-02", "late 2021-12-02", "throws 2021-12-01");
              return null;
            });
    PAssert.that(computed.handedOn())
        .satisfies(
            handedOn -> {
              assertThat(described(handedOn))
                  .containsExactlyInAnyOrder(
                      "young 2021-12-01 EXPECTED_INCOMPLETE: too young",
                      "young 2021-12-02 EXPECTED_INCOMPLETE: too young",
                      "gap 2021-12-01 INCOMPLETE_UPSTREAM: games are missing",
                      "gap 2021-12-02 INCOMPLETE_UPSTREAM: games are missing",
                      "throws 2021-12-02 PROCESSING_ERROR: IllegalStateException: no such thing."
                          + " This is a defect of the computation: report it with the entity and"
                          + " the date.");
              return null;
            });
    // Population, rows, expected, unexpected. Day 1: anna, young, throws, gap; day 2: late as well.
    PAssert.that(computed.handedOn())
        .satisfies(
            handedOn -> {
              assertThat(counts(total(handedOn, DAY_1))).containsExactly(4L, 2L, 1L, 1L, 0L);
              assertThat(counts(total(handedOn, DAY_2))).containsExactly(5L, 2L, 1L, 2L, 0L);
              assertThat(total(handedOn, DAY_1).accountsForEveryone()).isTrue();
              assertThat(total(handedOn, DAY_2).accountsForEveryone()).isTrue();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Every stored row by column name. */
  private static <T extends Record> List<Map<String, @Nullable Object>> all(
      TableSpec<T> table, Iterable<RowBatch<T>> elements) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (RowBatch<T> element : elements) {
      for (@Nullable Object[] values : element.values(table.columns())) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
          row.put(table.columns().get(i).name(), values[i]);
        }
        all.add(row);
      }
    }
    return all;
  }

  private static List<RowBatch<PrecomputeFailure>> failures(Iterable<Bucket> buckets) {
    List<RowBatch<PrecomputeFailure>> failures = new ArrayList<>();
    buckets.forEach(bucket -> failures.addAll(bucket.failures()));
    return failures;
  }

  private static List<String> described(Iterable<Bucket> buckets) {
    return all(Tables.PRECOMPUTE_FAILURES, failures(buckets)).stream()
        .map(
            row ->
                "%s %s %s: %s"
                    .formatted(
                        row.get("entity_id"),
                        row.get("analysis_date"),
                        row.get("failure_category"),
                        row.get("failure_reason")))
        .toList();
  }

  private static DateTally total(Iterable<Bucket> buckets, LocalDate date) {
    DateTally total = DateTally.empty();
    for (Bucket bucket : buckets) {
      total =
          total.plus(
              bucket
                  .tallies()
                  .getOrDefault(new ProcessorDate(Processor.PSZA, date), DateTally.empty()));
    }
    return total;
  }

  private static List<Long> counts(DateTally tally) {
    return List.of(
        tally.population(),
        tally.rows(),
        tally.failuresExpected(),
        tally.failuresUnexpected(),
        tally.dateLevelUnexpected());
  }

  @Test
  void rowsAreHashedAndStampedWithTheRun() {
    Pipeline pipeline = Pipelines.withThreads(2);
    Computed<PlayerShotZoneAnalysis> computed = compute(pipeline, bucket(0, "late", "gap"));
    PlayerShotZoneAnalysis row = MadeUp.row("late", DAY_2);
    Object[] expected =
        TABLE.storedValues(new Stored<>(row, hash(row), MadeUp.STARTED, MadeUp.RUN));
    PAssert.thatSingleton(computed.stored().rows())
        .satisfies(
            rows -> {
              assertThat(rows.values(TABLE.columns())).singleElement().isEqualTo(expected);
              return null;
            });
    PAssert.that(computed.handedOn())
        .satisfies(
            handedOn -> {
              assertThat(all(Tables.PRECOMPUTE_FAILURES, failures(handedOn)))
                  .hasSize(2)
                  .allSatisfy(
                      failure ->
                          assertThat(failure)
                              .containsEntry("run_id", MadeUp.RUN)
                              .containsEntry("created_at", MadeUp.STARTED)
                              .containsEntry("processor_name", "PlayerShotZoneAnalysisProcessor")
                              .containsEntry("can_retry", true));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static String hash(PlayerShotZoneAnalysis row) {
    return ContentHasher.of(TABLE).hash(TABLE.contentValues(row));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theDigestOfADateIsThatOfItsRowsInWhateverBucketsTheyAre(int threads) {
    SetDigest expected = new SetDigest();
    for (String name : List.of("anna", "bert")) {
      PlayerShotZoneAnalysis row = MadeUp.row(name, DAY_1);
      @Nullable Object[] values = TABLE.valuesToStamp(row);
      TABLE.stamp(values, hash(row), Instant.EPOCH, "another run");
      new OutputDigest(TABLE).add(expected, values);
    }
    Pipeline pipeline = Pipelines.withThreads(threads);
    List<List<Bucket>> ways =
        List.of(
            List.of(bucket(0, "anna", "bert")),
            List.of(bucket(0, "bert"), bucket(1, "anna")),
            List.of(bucket(0), bucket(1, "bert", "anna"), bucket(2, "young")));
    for (int i = 0; i < ways.size(); i++) {
      PAssert.that(
              buckets(pipeline, "Buckets " + i, ways.get(i).toArray(Bucket[]::new))
                  .apply("PSZA " + i, new ComputeShotZones(MadeUp.chunk(), MadeUp.SHOT_ZONES))
                  .handedOn())
          .satisfies(
              handedOn -> {
                assertThat(total(handedOn, DAY_1).output()).isEqualTo(expected);
                return null;
              });
    }
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aRowThatIsNotReadyHasAnotherDigestThanTheSameRowReady() {
    Results<PlayerShotZoneAnalysis> results =
        new Results<>(
            MadeUp.chunk(),
            Processor.PSZA,
            TABLE,
            ContentHasher.of(TABLE),
            rows ->
                assertThat(rows.values(TABLE.columns()))
                    .extracting(row -> row[TABLE.position("data_hash")])
                    .hasSize(2)
                    .containsOnly(
                        rows.values(TABLE.columns())
                            .iterator()
                            .next()[TABLE.position("data_hash")]));
    results.compute(
        new EntityCalculator<>() {
          @Override
          public String entityId() {
            return "anna";
          }

          @Override
          public Optional<Result<PlayerShotZoneAnalysis>> on(LocalDate date) {
            return Optional.of(Result.row(MadeUp.row("anna", DAY_1, date.equals(DAY_1))));
          }
        });
    results.finish();
    assertThat(results.tallies().get(new ProcessorDate(Processor.PSZA, DAY_1)).output())
        .isNotEqualTo(results.tallies().get(new ProcessorDate(Processor.PSZA, DAY_2)).output());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRowThatNamesNobodyIsAFailureOfEveryLaterDate(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    Computed<PlayerShotZoneAnalysis> computed =
        compute(
            pipeline,
            withGames(
                List.of(
                    columns("player_lookup", "anna", "game_date", DAY_1.minusDays(1)), NAMELESS)));
    PAssert.that(computed.handedOn())
        .satisfies(
            handedOn -> {
              assertThat(described(handedOn))
                  .containsExactly(
                      "DATE_LEVEL 2021-12-02 INVALID_INPUT: 1 input rows cannot be attributed;"
                          + " correct or delete them. The first: nba_analytics.player_game_summary"
                          + " row of null on 2021-12-02: player_lookup is null");
              return null;
            });
    PAssert.that(computed.handedOn())
        .satisfies(
            handedOn -> {
              assertThat(counts(total(handedOn, DAY_1))).containsExactly(1L, 1L, 0L, 0L, 0L);
              assertThat(counts(total(handedOn, DAY_2))).containsExactly(1L, 1L, 0L, 0L, 1L);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aRowWithoutADateIsAFailureOfAllDates() {
    Pipeline pipeline = Pipelines.withThreads(2);
    Computed<PlayerShotZoneAnalysis> computed =
        compute(pipeline, withGames(List.of(DATELESS, NAMELESS)));
    PAssert.that(computed.handedOn())
        .satisfies(
            handedOn -> {
              assertThat(all(Tables.PRECOMPUTE_FAILURES, failures(handedOn)))
                  .extracting(failure -> failure.get("analysis_date"))
                  .containsExactlyInAnyOrder(DAY_1, DAY_2);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theCountersOfAProcessorSayWhatItHasComputed() {
    Pipeline pipeline = Pipelines.withThreads(2);
    compute(pipeline, bucket(0, "anna", "young"), bucket(1, "late"));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "entities")).isEqualTo(5);
    assertThat(counter(result, "rows")).isEqualTo(3);
    assertThat(counter(result, "failures")).isEqualTo(2);
  }

  private static long counter(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(ProgressCounters.namespace(Processor.PSZA), name))
            .build();
    long sum = 0;
    for (MetricResult<Long> counter : result.metrics().queryMetrics(filter).getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }

  @Test
  void whatBreaksOutsideOfACalculatorBreaksThePipeline() {
    Pipeline pipeline = Pipelines.withThreads(2);
    Calculation<PlayerShotZoneAnalysis> breaking =
        (inputs, dates) -> {
          throw new IllegalStateException("planted break");
        };
    buckets(pipeline, "Buckets", bucket(0, "anna"))
        .apply("PSZA", new ComputeShotZones(MadeUp.chunk(), breaking));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("planted break");
  }

  @Test
  void aStepThatIsNotDueHandsTheBucketsOnAndStoresNothing() {
    Pipeline pipeline = Pipelines.withThreads(1);
    PCollection<Bucket> buckets = buckets(pipeline, "Buckets", bucket(0, "anna"));
    Computed<PlayerShotZoneAnalysis> computed =
        buckets.apply(
            "PSZA",
            new ComputeShotZones(
                MadeUp.chunk(Map.of(Processor.PDC, List.of(DAY_1))), MadeUp.SHOT_ZONES));
    assertThat(computed.handedOn()).isSameAs(buckets);
    assertThat(computed.stored()).isNull();
    pipeline.run().waitUntilFinish();
  }
}
