package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.app.validate.ValidationResult.Coverage;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoils a warehouse that keeps every promise, one promise at a time. */
class ValidationTest {

  private static final String TDZA = "nba_precompute.team_defense_zone_analysis";
  private static final String PSZA = "nba_precompute.player_shot_zone_analysis";
  private static final String PCF = "nba_precompute.player_composite_factors";
  private static final String PDC = "nba_precompute.player_daily_cache";
  private static final String ML = "nba_predictions.ml_feature_store_v2";
  private static final String RUNS = "nba_processing.precompute_runs";
  private static final String FAILURES = "nba_processing.precompute_failures";
  private static final String CONTEXTS = "nba_analytics.upcoming_player_game_context";

  @TempDir static Path folder;
  private static Path sound;
  private Path file;

  @BeforeAll
  static void makeLeague() {
    sound = folder.resolve("sound.duckdb");
    HandMadeLeague.write(sound);
  }

  @BeforeEach
  void copyLeague() throws IOException {
    file = Files.createTempFile(folder, "league", ".duckdb");
    Files.delete(file);
    Files.copy(sound, file);
  }

  private ValidationResult validate(Processor... only) {
    List<Processor> processors =
        only.length == 0 ? List.of(Processor.values()) : Arrays.asList(only);
    Warehouse warehouse = DuckDbFiles.warehouse(file);
    Plan plan =
        new Planner(warehouse).plan(HandMadeLeague.OPENER, HandMadeLeague.END, processors, true);
    try (WarehouseSession session = warehouse.openForReading()) {
      return Validation.run(session, plan, doing -> {});
    }
  }

  private GateResult gate(Gate gate, Processor processor) {
    return validate().of(gate, processor).orElseThrow();
  }

  @Test
  void aSoundWarehouseIsGreen() {
    ValidationResult result = validate();

    assertThat(result.gates())
        .allSatisfy(
            gate -> {
              assertThat(gate.samples()).as("%s %s", gate.gate(), gate.processor()).isEmpty();
              assertThat(gate.status()).isEqualTo(Status.GREEN);
            });
    assertThat(result.status()).isEqualTo(Status.GREEN);
  }

  @Test
  void everyGateChecksSomethingOfEveryProcessorThatItIsAbout() {
    ValidationResult result = validate();

    for (Gate gate : Gate.values()) {
      Set<Processor> about = new TreeSet<>();
      for (GateResult one : result.gates()) {
        if (one.gate() == gate) {
          about.add(one.processor());
          // PCF and ML fail for nobody, and no number or category of PCF may be null.
          boolean nothingToCheck =
              switch (gate) {
                case UNEXPECTED_FAILURES, CONSISTENT_FAILURES ->
                    one.processor() == Processor.PCF || one.processor() == Processor.ML;
                case NULL_SHARE -> one.processor() == Processor.PCF;
                default -> false;
              };
          assertThat(one.checked() == 0)
              .as("%s %s", gate, one.processor())
              .isEqualTo(nothingToCheck);
        }
      }
      assertThat(about)
          .as(gate.label())
          .isEqualTo(
              switch (gate) {
                case FEATURE_VECTOR, DEFAULT_SHARE -> Set.of(Processor.ML);
                case FAILURE_RATES -> Set.of(Processor.PSZA);
                default -> Set.of(Processor.values());
              });
    }
  }

  @Test
  void datesAndRowsAreCountedAndADateWithoutDueRowsIsExplained() {
    ValidationResult result = validate();

    Coverage teams = result.coverage().get(0);
    assertThat(teams)
        .isEqualTo(
            new Coverage(
                Processor.TDZA,
                6,
                2,
                4,
                3,
                1,
                6,
                HandMadeLeague.DUE.get(1),
                HandMadeLeague.DUE.get(3)));
    assertThat(result.coverage())
        .extracting(Coverage::rows)
        .containsExactly(6L, 4 * 27L, 4 * 30L, 4 * 29L, 4 * 30L);
    assertThat(result.of(Gate.DATES, Processor.TDZA).orElseThrow().explained())
        .containsExactly(
            "1 date without a row, 2021-11-02: none was due, all failures are expected");
  }

  @Test
  void failuresAreCountedByCategory() {
    assertThat(validate().failures())
        .containsExactly(
            new ValidationResult.Failures(Processor.TDZA, "INSUFFICIENT_DATA", true, 2, 1, 2),
            new ValidationResult.Failures(Processor.PSZA, "EXPECTED_INCOMPLETE", true, 12, 4, 3),
            new ValidationResult.Failures(Processor.PDC, "INSUFFICIENT_DATA", true, 4, 4, 1));
  }

  @Test
  void onlyTheProcessorsAskedForAreValidated() {
    DuckDbFiles.execute(file, "UPDATE " + PSZA + " SET paint_rate_last_10 = 101");

    assertThat(validate(Processor.ML).status()).isEqualTo(Status.GREEN);
    assertThat(validate(Processor.PSZA).status()).isEqualTo(Status.RED);
  }

  static Stream<Arguments> spoilings() {
    return Stream.of(
        Arguments.of(
            Gate.LEDGER,
            Processor.PCF,
            "DELETE FROM "
                + RUNS
                + " WHERE analysis_date = '2021-11-05' AND processor_name LIKE 'PlayerComp%'",
            "2021-11-05: no ledger line"),
        Arguments.of(
            Gate.LEDGER,
            Processor.ML,
            "UPDATE " + RUNS + " SET outcome = 'FAILED' WHERE analysis_date = '2021-12-01'",
            "2021-12-01: FAILED"),
        Arguments.of(
            Gate.UP_TO_DATE,
            Processor.PDC,
            "UPDATE "
                + RUNS
                + " SET code_version = 'pdc-0' WHERE processor_name LIKE 'PlayerDaily%'",
            "2021-11-02: logic changed (pdc-0 -> pdc-2)"),
        Arguments.of(
            Gate.UP_TO_DATE,
            Processor.PCF,
            "UPDATE "
                + CONTEXTS
                + " SET data_hash = 'other' WHERE game_date = '2021-11-30' AND player_lookup ="
                + " 'p03'",
            "2021-11-30: input changed"),
        Arguments.of(
            Gate.DATES,
            Processor.PSZA,
            "DELETE FROM " + PSZA + " WHERE analysis_date = '2021-11-30'",
            "2021-11-30: no row; ledger: COMPLETE, 27 rows, 3 failures"),
        Arguments.of(
            Gate.DATES,
            Processor.TDZA,
            "DELETE FROM "
                + FAILURES
                + " WHERE processor_name LIKE 'Team%' AND analysis_date = '2021-11-02'; UPDATE "
                + RUNS
                + " SET population = 0, failures_expected = 0 WHERE processor_name LIKE 'Team%' AND"
                + " analysis_date = '2021-11-02'",
            "2021-11-02: no row; ledger: COMPLETE, 0 rows, 0 failures, population 0 on a game"
                + " date"),
        Arguments.of(
            Gate.ORPHANS,
            Processor.PDC,
            "UPDATE "
                + PDC
                + " SET cache_date = '2021-11-06' WHERE player_lookup = 'p01' AND cache_date ="
                + " '2021-11-05'",
            "2021-11-06: 1 rows, and the date has no game"),
        Arguments.of(
            Gate.ORPHANS,
            Processor.ML,
            "UPDATE " + ML + " SET game_date = '2021-10-26' WHERE game_date = '2021-11-05'",
            "2021-10-26: 30 rows, and the date is bootstrap"),
        Arguments.of(
            Gate.ORPHANS,
            Processor.PSZA,
            "UPDATE "
                + FAILURES
                + " SET analysis_date = '2021-11-01' WHERE analysis_date = '2021-11-02'",
            "2021-11-01: 3 failures EXPECTED_INCOMPLETE, and the date has no game"),
        Arguments.of(
            Gate.UNIQUE_KEYS,
            Processor.TDZA,
            "INSERT INTO "
                + TDZA
                + " SELECT * FROM "
                + TDZA
                + " WHERE team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "team_defense_zone_analysis 2021-11-05 BOS: 2 copies"),
        Arguments.of(
            Gate.UNIQUE_KEYS,
            Processor.PDC,
            "INSERT INTO "
                + FAILURES
                + " SELECT * FROM "
                + FAILURES
                + " WHERE processor_name LIKE 'PlayerDaily%' AND analysis_date = '2021-11-05'",
            "precompute_failures 2021-11-05 PlayerDailyCacheProcessor p29: 2 copies"),
        Arguments.of(
            Gate.ACCOUNTED_FOR,
            Processor.PCF,
            "DELETE FROM " + PCF + " WHERE player_lookup = 'p07' AND game_date = '2021-12-01'",
            "2021-12-01: 29 rows, but the ledger counts 30"),
        Arguments.of(
            Gate.ACCOUNTED_FOR,
            Processor.PSZA,
            "DELETE FROM " + FAILURES + " WHERE entity_id = 'p28' AND analysis_date = '2021-12-01'",
            "2021-12-01: 2 failures, but the ledger counts 3"),
        Arguments.of(
            Gate.ACCOUNTED_FOR,
            Processor.TDZA,
            "UPDATE "
                + RUNS
                + " SET population = 30 WHERE processor_name LIKE 'Team%' AND analysis_date ="
                + " '2021-11-30'",
            "2021-11-30: 2 rows and failures of entities, but a population of 30"),
        Arguments.of(
            Gate.ACCOUNTED_FOR,
            Processor.PSZA,
            "UPDATE "
                + FAILURES
                + " SET entity_id = 'p05' WHERE entity_id = 'p28' AND analysis_date = '2021-12-01'",
            "2021-12-01: 1 entities have both a row and a failure, for example p05"),
        Arguments.of(
            Gate.UNEXPECTED_FAILURES,
            Processor.PSZA,
            "UPDATE "
                + FAILURES
                + " SET failure_category = 'PROCESSING_ERROR' WHERE entity_id = 'p28' AND"
                + " analysis_date = '2021-11-05'",
            "2021-11-05: 1 PROCESSING_ERROR"),
        Arguments.of(
            Gate.UNEXPECTED_FAILURES,
            Processor.PDC,
            "UPDATE "
                + FAILURES
                + " SET failure_category = 'MISSING_DEPENDENCY', entity_id = 'DATE_LEVEL' WHERE"
                + " entity_id = 'p29' AND processor_name LIKE 'PlayerDaily%' AND analysis_date ="
                + " '2021-11-05'",
            "2021-11-05: 1 MISSING_DEPENDENCY of the whole date"),
        Arguments.of(
            Gate.NOT_NULL,
            Processor.PCF,
            "ALTER TABLE "
                + PCF
                + " ALTER COLUMN game_id DROP NOT NULL; UPDATE "
                + PCF
                + " SET game_id = NULL WHERE player_lookup = 'p02' AND game_date = '2021-12-01'",
            "2021-12-01 p02: game_id is null"),
        Arguments.of(
            Gate.RANGES,
            Processor.TDZA,
            "UPDATE "
                + TDZA
                + " SET paint_pct_allowed_last_15 = 1.001 WHERE team_abbr = 'GSW' AND analysis_date"
                + " = '2021-11-30'",
            "2021-11-30 GSW: paint_pct_allowed_last_15 is 1.001 (declared: 0 to 1)"),
        Arguments.of(
            Gate.RANGES,
            Processor.PSZA,
            "UPDATE "
                + PSZA
                + " SET primary_scoring_zone = 'centre' WHERE player_lookup = 'p02' AND"
                + " analysis_date = '2021-11-30'",
            "2021-11-30 p02: primary_scoring_zone is centre (declared: paint, mid_range, perimeter,"
                + " balanced)"),
        Arguments.of(
            Gate.CONSTANTS,
            Processor.PDC,
            "UPDATE " + PDC + " SET cache_version = 'v0' WHERE player_lookup = 'p01'",
            "cache_version holds v0 and v1"),
        Arguments.of(
            Gate.CONSTANTS,
            Processor.TDZA,
            "UPDATE " + TDZA + " SET early_season_flag = TRUE WHERE analysis_date = '2021-11-05'",
            "early_season_flag holds 1 and null"),
        Arguments.of(
            Gate.COMPLETENESS,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET missing_games_count = 0 WHERE player_lookup = 'p01' AND game_date ="
                + " '2021-11-05'",
            "2021-11-05 p01: expected 10, actual 9, missing 0, 90.0 percent, ready true"),
        Arguments.of(
            Gate.COMPLETENESS,
            Processor.TDZA,
            "UPDATE "
                + TDZA
                + " SET completeness_percentage = 89.9 WHERE team_abbr = 'BOS' AND analysis_date ="
                + " '2021-11-05'",
            "2021-11-05 BOS: expected 10, actual 9, missing 1, 89.9 percent, ready true"),
        Arguments.of(
            Gate.CONTENT_HASH,
            Processor.PDC,
            "UPDATE "
                + PDC
                + " SET points_avg_last_5 = points_avg_last_5 + 0.1 WHERE player_lookup = 'p01' AND"
                + " cache_date = '2021-11-05'",
            "2021-11-05 p01: data_hash is "),
        Arguments.of(
            Gate.LEDGER_DIGEST,
            Processor.PCF,
            "UPDATE "
                + PCF
                + " SET is_production_ready = FALSE WHERE player_lookup = 'p01' AND game_date ="
                + " '2021-11-05'",
            "2021-11-05: the ledger line of run 0000cafe was written for "),
        Arguments.of(
            Gate.SOURCE_HASHES,
            Processor.PCF,
            "UPDATE "
                + PCF
                + " SET source_player_shot_hash = '0123456789abcdef' WHERE player_lookup = 'p01'"
                + " AND game_date = '2021-11-05'",
            "2021-11-05 p01: source_player_shot_hash is 0123456789abcdef for 1 rows found, but the"
                + " PSZA row of p01 gives "),
        Arguments.of(
            Gate.SOURCE_HASHES,
            Processor.PCF,
            "DELETE FROM " + TDZA + " WHERE team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "but TDZA has no row of BOS on the date"),
        Arguments.of(
            Gate.SOURCE_HASHES,
            Processor.PDC,
            "UPDATE "
                + PDC
                + " SET source_shot_zone_hash = NULL WHERE player_lookup = 'p01' AND cache_date ="
                + " '2021-11-05'",
            "2021-11-05 p01: source_shot_zone_hash is null for 1 rows found"),
        Arguments.of(
            Gate.SOURCE_HASHES,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET source_daily_cache_rows_found = 2 WHERE player_lookup = 'p01' AND game_date"
                + " = '2021-12-01'",
            "2021-12-01 p01: source_daily_cache_hash is "),
        Arguments.of(
            Gate.FEATURE_VECTOR,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET features = features[1:24] WHERE player_lookup = 'p01' AND game_date ="
                + " '2021-12-01'",
            "2021-12-01 p01: 24 features and 25 sources, not 25"),
        Arguments.of(
            Gate.FEATURE_VECTOR,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET features = list_concat(['NaN'::DOUBLE], features[2:25]) WHERE player_lookup"
                + " = 'p01' AND game_date = '2021-12-01'",
            "2021-12-01 p01: points_avg_last_5 is NaN"),
        Arguments.of(
            Gate.FEATURE_VECTOR,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET features = list_concat(features[1:5], [101.0], features[7:25]) WHERE"
                + " player_lookup = 'p01' AND game_date = '2021-12-01'",
            "2021-12-01 p01: fatigue_score is 101.0 (valid: 0.0 to 100.0)"),
        Arguments.of(
            Gate.FEATURE_VECTOR,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET feature_sources = list_concat(['default'], feature_sources[2:25]) WHERE"
                + " player_lookup = 'p01' AND game_date = '2021-12-01'",
            "2021-12-01 p01: points_avg_last_5 is said to be the default, but 1.0 is not 10.0"),
        Arguments.of(
            Gate.FEATURE_VECTOR,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET feature_quality_score = 97.5 WHERE player_lookup = 'p01' AND game_date ="
                + " '2021-12-01'",
            "2021-12-01 p01: feature_quality_score is 97.50, its sources give 97"),
        Arguments.of(
            Gate.UPSTREAM_COMPLETE,
            Processor.PDC,
            "DELETE FROM nba_analytics.team_offense_game_summary WHERE team_abbr = 'BOS' AND"
                + " game_date = '2021-11-02'",
            "2021-11-02 BOS (BOS at GSW) in nba_analytics.team_offense_game_summary"),
        Arguments.of(
            Gate.UPSTREAM_COMPLETE,
            Processor.TDZA,
            "DELETE FROM nba_analytics.team_defense_game_summary WHERE game_date = '2021-10-19'",
            "2021-10-19 GSW (BOS at GSW) in nba_analytics.team_defense_game_summary"),
        Arguments.of(
            Gate.UPSTREAM_COMPLETE,
            Processor.PSZA,
            "DELETE FROM nba_analytics.player_game_summary WHERE team_abbr = 'GSW' AND game_date ="
                + " '2021-11-30'",
            "2021-11-30 GSW (BOS at GSW) in nba_analytics.player_game_summary"),
        Arguments.of(
            Gate.UPSTREAM_COMPLETE,
            Processor.ML,
            "DELETE FROM " + CONTEXTS + " WHERE team_abbr = 'GSW' AND game_date = '2021-12-01'",
            "2021-12-01 GSW (BOS at GSW) in nba_analytics.upcoming_player_game_context"),
        Arguments.of(
            Gate.UPSTREAM_COMPLETE,
            Processor.PCF,
            "DELETE FROM nba_analytics.upcoming_team_game_context WHERE team_abbr = 'BOS' AND"
                + " game_date = '2021-12-01'",
            "2021-12-01 BOS (BOS at GSW) in nba_analytics.upcoming_team_game_context"),
        Arguments.of(
            Gate.UPSTREAM_KNOWN,
            Processor.PDC,
            "UPDATE nba_analytics.team_offense_game_summary SET team_abbr = 'BOS ' WHERE team_abbr"
                + " = 'BOS' AND game_date = '2021-11-02'",
            "2021-11-02 'BOS ' in nba_analytics.team_offense_game_summary"),
        Arguments.of(
            Gate.UPSTREAM_KNOWN,
            Processor.TDZA,
            "UPDATE nba_raw.nbac_schedule SET game_status = 1 WHERE game_date = '2021-11-05'",
            "2021-11-05 2021-11-05_BOS_GSW: postponed, or its result is missing"),
        Arguments.of(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            "UPDATE "
                + PCF
                + " SET all_upstreams_ready = NOT all_upstreams_ready WHERE player_lookup = 'p01'"
                + " AND game_date = '2021-11-05'",
            "2021-11-05 p01: all_upstreams_ready does not follow from its parts"),
        Arguments.of(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            "UPDATE "
                + PCF
                + " SET fatigue_context_json = '{\"final_score\":1}' WHERE player_lookup = 'p01'"
                + " AND game_date = '2021-11-05'",
            "2021-11-05 p01: final_score of a context is not the score"),
        Arguments.of(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            "UPDATE "
                + PCF
                + " SET has_warnings = TRUE WHERE player_lookup = 'p01' AND game_date ="
                + " '2021-11-05'",
            "2021-11-05 p01: has_warnings and warning_details disagree"),
        Arguments.of(
            Gate.CONSISTENT_ROWS,
            Processor.PDC,
            "UPDATE "
                + PDC
                + " SET shot_zone_data_available = FALSE WHERE player_lookup = 'p01' AND cache_date"
                + " = '2021-11-05'",
            "2021-11-05 p01: shot_zone_data_available does not follow from"),
        Arguments.of(
            Gate.CONSISTENT_ROWS,
            Processor.PDC,
            "UPDATE "
                + PDC
                + " SET early_season_flag = TRUE WHERE player_lookup = 'p01' AND cache_date ="
                + " '2021-11-05'",
            "2021-11-05 p01: early_season_flag and insufficient_data_reason disagree"),
        Arguments.of(
            Gate.CONSISTENT_ROWS,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET quality_tier = 'poor' WHERE player_lookup = 'p01' AND game_date ="
                + " '2021-12-01'",
            "2021-12-01 p01: quality_tier does not follow from feature_quality_score"),
        Arguments.of(
            Gate.STAMPS,
            Processor.PSZA,
            "UPDATE "
                + PSZA
                + " SET run_id = 'nobody' WHERE player_lookup = 'p01' AND analysis_date ="
                + " '2021-11-05'",
            "2021-11-05 p01: no ledger line of the date is of run nobody"),
        Arguments.of(
            Gate.STAMPS,
            Processor.TDZA,
            "UPDATE "
                + TDZA
                + " SET processed_at = TIMESTAMP '2020-01-01' WHERE team_abbr = 'BOS' AND"
                + " analysis_date = '2021-11-05'",
            "2021-11-05 BOS: no ledger line of the date is of run 0000cafe at 2020-01-01"),
        Arguments.of(
            Gate.FEATURE_VECTOR,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET feature_sources = list_concat(feature_sources[1:24], ['phase4']) WHERE"
                + " player_lookup = 'p01' AND game_date = '2021-12-01'",
            "2021-12-01 p01: team_win_pct cannot come from phase4"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "data_quality_tier = 'low'",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "data_quality_tier does not follow from games_in_sample"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "strongest_zone = 'perimeter'",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "strongest_zone is not the one with the least vs-league value"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "weakest_zone = NULL",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "weakest_zone is not the one with the greatest vs-league value"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "mid_range_defense_vs_league_avg = NULL",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "a vs-league value is unknown and zone_data_incomplete does not say so"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "data_quality_issues = ['own_data_incomplete']",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "completeness_percentage and own_data_incomplete disagree"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "data_quality_issues = ['stale_history']",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "is_production_ready does not follow from data_quality_issues"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.TDZA,
            TDZA,
            "data_quality_issues = ['bad luck']",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "data_quality_issues are not the known ones in their order"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "data_quality_tier = 'medium'",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "data_quality_tier does not follow from games_in_sample_10"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "sample_quality_10 = 'good'",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "sample_quality_10 does not follow from games_in_sample_10"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "sample_quality_20 = 'limited'",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "sample_quality_20 does not follow from games_in_sample_20"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "primary_scoring_zone = 'balanced'",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "primary_scoring_zone does not follow from the rates"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "three_pt_rate_last_10 = NULL",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "the three rates are not all known"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "games_in_sample_20 = 9, sample_quality_20 = 'insufficient'",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "games_in_sample_10 is more than games_in_sample_20"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PSZA,
            PSZA,
            "is_production_ready = FALSE",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "is_production_ready does not follow from data_quality_issues"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "upstream_player_shot_ready = FALSE, all_upstreams_ready = FALSE",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "an upstream's flag and data_quality_issues disagree"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "has_warnings = TRUE, warning_details = 'EXTREME_LUCK'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "warning_details are not the known ones in their order"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "has_warnings = TRUE, warning_details = 'EXTREME_FATIGUE'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "fatigue_score and EXTREME_FATIGUE disagree"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "analysis_date = '2021-11-04'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "analysis_date is not game_date"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "missing_data_fields = 'days_rest'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "data_completeness_pct does not follow from missing_data_fields"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "missing_data_fields = 'luck'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "missing_data_fields are not the known ones in their order"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "total_composite_adjustment = total_composite_adjustment + 1",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "total_composite_adjustment is not the sum of its parts"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "shot_zone_context_json = '{\"missing_data\":true}'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "final_score of a context is not the score"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PCF,
            PCF,
            "insufficient_data_reason = 'tired', early_season_flag = TRUE",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "insufficient_data_reason is none that there is"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.PDC,
            PDC,
            "games_played_season = 9",
            "player_lookup = 'p01' AND cache_date = '2021-11-05'",
            "early_season_flag does not follow from games_played_season"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.ML,
            ML,
            "data_source = 'phase3'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "data_source does not follow from feature_sources"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.ML,
            ML,
            "feature_count = 24",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "feature_count is not the number of features"),
        spoiled(
            Gate.CONSISTENT_ROWS,
            Processor.ML,
            ML,
            "is_home = NOT is_home",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "is_home and the feature home_away disagree"),
        spoiled(
            Gate.CONSISTENT_FAILURES,
            Processor.PDC,
            FAILURES,
            "failure_category = 'EXPECTED_INCOMPLETE'",
            "processor_name LIKE 'PlayerDaily%' AND analysis_date = '2021-11-05'",
            "2021-11-05 p29: PDC has no failure EXPECTED_INCOMPLETE"),
        spoiled(
            Gate.CONSISTENT_FAILURES,
            Processor.PSZA,
            FAILURES,
            "entity_id = 'DATE_LEVEL'",
            "entity_id = 'p28' AND analysis_date = '2021-11-05'",
            "2021-11-05 DATE_LEVEL: PSZA has no failure EXPECTED_INCOMPLETE"),
        spoiled(
            Gate.CONSISTENT_FAILURES,
            Processor.PSZA,
            FAILURES,
            "can_retry = NOT can_retry",
            "entity_id = 'p28' AND analysis_date = '2021-11-05'",
            "2021-11-05 p28: can_retry is true, which is wrong for EXPECTED_INCOMPLETE"),
        spoiled(
            Gate.CONSISTENT_FAILURES,
            Processor.TDZA,
            FAILURES,
            "run_id = 'nobody'",
            "processor_name LIKE 'Team%'",
            "no ledger line of the date is of run nobody"),
        spoiled(
            Gate.SOURCE_HASHES,
            Processor.TDZA,
            TDZA,
            "source_team_defense_rows_found = 7",
            "team_abbr = 'BOS' AND analysis_date = '2021-11-05'",
            "2021-11-05 BOS: source_team_defense_hash is "),
        spoiled(
            Gate.SOURCE_HASHES,
            Processor.PSZA,
            PSZA,
            "source_player_game_hash = '0123456789abcdef'",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "source_player_game_hash is 0123456789abcdef for 3 rows found, but the 3 rows upstream"
                + " give "),
        spoiled(
            Gate.SOURCE_HASHES,
            Processor.PCF,
            PCF,
            "source_team_context_hash = NULL",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "source_team_context_hash is null for 1 rows found, but the 1 rows upstream give "),
        spoiled(
            Gate.SOURCE_HASHES,
            Processor.PDC,
            "nba_analytics.team_offense_game_summary",
            "data_hash = '0123456789abcdef'",
            "game_date = '2021-10-19'",
            "2021-11-02 p00: source_team_offense_hash is "),
        spoiled(
            Gate.UPSTREAM_HASHES,
            Processor.PSZA,
            "nba_analytics.player_game_summary",
            "points = points + 1",
            "player_lookup = 'p01' AND game_date = '2021-11-02'",
            "nba_analytics.player_game_summary 2021-11-02 p01: data_hash is "),
        spoiled(
            Gate.UPSTREAM_HASHES,
            Processor.ML,
            CONTEXTS,
            "player_status = 'out'",
            "player_lookup = 'p01' AND game_date = '2021-12-01'",
            "nba_analytics.upcoming_player_game_context 2021-12-01 p01: data_hash is "),
        spoiled(
            Gate.UPSTREAM_HASHES,
            Processor.TDZA,
            "nba_raw.nbac_schedule",
            "nba_game_id = 'another'",
            "game_date = '2021-11-30'",
            "nba_raw.nbac_schedule 2021-11-30_BOS_GSW: data_hash is "),
        spoiled(
            Gate.LEDGER_DIGEST,
            Processor.PCF,
            PCF,
            "usage_context_json = usage_context_json || ' '",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "2021-11-05: the ledger line of run 0000cafe was written for "),
        spoiled(
            Gate.LEDGER_DIGEST,
            Processor.PSZA,
            PSZA,
            "source_player_game_rows_found = 4",
            "player_lookup = 'p01' AND analysis_date = '2021-11-05'",
            "2021-11-05: the ledger line of run 0000cafe was written for "),
        spoiled(
            Gate.LEDGER_DIGEST,
            Processor.PDC,
            PDC,
            "shot_zone_data_available = NOT shot_zone_data_available",
            "player_lookup = 'p01' AND cache_date = '2021-11-05'",
            "2021-11-05: the ledger line of run 0000cafe was written for "),
        spoiled(
            Gate.LEDGER_DIGEST,
            Processor.ML,
            ML,
            "quality_tier = 'poor'",
            "player_lookup = 'p01' AND game_date = '2021-11-05'",
            "2021-11-05: the ledger line of run 0000cafe was written for "),
        Arguments.of(
            Gate.VARIANCE,
            Processor.PDC,
            "UPDATE " + PDC + " SET points_avg_last_5 = 7",
            "2021-22: points_avg_last_5 is 7.0 in all 116 rows that have it"),
        Arguments.of(
            Gate.VARIANCE,
            Processor.ML,
            "UPDATE " + ML + " SET features = list_concat(features[1:24], [0.5])",
            "2021-22: feature team_win_pct is 0.5 in all 120 rows"),
        Arguments.of(
            Gate.DATED_INPUT,
            Processor.PDC,
            "INSERT INTO nba_analytics.player_game_summary BY NAME SELECT * REPLACE (NULL AS"
                + " game_date) FROM nba_analytics.player_game_summary LIMIT 2",
            "2 rows of nba_analytics.player_game_summary have no game_date"),
        Arguments.of(
            Gate.NULL_SHARE,
            Processor.PSZA,
            "UPDATE " + PSZA + " SET mid_range_pct_last_10 = NULL WHERE player_lookup < 'p14'",
            "2021-22: mid_range_pct_last_10 is null in 51.9 percent of its rows (limit 50.0"
                + " percent)"),
        // 120 rows: 30 - 5 players on 4 dates keep their value. The quality score follows.
        Arguments.of(
            Gate.DEFAULT_SHARE,
            Processor.ML,
            "UPDATE "
                + ML
                + " SET features = list_concat(features[1:24], [0.5]), feature_sources ="
                + " list_concat(feature_sources[1:24], ['default']), feature_quality_score ="
                + " feature_quality_score - 2.4 WHERE player_lookup < 'p07'",
            "2021-22: feature team_win_pct is a default in 23.3 percent of 120 rows"),
        Arguments.of(
            Gate.FAILURE_RATES,
            Processor.PSZA,
            "UPDATE "
                + RUNS
                + " SET failures_expected = 10 WHERE processor_name LIKE 'PlayerShot%' AND"
                + " analysis_date = '2021-12-01'",
            "2021-12-01: 33.3 percent after week 6"));
  }

  private static Arguments spoiled(
      Gate gate, Processor processor, String table, String set, String where, String sample) {
    return Arguments.of(
        gate, processor, "UPDATE %s SET %s WHERE %s".formatted(table, set, where), sample);
  }

  @ParameterizedTest(name = "{0} {1}: {3}")
  @MethodSource("spoilings")
  void aBrokenPromiseIsFound(Gate gate, Processor processor, String sql, String sample) {
    DuckDbFiles.execute(file, sql.split(";"));

    GateResult result = gate(gate, processor);

    assertThat(result.status()).isEqualTo(gate.whenBroken());
    assertThat(result.violations()).isPositive();
    assertThat(result.samples()).anyMatch(found -> found.contains(sample));
  }

  @Test
  void upstreamRowsOfOtherOriginMayCarryAnyHash() {
    DuckDbFiles.execute(
        file,
        "UPDATE "
            + CONTEXTS
            + " SET player_status = 'out', data_hash = CAST(uuid() AS VARCHAR) WHERE game_date ="
            + " '2021-12-01'");

    GateResult byHand = gate(Gate.UPSTREAM_HASHES, Processor.ML);

    assertThat(byHand.status()).isEqualTo(Status.GREEN);
    assertThat(byHand.explained())
        .containsExactly(
            "30 rows of nba_analytics.upcoming_player_game_context have a data_hash of another"
                + " form: written by hand, not looked at");

    DuckDbFiles.execute(
        file,
        "DELETE FROM nba_processing.upstream_loads",
        "UPDATE " + CONTEXTS + " SET home_game = NULL");
    assertThat(gate(Gate.UPSTREAM_HASHES, Processor.ML).checked())
        .as("no load wrote these tables")
        .isZero();
  }

  @Test
  void everyGateIsSpoiledSomewhere() {
    assertThat(spoilings().map(arguments -> arguments.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) Gate.values());
  }

  @Test
  void aColumnThatIsNullBecauseItsInputIsNullIsExplained() {
    DuckDbFiles.execute(
        file,
        "UPDATE " + PDC + " SET player_age = NULL",
        "UPDATE " + CONTEXTS + " SET player_age = NULL");

    GateResult result = gate(Gate.NULL_SHARE, Processor.PDC);

    assertThat(result.status()).isEqualTo(Status.GREEN);
    assertThat(result.explained())
        .containsExactly(
            "2021-22: player_age is null in 100.0 percent of its rows (limit 50.0 percent):"
                + " upcoming_player_game_context.player_age is null in 100.0 percent of its rows");
  }

  @Test
  void aColumnThatLacksFarMoreThanItsInputIsAFinding() {
    // 15 of 30 players and one more: 53 percent upstream, 100 downstream.
    DuckDbFiles.execute(
        file,
        "UPDATE " + PDC + " SET player_age = NULL",
        "UPDATE " + CONTEXTS + " SET player_age = NULL WHERE player_lookup <= 'p15'");

    assertThat(gate(Gate.NULL_SHARE, Processor.PDC).status()).isEqualTo(Status.WARNING);
  }

  @Test
  void aColumnThatIsConstantBecauseItsInputIsConstantIsExplained() {
    DuckDbFiles.execute(
        file,
        "UPDATE " + PCF + " SET pace_score = 0",
        "UPDATE " + CONTEXTS + " SET pace_differential = NULL");

    GateResult result = gate(Gate.VARIANCE, Processor.PCF);

    assertThat(result.status()).isEqualTo(Status.GREEN);
    assertThat(result.explained())
        .containsExactly(
            "2021-22: pace_score is 0.0 in all 120 rows that have it:"
                + " upcoming_player_game_context.pace_differential is null in every row");
  }

  @Test
  void aColumnThatIsConstantAlthoughItsInputIsNotIsAFinding() {
    DuckDbFiles.execute(file, "UPDATE " + PCF + " SET pace_score = 0");

    assertThat(gate(Gate.VARIANCE, Processor.PCF).status()).isEqualTo(Status.WARNING);
  }

  @Test
  void defaultsOfPlayersWhoseSourceFailedAsExpectedAreExplained() {
    // 25 percent of the rows (one date of four) have no defence row, as both teams failed then.
    GateResult result = gate(Gate.DEFAULT_SHARE, Processor.ML);

    assertThat(result.explained())
        .contains(
            "2021-22: feature opponent_pace is a default in 25.0 percent of 120 rows:"
                + " all but 0.0 percent are expected failures of its source");
  }

  @Test
  void aDateThatFailedKeepsItsEarlierRowsAndIsNotHeldAgainstTheCounts() {
    DuckDbFiles.execute(
        file,
        "UPDATE "
            + RUNS
            + " SET outcome = 'FAILED', rows_written = 0 WHERE processor_name LIKE 'PlayerShot%'"
            + " AND analysis_date = '2021-12-01'",
        "INSERT INTO "
            + FAILURES
            + " SELECT processor_name, run_id, analysis_date, 'p05', 'PROCESSING_ERROR',"
            + " failure_reason, can_retry, created_at FROM "
            + FAILURES
            + " WHERE entity_id = 'p28' AND analysis_date = '2021-12-01'");

    ValidationResult result = validate();

    assertThat(result.of(Gate.LEDGER, Processor.PSZA).orElseThrow().status()).isEqualTo(Status.RED);
    assertThat(result.of(Gate.ACCOUNTED_FOR, Processor.PSZA).orElseThrow().status())
        .isEqualTo(Status.GREEN);
  }

  @Test
  void samplesAreFewHoweverManyViolationsThereAre() {
    DuckDbFiles.execute(file, "UPDATE " + ML + " SET missing_games_count = 7");

    GateResult result = gate(Gate.COMPLETENESS, Processor.ML);

    assertThat(result.violations()).isEqualTo(120);
    assertThat(result.samples()).hasSize(Findings.MOST_SAMPLES);
  }

  @Test
  void aPlayerWithoutContextMeetsWhomHisTeamMeets() {
    // Whether he played on the date is not looked at.
    DuckDbFiles.execute(
        file,
        "DELETE FROM " + CONTEXTS + " WHERE player_lookup = 'p01' AND game_date = '2021-12-01'",
        "DELETE FROM nba_analytics.player_game_summary WHERE player_lookup = 'p01' AND game_date ="
            + " '2021-12-01'",
        "UPDATE "
            + PCF
            + " SET source_player_context_hash = NULL, source_player_context_rows_found = 0 WHERE"
            + " player_lookup = 'p01' AND game_date = '2021-12-01'");

    assertThat(gate(Gate.SOURCE_HASHES, Processor.PCF).status()).isEqualTo(Status.GREEN);
  }

  @Test
  void ofSeveralContextsTheNewestNamesTheOpponent() {
    DuckDbFiles.execute(
        file,
        "INSERT INTO "
            + CONTEXTS
            + " SELECT * REPLACE ('LAL' AS opponent_team_abbr, TIMESTAMP '2020-01-01' AS"
            + " processed_at) FROM "
            + CONTEXTS
            + " WHERE player_lookup = 'p01'");

    assertThat(gate(Gate.SOURCE_HASHES, Processor.PCF).status()).isEqualTo(Status.GREEN);
  }
}
