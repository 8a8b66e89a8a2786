package dev.fastbreak.beam.phase;

import static dev.fastbreak.beam.phase.MadeUp.DAY_1;
import static dev.fastbreak.beam.phase.MadeUp.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.testing.Pipelines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The steps of the five processors, from named rows to named rows. GSW and BOS have met on each of
 * the 20 days before the date; {@code anna} of GSW made 5 of 10 shots in each game.
 */
class ProcessorsTest {

  private static final Map<Processor, List<LocalDate>> ALL_DUE =
      Map.of(
          Processor.TDZA, List.of(DAY_1),
          Processor.PSZA, List.of(DAY_1),
          Processor.PCF, List.of(DAY_1),
          Processor.PDC, List.of(DAY_1),
          Processor.ML, List.of(DAY_1));

  private static List<LocalDate> gameDates() {
    return DAY_1.minusDays(20).datesUntil(DAY_1).toList();
  }

  private static Map<String, @Nullable Object> game(String player, LocalDate date) {
    return columns(
        "player_lookup", player,
        "game_date", date,
        "data_hash", player + " " + date,
        "minutes_played", "30",
        "is_active", true,
        "points", 12,
        "usage_rate", "20",
        "ts_pct", "0.6",
        "fg_attempts", 10,
        "fg_makes", 5,
        "ft_attempts", 0,
        "ft_makes", 0,
        "paint_attempts", 4,
        "paint_makes", 2,
        "mid_range_attempts", 2,
        "mid_range_makes", 1,
        "three_pt_attempts", 4,
        "three_pt_makes", 2,
        "assisted_fg_makes", 2,
        "unassisted_fg_makes", 3);
  }

  private static Map<String, @Nullable Object> defense(String team, LocalDate date) {
    return columns(
        "defending_team_abbr", team,
        "game_date", date,
        "data_hash", team + " " + date,
        "points_allowed", 100,
        "opp_paint_attempts", 40,
        "opp_paint_makes", 20,
        "opp_mid_range_attempts", 20,
        "opp_mid_range_makes", 8,
        "opp_three_pt_attempts", 30,
        "opp_three_pt_makes", 12);
  }

  private static Bucket players() {
    List<Map<String, @Nullable Object>> games = new ArrayList<>();
    gameDates().forEach(date -> games.add(game("anna", date)));
    return Bucket.asRead(
        Bucket.FIRST,
        read(
            Map.of(
                "player_game_summary",
                games,
                "upcoming_player_game_context",
                List.of(columns("player_lookup", "anna", "game_date", DAY_1, "days_rest", 0)))));
  }

  private static Bucket teams() {
    List<Map<String, @Nullable Object>> defense = new ArrayList<>();
    List<Map<String, @Nullable Object>> offense = new ArrayList<>();
    for (LocalDate date : gameDates()) {
      for (String team : List.of("BOS", "GSW")) {
        defense.add(defense(team, date));
        offense.add(
            columns(
                "team_abbr",
                team,
                "game_date",
                date,
                "data_hash",
                team + " " + date,
                "pace",
                "99",
                "offensive_rating",
                "110",
                "win_flag",
                true));
      }
    }
    return Bucket.asRead(
        Bucket.FIRST,
        read(
            Map.of(
                "team_defense_game_summary",
                defense,
                "team_offense_game_summary",
                offense,
                "upcoming_team_game_context",
                List.of(columns("team_abbr", "GSW", "game_date", DAY_1)))));
  }

  private static Map<String, List<RowBatch<?>>> read(
      Map<String, List<Map<String, @Nullable Object>>> tables) {
    Map<String, List<RowBatch<?>>> read = new HashMap<>();
    for (Input<?> input : Inputs.upstream()) {
      if (tables.containsKey(input.table().name())) {
        read.put(
            input.table().name(), List.of(MadeUp.batch(input, tables.get(input.table().name()))));
      }
    }
    return read;
  }

  /** A bucket with stored rows of a processor besides. */
  @SafeVarargs
  private static Bucket with(
      Bucket bucket, Processor stored, Map<String, @Nullable Object>... rows) {
    Map<String, List<RowBatch<?>>> read = new HashMap<>(bucket.read());
    read.put(stored.table().name(), List.of(MadeUp.batch(Inputs.stored(stored), List.of(rows))));
    return Bucket.asRead(bucket.number(), read);
  }

  private static PCollection<Bucket> of(Pipeline pipeline, String name, Bucket bucket) {
    return pipeline.apply(name, Create.of(bucket).withCoder(BucketCoder.of()));
  }

  /** What the steps have stored: every row by column. Steps run in this process. */
  private static final Map<Processor, List<Map<String, @Nullable Object>>> STORED =
      new ConcurrentHashMap<>();

  private static final class NoteFn<T extends Record> extends DoFn<RowBatch<T>, Void> {

    private static final long serialVersionUID = 1;

    private final Processor processor;

    NoteFn(Processor processor) {
      this.processor = processor;
    }

    @ProcessElement
    public void process(@Element RowBatch<T> stored) {
      List<Map<String, @Nullable Object>> rows =
          STORED.computeIfAbsent(processor, p -> new CopyOnWriteArrayList<>());
      for (@Nullable Object[] values : stored.values(processor.table().columns())) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
          row.put(processor.table().columns().get(i).name(), values[i]);
        }
        rows.add(row);
      }
    }
  }

  private static void walk(int threads, Chunk chunk, Bucket teams, Bucket players) {
    STORED.clear();
    Pipeline pipeline = Pipelines.withThreads(threads);
    Calculations standard = Calculations.STANDARD;
    Computed<?> defense =
        of(pipeline, "Teams", teams)
            .apply("TDZA", new ComputeTeamDefense(chunk, standard.teamDefense()));
    PCollectionView<Bucket> league = defense.handedOn().apply(View.asSingleton());
    Computed<?> zones =
        of(pipeline, "Players", players)
            .apply("PSZA", new ComputeShotZones(chunk, standard.shotZones()));
    Computed<?> factors =
        zones
            .handedOn()
            .apply("PCF", new ComputeCompositeFactors(chunk, standard.compositeFactors(), league));
    Computed<?> caches =
        factors
            .handedOn()
            .apply("PDC", new ComputeDailyCaches(chunk, standard.dailyCaches(), league));
    Computed<?> vectors =
        caches
            .handedOn()
            .apply("ML", new ComputeFeatureVectors(chunk, standard.featureVectors(), league));
    List<Computed<?>> steps = List.of(defense, zones, factors, caches, vectors);
    for (Processor processor : Processor.values()) {
      note(processor, steps.get(processor.ordinal()));
    }
    pipeline.run().waitUntilFinish();
  }

  private static <T extends Record> void note(Processor processor, Computed<T> step) {
    if (step.stored() != null) {
      step.stored().rows().apply("Note " + processor, ParDo.of(new NoteFn<>(processor)));
    }
  }

  private static Map<String, @Nullable Object> only(Processor processor) {
    assertThat(STORED.get(processor)).as("%s", processor).hasSize(1);
    return STORED.get(processor).get(0);
  }

  private static Map<String, @Nullable Object> ofTeam(String team) {
    return STORED.get(Processor.TDZA).stream()
        .filter(row -> team.equals(row.get("team_abbr")))
        .findFirst()
        .orElseThrow();
  }

  /** The digest that a row gives of a source of which it has seen one row. */
  private static @Nullable String seen(Map<String, @Nullable Object> row) {
    return new SourceHasher().hash(List.of((String) row.get("data_hash")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyProcessorMakesItsRowsOfThoseThatAreReadAndThoseJustMade(int threads) {
    walk(threads, MadeUp.chunk(ALL_DUE), teams(), players());

    assertThat(STORED.get(Processor.TDZA))
        .extracting(row -> row.get("team_abbr") + " " + row.get("paint_attempts_allowed_per_game"))
        .containsExactlyInAnyOrder("BOS 40.0", "GSW 40.0");
    assertThat(only(Processor.PSZA))
        .containsEntry("player_lookup", "anna")
        .containsEntry("analysis_date", DAY_1)
        .containsEntry("paint_rate_last_10", new BigDecimal("40.00"))
        .containsEntry("run_id", MadeUp.RUN);
    assertThat(only(Processor.PCF))
        .containsEntry("player_lookup", "anna")
        .containsEntry("source_player_shot_hash", seen(only(Processor.PSZA)))
        .containsEntry("source_team_defense_hash", seen(ofTeam("BOS")));
    assertThat(only(Processor.PDC))
        .containsEntry("points_avg_last_10", new BigDecimal("12.0"))
        .containsEntry("source_shot_zone_hash", seen(only(Processor.PSZA)))
        .containsEntry("source_player_game_rows_found", 20L);
    assertThat(only(Processor.ML))
        .containsEntry("source_daily_cache_hash", seen(only(Processor.PDC)))
        .containsEntry("source_composite_hash", seen(only(Processor.PCF)))
        .containsEntry("source_shot_zones_hash", seen(only(Processor.PSZA)))
        .containsEntry("source_team_defense_hash", seen(ofTeam("BOS")));
  }

  @Test
  void ofProcessorsThatAreNotDueTheStoredRowsOfTheDateAreRead() {
    Map<String, @Nullable Object> zones =
        columns(
            "player_lookup", "anna",
            "analysis_date", DAY_1,
            "data_hash", "stored zones",
            "primary_scoring_zone", "paint",
            "paint_rate_last_10", "60");
    Map<String, @Nullable Object> earlier = new HashMap<>(zones);
    earlier.put("analysis_date", DAY_1.minusDays(1));
    earlier.put("data_hash", "zones of the day before");
    earlier.put("processed_at", MadeUp.STARTED.plusSeconds(1));
    Map<String, @Nullable Object> defense =
        columns("team_abbr", "BOS", "analysis_date", DAY_1, "data_hash", "stored defence");

    walk(
        2,
        MadeUp.chunk(Map.of(Processor.PCF, List.of(DAY_1))),
        with(teams(), Processor.TDZA, defense),
        with(players(), Processor.PSZA, zones, earlier));

    assertThat(STORED).containsOnlyKeys(Processor.PCF);
    assertThat(only(Processor.PCF))
        .containsEntry("source_player_shot_hash", seen(zones))
        .containsEntry("source_team_defense_hash", seen(defense));
  }

  @Test
  void aStepWithNobodyToComputeStoresNothingAndTheOthersGoOn() {
    Bucket nobody = Bucket.asRead(Bucket.FIRST, Map.of());
    walk(2, MadeUp.chunk(ALL_DUE), teams(), nobody);
    assertThat(STORED).containsOnlyKeys(Processor.TDZA);
  }
}
