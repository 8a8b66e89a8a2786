package dev.fastbreak.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launcher is given to run. */
class BeamRunnerTest {

  private static final SeasonSchedule SEASON =
      SeasonSchedule.of(2021, Schedules.series(LocalDate.of(2021, 10, 19), 2, 40, "BOS", "LAL"));

  @TempDir private Path folder;

  private final Launched launched = new Launched();

  private static final class Launched implements PipelineLauncher {
    private final List<Pipeline> pipelines = new ArrayList<>();

    @Override
    public int pipelinesAbreast(List<Chunk> chunks) {
      return 3;
    }

    @Override
    public void prepare(PipelineOptions options, Chunk chunk, int abreast) {
      options.setUserAgent("one of " + abreast);
    }

    @Override
    public void run(Pipeline pipeline, Chunk chunk, BillMeter meter) {
      pipelines.add(pipeline);
    }
  }

  private Pipeline launch(Map<String, String> options, Processor... processors) {
    List<DueDate> dates = List.of(new DueDate(LocalDate.of(2021, 11, 2), "feed"));
    BeamRunner runner =
        new BeamRunner(
            Warehouses.of("duckdb:" + folder.resolve("league.duckdb")),
            Clock.systemUTC(),
            options,
            Calculations.STANDARD,
            launched);
    assertThat(runner.pipelinesAbreast(List.of())).isEqualTo(3);
    Map<Processor, List<DueDate>> due = new EnumMap<>(Processor.class);
    for (Processor processor : processors) {
      due.put(processor, dates);
    }
    runner.compute(
        new Chunk(
            SeasonFacts.ofSchedule(SEASON),
            due,
            "20260101BCDF",
            Instant.parse("2026-01-01T00:00:00Z"),
            Chunk.DEFAULT_FAILURE_LIMIT,
            null),
        2);
    return launched.pipelines.get(launched.pipelines.size() - 1);
  }

  /** The tables that a pipeline reads and those whose rows it stages. */
  private static List<String> tables(Pipeline pipeline, String verb) {
    TreeSet<String> names = new TreeSet<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            String step = node.getFullName().replaceFirst(".*/", "");
            if (step.startsWith(verb + " ")) {
              names.add(step.substring(verb.length() + 1));
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }
        });
    return List.copyOf(names);
  }

  @Test
  void aChunkIsOneJobThatIsNamedAfterItsFirstDateAndRun() {
    PipelineOptions options = launch(Map.of("playerBuckets", "3"), Processor.PSZA).getOptions();

    assertThat(options.getJobName()).isEqualTo("fastbreak-phase4-2021-11-02-20260101bcdf");
    assertThat(options.getUserAgent()).isEqualTo("one of 2");
    assertThat(options.as(PhaseOptions.class).getPlayerBuckets()).isEqualTo(3);
  }

  @Test
  void withEverythingDueFiveUpstreamTablesAreReadAndNoneOfOurs() {
    Pipeline pipeline = launch(Map.of(), Processor.values());

    assertThat(tables(pipeline, "Read"))
        .containsExactly(
            "player_game_summary",
            "team_defense_game_summary",
            "team_offense_game_summary",
            "upcoming_player_game_context",
            "upcoming_team_game_context");
    assertThat(tables(pipeline, "Stage"))
        .containsExactly(
            "failures",
            "ml_feature_store_v2",
            "player_composite_factors",
            "player_daily_cache",
            "player_shot_zone_analysis",
            "team_defense_zone_analysis");
  }

  @Test
  void ofProcessorsThatAreReadButNotDueTheStoredRowsAreRead() {
    Pipeline pipeline = launch(Map.of(), Processor.PCF);

    assertThat(tables(pipeline, "Read"))
        .containsExactly(
            "player_game_summary",
            "player_shot_zone_analysis",
            "team_defense_zone_analysis",
            "upcoming_player_game_context",
            "upcoming_team_game_context");
    assertThat(tables(pipeline, "Stage")).containsExactly("failures", "player_composite_factors");
  }
}
