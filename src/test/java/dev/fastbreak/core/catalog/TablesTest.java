package dev.fastbreak.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

  /** Users may leave the dataset out. */
  @Test
  void noTwoTablesHaveOneName() {
    assertThat(Tables.all()).extracting(TableSpec::name).doesNotHaveDuplicates();
  }

  @Test
  void hashFieldsOfTeamDefense() {
    assertThat(hashed(Tables.TEAM_DEFENSE_ZONE_ANALYSIS))
        .hasSize(23)
        .containsExactlyInAnyOrder(
            "team_abbr",
            "analysis_date",
            "paint_pct_allowed_last_15",
            "paint_attempts_allowed_per_game",
            "paint_points_allowed_per_game",
            "paint_blocks_per_game",
            "paint_defense_vs_league_avg",
            "mid_range_pct_allowed_last_15",
            "mid_range_attempts_allowed_per_game",
            "mid_range_blocks_per_game",
            "mid_range_defense_vs_league_avg",
            "three_pt_pct_allowed_last_15",
            "three_pt_attempts_allowed_per_game",
            "three_pt_blocks_per_game",
            "three_pt_defense_vs_league_avg",
            "defensive_rating_last_15",
            "opponent_points_per_game",
            "opponent_pace",
            "games_in_sample",
            "strongest_zone",
            "weakest_zone",
            "data_quality_tier",
            "calculation_notes");
  }

  @Test
  void hashFieldsOfShotZones() {
    assertThat(hashed(Tables.PLAYER_SHOT_ZONE_ANALYSIS))
        .hasSize(25)
        .containsExactlyInAnyOrder(
            "player_lookup",
            "universal_player_id",
            "analysis_date",
            "paint_rate_last_10",
            "mid_range_rate_last_10",
            "three_pt_rate_last_10",
            "total_shots_last_10",
            "games_in_sample_10",
            "sample_quality_10",
            "paint_pct_last_10",
            "mid_range_pct_last_10",
            "three_pt_pct_last_10",
            "paint_attempts_per_game",
            "mid_range_attempts_per_game",
            "three_pt_attempts_per_game",
            "paint_rate_last_20",
            "paint_pct_last_20",
            "games_in_sample_20",
            "sample_quality_20",
            "assisted_rate_last_10",
            "unassisted_rate_last_10",
            "player_position",
            "primary_scoring_zone",
            "data_quality_tier",
            "calculation_notes");
  }

  @Test
  void hashFieldsOfCompositeFactors() {
    assertThat(hashed(Tables.PLAYER_COMPOSITE_FACTORS))
        .hasSize(17)
        .containsExactlyInAnyOrder(
            "player_lookup",
            "universal_player_id",
            "game_date",
            "game_id",
            "analysis_date",
            "fatigue_score",
            "shot_zone_mismatch_score",
            "pace_score",
            "usage_spike_score",
            "total_composite_adjustment",
            "calculation_version",
            "early_season_flag",
            "insufficient_data_reason",
            "data_completeness_pct",
            "missing_data_fields",
            "has_warnings",
            "warning_details");
  }

  @Test
  void hashFieldsOfDailyCache() {
    assertThat(hashed(Tables.PLAYER_DAILY_CACHE))
        .hasSize(27)
        .containsExactlyInAnyOrder(
            "player_lookup",
            "universal_player_id",
            "cache_date",
            "points_avg_last_5",
            "points_avg_last_10",
            "points_avg_season",
            "points_std_last_10",
            "minutes_avg_last_10",
            "usage_rate_last_10",
            "ts_pct_last_10",
            "games_played_season",
            "team_pace_last_10",
            "team_off_rating_last_10",
            "player_usage_rate_season",
            "games_in_last_7_days",
            "games_in_last_14_days",
            "minutes_in_last_7_days",
            "minutes_in_last_14_days",
            "back_to_backs_last_14_days",
            "avg_minutes_per_game_last_7",
            "fourth_quarter_minutes_last_7",
            "primary_scoring_zone",
            "paint_rate_last_10",
            "three_pt_rate_last_10",
            "assisted_rate_last_10",
            "player_age",
            "cache_version");
  }

  @Test
  void hashFieldsOfFeatureStore() {
    assertThat(hashed(Tables.ML_FEATURE_STORE))
        .hasSize(15)
        .containsExactlyInAnyOrder(
            "player_lookup",
            "universal_player_id",
            "game_date",
            "game_id",
            "features",
            "feature_names",
            "feature_count",
            "feature_version",
            "feature_quality_score",
            "opponent_team_abbr",
            "is_home",
            "days_rest",
            "data_source",
            "early_season_flag",
            "insufficient_data_reason");
  }

  @Test
  void upstreamTablesHashAllTheirColumnsButClosingLines() {
    for (TableSpec<?> table : Tables.upstream()) {
      List<ColumnSpec> unhashed = new ArrayList<>(table.contentColumns());
      unhashed.removeAll(table.hashedColumns());
      assertThat(unhashed)
          .as(table.name())
          .extracting(ColumnSpec::name)
          .isEqualTo(
              table == Tables.UPCOMING_TEAM_GAME_CONTEXT
                  ? List.of("game_total", "game_spread")
                  : List.of());
      assertThat(table.stamps()).isEqualTo(Stamps.HASH);
    }
  }

  @Test
  void numberOfUpstreamColumns() {
    // Without data_hash and processed_at.
    assertThat(Tables.PLAYER_GAME_SUMMARY.contentColumns()).hasSize(37);
    assertThat(Tables.TEAM_OFFENSE_GAME_SUMMARY.contentColumns()).hasSize(11);
    assertThat(Tables.TEAM_DEFENSE_GAME_SUMMARY.contentColumns()).hasSize(23);
    assertThat(Tables.UPCOMING_PLAYER_GAME_CONTEXT.contentColumns()).hasSize(29);
    assertThat(Tables.UPCOMING_TEAM_GAME_CONTEXT.contentColumns()).hasSize(10);
    assertThat(Tables.SCHEDULE.contentColumns()).hasSize(10);
  }

  @Test
  void declarationsAreSoundEverywhere() {
    for (TableSpec<?> table : Tables.all()) {
      assertThat(table.key()).as(table.name()).isNotEmpty();
      for (String key : table.key()) {
        assertThat(table.column(key).nullable()).as("%s.%s", table, key).isFalse();
      }
      assertThat(table.column(table.dateColumn()).type()).isEqualTo(ColumnType.DATE);
      assertThat(table.cluster()).hasSizeLessThanOrEqualTo(4).allMatch(c -> has(table, c));
      for (ColumnSpec column : table.columns()) {
        assertThat(column.meaning()).as("%s.%s", table, column.name()).isNotBlank();
        if (column.within() != null) {
          assertThat(table.column(column.within()).type()).isEqualTo(ColumnType.INT64);
        }
        if (column.type() == ColumnType.NUMERIC) {
          assertThat(column.precision()).isGreaterThan(column.scale());
          assertThat(column.scale()).isLessThanOrEqualTo(9);
        }
        if (column.type().isArray()) {
          assertThat(column.nullable()).as("%s.%s", table, column.name()).isFalse();
        }
      }
    }
  }

  @Test
  void featureTablesCarryCompletenessOutsideTheHash() {
    for (TableSpec<?> table : Tables.features()) {
      assertThat(table.stamps()).isEqualTo(Stamps.HASH_AND_RUN);
      for (String name :
          List.of(
              "expected_games_count",
              "actual_games_count",
              "completeness_percentage",
              "missing_games_count",
              "is_production_ready",
              "data_quality_issues",
              "data_hash",
              "processed_at",
              "run_id")) {
        assertThat(table.column(name).hashed()).as("%s.%s", table, name).isFalse();
      }
    }
  }

  @Test
  void everyTableIsFoundByItsRecord() {
    for (TableSpec<?> table : Tables.all()) {
      assertThat(TableSpec.of(table.type())).isSameAs(table);
    }
  }

  private static boolean has(TableSpec<?> table, String column) {
    return table.find(column).isPresent();
  }

  private static List<String> hashed(TableSpec<?> table) {
    return table.hashedColumns().stream().map(ColumnSpec::name).toList();
  }
}
