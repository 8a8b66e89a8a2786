package dev.fastbreak.beam.transform;

import static dev.fastbreak.beam.transform.MadeUp.DAY_1;
import static dev.fastbreak.beam.transform.MadeUp.DAY_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.beam.coder.ByDateCoder;
import dev.fastbreak.beam.coder.DateTallyCoder;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.testing.Pipelines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeFeaturesTest {

  private static final FlawedRow NAMELESS =
      new FlawedRow(
          "nba_analytics.player_game_summary", null, DAY_2, null, null, "player_lookup is null");

  private static final FlawedRow DATELESS =
      new FlawedRow(
          "nba_analytics.player_game_summary", "someone", null, null, null, "game_date is null");

  /** Buckets are lists of players; names that start with a star stand for flawed rows. */
  private static ComputedFeatures<PlayerShotZoneAnalysis> compute(
      Pipeline pipeline, Interceptor interceptor, List<List<String>> buckets) {
    return pipeline
        .apply(Create.of(buckets).withCoder(ListCoder.of(StringUtf8Coder.of())))
        .apply(
            ComputeFeatures.of(
                MadeUp.chunk(),
                Tables.PLAYER_SHOT_ZONE_ANALYSIS,
                interceptor,
                (names, views) -> entities(names)));
  }

  private static Entities<PlayerShotZoneAnalysis> entities(List<String> names) {
    List<FlawedRow> flawed = new ArrayList<>();
    List<EntityCalculator<PlayerShotZoneAnalysis>> players = new ArrayList<>();
    for (String name : names) {
      switch (name) {
        case "*nameless" -> flawed.add(NAMELESS);
        case "*dateless" -> flawed.add(DATELESS);
        default -> players.add(MadeUp.player(name));
      }
    }
    return new Entities<>(players, new Unattributable(flawed, List.of()));
  }

  private static PCollection<Map<LocalDate, DateTally>> total(
      ComputedFeatures<PlayerShotZoneAnalysis> computed) {
    return computed
        .tallies()
        .apply("Total", SumByDate.globally(DateTally::plus))
        .setCoder(ByDateCoder.of(DateTallyCoder.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyEntityEndsAsOneRowOrOneFailureOfEachDateAndIsCounted(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    ComputedFeatures<PlayerShotZoneAnalysis> computed =
        compute(
            pipeline,
            Interceptor.NONE,
            List.of(
                List.of("anna", "young", "late"), List.of("throws", "gap"), List.of(), List.of()));

    PAssert.that(computed.rows())
        .satisfies(
            rows -> {
              assertThat(rows)
                  .extracting(row -> row.row().playerLookup() + " " + row.row().analysisDate())
                  .containsExactlyInAnyOrder(
                      "anna 2021-12-01", "anna 2021-12-02", "late 2021-12-02", "throws 2021-12-01");
              return null;
            });
    PAssert.that(computed.failures())
        .satisfies(
            failures -> {
              assertThat(failures)
                  .extracting(ComputeFeaturesTest::described)
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
    PAssert.thatSingleton(total(computed))
        .satisfies(
            tallies -> {
              assertThat(counts(tallies.get(DAY_1))).containsExactly(4L, 2L, 1L, 1L, 0L);
              assertThat(counts(tallies.get(DAY_2))).containsExactly(5L, 2L, 1L, 2L, 0L);
              assertThat(tallies.get(DAY_1).accountsForEveryone()).isTrue();
              assertThat(tallies.get(DAY_2).accountsForEveryone()).isTrue();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static String described(Stored<PrecomputeFailure> stored) {
    PrecomputeFailure failure = stored.row();
    return "%s %s %s: %s"
        .formatted(
            failure.entityId(),
            failure.analysisDate(),
            failure.failureCategory(),
            failure.failureReason());
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
    ComputedFeatures<PlayerShotZoneAnalysis> computed =
        compute(pipeline, Interceptor.NONE, List.of(List.of("late", "gap")));
    String hash = hash(MadeUp.row("late", DAY_2));
    PAssert.that(computed.rows())
        .containsInAnyOrder(
            new Stored<>(MadeUp.row("late", DAY_2), hash, MadeUp.STARTED, MadeUp.RUN));
    PAssert.that(computed.failures())
        .satisfies(
            failures -> {
              assertThat(failures)
                  .hasSize(2)
                  .allSatisfy(
                      failure -> {
                        assertThat(failure.row().runId()).isEqualTo(MadeUp.RUN);
                        assertThat(failure.row().createdAt()).isEqualTo(MadeUp.STARTED);
                        assertThat(failure.row().processorName())
                            .isEqualTo("PlayerShotZoneAnalysisProcessor");
                        assertThat(failure.row().canRetry()).isTrue();
                      });
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static String hash(PlayerShotZoneAnalysis row) {
    var table = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
    return ContentHasher.of(table).hash(table.contentValues(row));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theDigestOfADateIsThatOfItsRowsInWhateverBucketsTheyAre(int threads) {
    // Downstream looks at a row's content and its readiness.
    SetDigest expected = new SetDigest();
    expected.add(hash(MadeUp.row("anna", DAY_1)) + "+");
    expected.add(hash(MadeUp.row("bert", DAY_1)) + "+");
    Pipeline pipeline = Pipelines.withThreads(threads);
    for (List<List<String>> buckets :
        List.of(
            List.of(List.of("anna", "bert")),
            List.of(List.of("bert"), List.of("anna")),
            List.of(List.<String>of(), List.of("bert", "anna"), List.of("young")))) {
      PAssert.thatSingleton(
              "total " + buckets,
              pipeline
                  .apply(
                      "buckets " + buckets,
                      Create.of(buckets).withCoder(ListCoder.of(StringUtf8Coder.of())))
                  .apply(
                      "compute " + buckets,
                      ComputeFeatures.of(
                          MadeUp.chunk(),
                          Tables.PLAYER_SHOT_ZONE_ANALYSIS,
                          Interceptor.NONE,
                          (List<String> names, ComputeFeatures.Views views) -> entities(names)))
                  .tallies()
                  .apply("add " + buckets, SumByDate.globally(DateTally::plus))
                  .setCoder(ByDateCoder.of(DateTallyCoder.of())))
          .satisfies(
              tallies -> {
                assertThat(tallies.get(DAY_1).output()).isEqualTo(expected);
                return null;
              });
    }
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aRowThatIsNotReadyHasAnotherDigestThanTheSameRowReady() {
    var rows = new ArrayList<Stored<PlayerShotZoneAnalysis>>();
    Collected<PlayerShotZoneAnalysis> collected =
        new Collected<>(
            MadeUp.chunk(),
            Tables.PLAYER_SHOT_ZONE_ANALYSIS,
            ContentHasher.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS),
            rows::add,
            failure -> {});
    collected.compute(
        new EntityCalculator<>() {
          @Override
          public String entityId() {
            return "anna";
          }

          @Override
          public boolean isInPopulation(LocalDate date) {
            return true;
          }

          @Override
          public Result<PlayerShotZoneAnalysis> on(LocalDate date) {
            return Result.row(MadeUp.row("anna", DAY_1, date.equals(DAY_1)));
          }
        });
    assertThat(rows).extracting(Stored::dataHash).hasSize(2).containsOnly(rows.get(0).dataHash());
    assertThat(collected.tallies().get(DAY_1).output())
        .isNotEqualTo(collected.tallies().get(DAY_2).output());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRowThatNamesNobodyIsAFailureOfEveryLaterDate(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    ComputedFeatures<PlayerShotZoneAnalysis> computed =
        compute(pipeline, Interceptor.NONE, List.of(List.of("anna", "*nameless")));
    PAssert.that(computed.failures())
        .satisfies(
            failures -> {
              assertThat(failures)
                  .extracting(ComputeFeaturesTest::described)
                  .containsExactly(
                      "DATE_LEVEL 2021-12-02 INVALID_INPUT: 1 input rows cannot be attributed;"
                          + " correct or delete them. The first: nba_analytics.player_game_summary"
                          + " row of null on 2021-12-02: player_lookup is null");
              return null;
            });
    PAssert.thatSingleton(total(computed))
        .satisfies(
            tallies -> {
              assertThat(counts(tallies.get(DAY_1))).containsExactly(1L, 1L, 0L, 0L, 0L);
              assertThat(counts(tallies.get(DAY_2))).containsExactly(1L, 1L, 0L, 0L, 1L);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aRowWithoutADateIsAFailureOfAllDates() {
    Pipeline pipeline = Pipelines.withThreads(2);
    ComputedFeatures<PlayerShotZoneAnalysis> computed =
        compute(pipeline, Interceptor.NONE, List.of(List.of("*dateless", "*nameless")));
    PAssert.that(computed.failures())
        .satisfies(
            failures -> {
              assertThat(failures)
                  .extracting(failure -> failure.row().analysisDate())
                  .containsExactlyInAnyOrder(DAY_1, DAY_2);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theCountersSayWhatWasComputed() {
    Pipeline pipeline = Pipelines.withThreads(2);
    compute(pipeline, Interceptor.NONE, List.of(List.of("anna", "young"), List.of("late")));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "rows")).isEqualTo(3);
    assertThat(counter(result, "failures")).isEqualTo(2);
  }

  private static long counter(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named("fastbreak", name)).build();
    long sum = 0;
    for (MetricResult<Long> counter : result.metrics().queryMetrics(filter).getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }

  @Test
  void whatBreaksOutsideOfACalculatorBreaksThePipeline() {
    Pipeline pipeline = Pipelines.withThreads(2);
    compute(pipeline, new Breaking(), List.of(List.of("anna")));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("planted break");
  }

  private static final class Breaking implements Interceptor {
    private static final long serialVersionUID = 1;

    @Override
    public <T> EntityCalculator<T> around(EntityCalculator<T> calculator) {
      throw new IllegalStateException("planted break");
    }
  }
}
