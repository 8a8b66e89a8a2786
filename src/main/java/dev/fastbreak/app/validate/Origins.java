package dev.fastbreak.app.validate;

import static dev.fastbreak.core.catalog.Tables.PLAYER_GAME_SUMMARY;
import static dev.fastbreak.core.catalog.Tables.TEAM_DEFENSE_GAME_SUMMARY;
import static dev.fastbreak.core.catalog.Tables.TEAM_OFFENSE_GAME_SUMMARY;
import static dev.fastbreak.core.catalog.Tables.UPCOMING_PLAYER_GAME_CONTEXT;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.table.ColumnNames;
import dev.fastbreak.core.table.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where columns and features come from upstream. A gate must not demand what no calculation can
 * give: a column that is null, or the same, everywhere because its input is, is explained.
 */
final class Origins {

  private static final List<Origin> PLAYER_ZONES =
      of(PLAYER_GAME_SUMMARY, "paint_attempts", "mid_range_attempts", "three_pt_attempts");
  private static final List<Origin> TEAM_ZONES =
      of(
          TEAM_DEFENSE_GAME_SUMMARY,
          "opp_paint_attempts",
          "opp_mid_range_attempts",
          "opp_three_pt_attempts");
  private static final List<Origin> USAGE =
      of(UPCOMING_PLAYER_GAME_CONTEXT, "projected_usage_rate", "avg_usage_rate_last_7_games");
  private static final List<Origin> PACE = of(UPCOMING_PLAYER_GAME_CONTEXT, "pace_differential");
  private static final List<Origin> REST =
      of(UPCOMING_PLAYER_GAME_CONTEXT, "days_rest", "opponent_days_rest");
  private static final List<Origin> PLAYOFFS =
      List.of(
          new Origin(
              UPCOMING_PLAYER_GAME_CONTEXT,
              "season_phase = 'playoffs'",
              "CASE WHEN season_phase = 'playoffs' THEN 1 ELSE 0 END"));

  /**
   * Numbers that a rule of the game, not a defect, may hold at one value: a window is always full
   * (fewer games are a failure), and inputs may be all there.
   */
  private static final Set<String> FULL_BY_RULE =
      Set.of("games_in_sample", "games_in_sample_10", "data_completeness_pct");

  /** Columns that are due only where this holds. */
  private static final Map<String, String> DUE_WHERE =
      Map.of(
          "PSZA.paint_rate_last_20", "games_in_sample_20 >= 15",
          "PSZA.paint_pct_last_20", "games_in_sample_20 >= 15",
          "PDC.primary_scoring_zone", "shot_zone_data_available",
          "PDC.paint_rate_last_10", "shot_zone_data_available",
          "PDC.three_pt_rate_last_10", "shot_zone_data_available");

  private static final Map<String, List<Origin>> COLUMNS = columns();
  private static final Map<Feature, List<Origin>> FEATURES = features();

  private Origins() {}

  /** What a column is computed from; empty when nothing upstream could explain it. */
  static List<Origin> of(Processor processor, String column) {
    return COLUMNS.getOrDefault(processor + "." + column, List.of());
  }

  /** What a feature is computed from in the end. */
  static List<Origin> of(Feature feature) {
    return FEATURES.getOrDefault(feature, List.of());
  }

  /** Everything that explains something of these processors. */
  static List<Origin> of(List<Processor> processors) {
    Stream<Origin> ofColumns =
        COLUMNS.entrySet().stream()
            .filter(entry -> processors.stream().anyMatch(p -> entry.getKey().startsWith(p + ".")))
            .flatMap(entry -> entry.getValue().stream());
    Stream<Origin> ofFeatures =
        processors.contains(Processor.ML)
            ? FEATURES.values().stream().flatMap(List::stream)
            : Stream.empty();
    return Stream.concat(ofColumns, ofFeatures).distinct().toList();
  }

  /** Whether one value in all rows is what the rules make of a column. */
  static boolean mayBeFullByRule(String column) {
    return FULL_BY_RULE.contains(column);
  }

  /** The condition on rows for which the column is due, or null for all rows. */
  static @Nullable String dueWhere(Processor processor, String column) {
    return DUE_WHERE.get(processor + "." + column);
  }

  private static List<Origin> of(TableSpec<?> table, String... columns) {
    return Arrays.stream(columns).map(column -> Origin.column(table, column)).toList();
  }

  private static Map<String, List<Origin>> columns() {
    Map<String, List<Origin>> map = new HashMap<>();
    for (String zone : List.of("paint", "mid_range", "three_pt")) {
      map.put("TDZA." + zone + "_pct_allowed_last_15", TEAM_ZONES);
      map.put("TDZA." + zone + "_attempts_allowed_per_game", TEAM_ZONES);
      map.put("TDZA." + zone + "_defense_vs_league_avg", TEAM_ZONES);
      map.put(
          "TDZA." + zone + "_blocks_per_game",
          plus(TEAM_ZONES, of(TEAM_DEFENSE_GAME_SUMMARY, "blocks_" + zone)));
      map.put("PSZA." + zone + "_rate_last_10", PLAYER_ZONES);
      map.put("PSZA." + zone + "_pct_last_10", PLAYER_ZONES);
      map.put("PSZA." + zone + "_attempts_per_game", PLAYER_ZONES);
    }
    map.put(
        "TDZA.paint_points_allowed_per_game",
        plus(TEAM_ZONES, of(TEAM_DEFENSE_GAME_SUMMARY, "points_in_paint_allowed")));
    map.put("TDZA.strongest_zone", TEAM_ZONES);
    map.put("TDZA.weakest_zone", TEAM_ZONES);
    map.put("TDZA.defensive_rating_last_15", of(TEAM_DEFENSE_GAME_SUMMARY, "defensive_rating"));
    map.put("TDZA.opponent_points_per_game", of(TEAM_DEFENSE_GAME_SUMMARY, "points_allowed"));
    map.put("TDZA.opponent_pace", of(TEAM_DEFENSE_GAME_SUMMARY, "opponent_pace"));
    for (String column :
        List.of(
            "total_shots_last_10",
            "paint_rate_last_20",
            "paint_pct_last_20",
            "primary_scoring_zone")) {
      map.put("PSZA." + column, PLAYER_ZONES);
    }
    map.put(
        "PSZA.assisted_rate_last_10",
        plus(PLAYER_ZONES, of(PLAYER_GAME_SUMMARY, "assisted_fg_makes")));
    map.put(
        "PSZA.unassisted_rate_last_10",
        plus(PLAYER_ZONES, of(PLAYER_GAME_SUMMARY, "unassisted_fg_makes")));
    map.put("PCF.shot_zone_mismatch_score", plus(PLAYER_ZONES, TEAM_ZONES));
    map.put("PCF.pace_score", PACE);
    map.put("PCF.usage_spike_score", USAGE);
    for (String column :
        List.of(
            "points_avg_last_5", "points_avg_last_10", "points_avg_season", "points_std_last_10")) {
      map.put("PDC." + column, of(PLAYER_GAME_SUMMARY, "points"));
    }
    map.put("PDC.minutes_avg_last_10", of(PLAYER_GAME_SUMMARY, "minutes_played"));
    map.put("PDC.usage_rate_last_10", of(PLAYER_GAME_SUMMARY, "usage_rate"));
    map.put("PDC.player_usage_rate_season", of(PLAYER_GAME_SUMMARY, "usage_rate"));
    map.put("PDC.ts_pct_last_10", of(PLAYER_GAME_SUMMARY, "ts_pct"));
    map.put("PDC.team_pace_last_10", of(TEAM_OFFENSE_GAME_SUMMARY, "pace"));
    map.put("PDC.team_off_rating_last_10", of(TEAM_OFFENSE_GAME_SUMMARY, "offensive_rating"));
    for (String column :
        ColumnNames.of(
            "games_in_last_7_days, games_in_last_14_days, minutes_in_last_7_days,"
                + " minutes_in_last_14_days, back_to_backs_last_14_days,"
                + " avg_minutes_per_game_last_7, fourth_quarter_minutes_last_7, player_age")) {
      map.put("PDC." + column, of(UPCOMING_PLAYER_GAME_CONTEXT, column));
    }
    for (String column :
        List.of("primary_scoring_zone", "paint_rate_last_10", "three_pt_rate_last_10")) {
      map.put("PDC." + column, PLAYER_ZONES);
    }
    map.put("PDC.assisted_rate_last_10", of(PLAYER_GAME_SUMMARY, "assisted_fg_makes"));
    map.put("ML.days_rest", of(UPCOMING_PLAYER_GAME_CONTEXT, "days_rest"));
    return map;
  }

  private static Map<Feature, List<Origin>> features() {
    Map<Feature, List<Origin>> map = new EnumMap<>(Feature.class);
    List<Origin> points = of(PLAYER_GAME_SUMMARY, "points");
    map.put(Feature.POINTS_AVG_LAST_5, points);
    map.put(Feature.POINTS_AVG_LAST_10, points);
    map.put(Feature.POINTS_AVG_SEASON, points);
    map.put(Feature.POINTS_STD_LAST_10, points);
    map.put(Feature.GAMES_IN_LAST_7_DAYS, of(UPCOMING_PLAYER_GAME_CONTEXT, "games_in_last_7_days"));
    map.put(Feature.SHOT_ZONE_MISMATCH_SCORE, plus(PLAYER_ZONES, TEAM_ZONES));
    map.put(Feature.PACE_SCORE, PACE);
    map.put(Feature.USAGE_SPIKE_SCORE, USAGE);
    map.put(Feature.REST_ADVANTAGE, REST);
    map.put(Feature.INJURY_RISK, of(UPCOMING_PLAYER_GAME_CONTEXT, "player_status"));
    map.put(Feature.RECENT_TREND, points);
    map.put(Feature.MINUTES_CHANGE, of(PLAYER_GAME_SUMMARY, "minutes_played"));
    map.put(Feature.OPPONENT_DEF_RATING, of(TEAM_DEFENSE_GAME_SUMMARY, "defensive_rating"));
    map.put(Feature.OPPONENT_PACE, of(TEAM_DEFENSE_GAME_SUMMARY, "opponent_pace"));
    map.put(Feature.HOME_AWAY, of(UPCOMING_PLAYER_GAME_CONTEXT, "home_game"));
    map.put(Feature.BACK_TO_BACK, of(UPCOMING_PLAYER_GAME_CONTEXT, "back_to_back"));
    map.put(Feature.PLAYOFF_GAME, PLAYOFFS);
    map.put(Feature.PCT_PAINT, PLAYER_ZONES);
    map.put(Feature.PCT_MID_RANGE, PLAYER_ZONES);
    map.put(Feature.PCT_THREE, PLAYER_ZONES);
    map.put(Feature.PCT_FREE_THROW, of(PLAYER_GAME_SUMMARY, "ft_makes", "points"));
    map.put(Feature.TEAM_PACE, of(TEAM_OFFENSE_GAME_SUMMARY, "pace"));
    map.put(Feature.TEAM_OFF_RATING, of(TEAM_OFFENSE_GAME_SUMMARY, "offensive_rating"));
    map.put(Feature.TEAM_WIN_PCT, of(TEAM_OFFENSE_GAME_SUMMARY, "win_flag"));
    return map;
  }

  private static List<Origin> plus(List<Origin> some, List<Origin> more) {
    List<Origin> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
