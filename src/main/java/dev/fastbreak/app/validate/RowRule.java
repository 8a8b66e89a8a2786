package dev.fastbreak.app.validate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.run.QualityIssue;
import dev.fastbreak.core.table.ColumnNames;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something that a row's columns must say of each other.
 *
 * @param broken what is wrong with a row that does not keep it
 */
record RowRule(String broken, Predicate<StoredValues> holds) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal COMPLETE = new BigDecimal(90);

  /** The issues in their order. */
  private static final List<String> ISSUES =
      Arrays.stream(QualityIssue.values()).map(QualityIssue::code).toList();

  /** Issues of contexts that nothing but {@code all_upstreams_ready} looks at. */
  private static final List<String> HARMLESS =
      List.of(
          QualityIssue.UPSTREAM_PLAYER_CONTEXT_INCOMPLETE.code(),
          QualityIssue.UPSTREAM_TEAM_CONTEXT_INCOMPLETE.code());

  /** PCF's flags, with the issue that says that one is false. */
  private static final Map<String, QualityIssue> UPSTREAMS =
      Map.of(
          "upstream_player_shot_ready", QualityIssue.UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE,
          "upstream_team_defense_ready", QualityIssue.UPSTREAM_TEAM_DEFENSE_ZONE_INCOMPLETE,
          "upstream_player_context_ready", QualityIssue.UPSTREAM_PLAYER_CONTEXT_INCOMPLETE,
          "upstream_team_context_ready", QualityIssue.UPSTREAM_TEAM_CONTEXT_INCOMPLETE);

  private static final Map<String, String> SCORE_OF_JSON =
      Map.of(
          "fatigue_context_json", "fatigue_score",
          "shot_zone_context_json", "shot_zone_mismatch_score",
          "pace_context_json", "pace_score",
          "usage_context_json", "usage_spike_score");

  private static final List<String> INPUTS =
      ColumnNames.of(
          "days_rest, projected_usage_rate, pace_differential, player_shot_zone,"
              + " team_defense_zone");

  private static final List<String> WARNINGS =
      List.of("EXTREME_FATIGUE", "EXTREME_MATCHUP", "EXTREME_ADJUSTMENT");

  /** Three parts are stored with one digit, the sum with two. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.155");

  static List<RowRule> of(Processor processor) {
    List<RowRule> own =
        switch (processor) {
          case TDZA -> ofDefense();
          case PSZA -> ofShotZones();
          case PCF -> ofFactors();
          case PDC -> ofCache();
          case ML -> ofVector();
        };
    return Stream.concat(ofEveryRow(), own.stream()).toList();
  }

  private static Stream<RowRule> ofEveryRow() {
    return Stream.of(
        new RowRule(
            "data_quality_issues are not the known ones in their order",
            row -> isSelection(row.list("data_quality_issues"), ISSUES)),
        new RowRule(
            "completeness_percentage and own_data_incomplete disagree",
            row ->
                row.number("completeness_percentage").compareTo(COMPLETE) < 0
                    == has(row, QualityIssue.OWN_DATA_INCOMPLETE)),
        new RowRule(
            "is_production_ready does not follow from data_quality_issues",
            row ->
                row.is("is_production_ready")
                    == HARMLESS.containsAll(row.list("data_quality_issues"))),
        new RowRule(
            "early_season_flag and insufficient_data_reason disagree",
            row -> row.is("early_season_flag") != row.isNull("insufficient_data_reason")),
        new RowRule(
            "insufficient_data_reason is none that there is",
            row ->
                row.isNull("insufficient_data_reason")
                    || row.text("insufficient_data_reason")
                        .matches("Only [0-9] games played, need 10 minimum")));
  }

  private static List<RowRule> ofDefense() {
    return List.of(
        tier("data_quality_tier", "games_in_sample", 15, 10),
        new RowRule(
            "a vs-league value is unknown and zone_data_incomplete does not say so",
            row ->
                versusLeague().anyMatch(row::isNull)
                    == has(row, QualityIssue.ZONE_DATA_INCOMPLETE)),
        new RowRule(
            "strongest_zone is not the one with the least vs-league value",
            row -> isExtreme(row, "strongest_zone", -1)),
        new RowRule(
            "weakest_zone is not the one with the greatest vs-league value",
            row -> isExtreme(row, "weakest_zone", 1)));
  }

  private static Stream<String> versusLeague() {
    return Stream.of("paint", "mid_range", "three_pt").map(RowRule::versusLeague);
  }

  private static String versusLeague(String zone) {
    return (zone.equals("perimeter") ? "three_pt" : zone) + "_defense_vs_league_avg";
  }

  /** Rounded values may be equal where the exact ones were not. */
  private static boolean isExtreme(StoredValues row, String column, int sign) {
    List<BigDecimal> known =
        versusLeague().filter(value -> !row.isNull(value)).map(row::number).toList();
    if (row.isNull(column) || known.isEmpty()) {
      return row.isNull(column) == known.isEmpty();
    }
    String chosen = versusLeague(row.text(column));
    return !row.isNull(chosen)
        && known.stream().allMatch(other -> row.number(chosen).compareTo(other) * sign >= 0);
  }

  private static List<RowRule> ofShotZones() {
    return List.of(
        tier("data_quality_tier", "games_in_sample_10", 10, 7),
        sample("sample_quality_10", "games_in_sample_10", 10),
        sample("sample_quality_20", "games_in_sample_20", 20),
        new RowRule(
            "games_in_sample_10 is more than games_in_sample_20",
            row -> row.count("games_in_sample_10") <= row.count("games_in_sample_20")),
        new RowRule(
            "the three rates are not all known, or all unknown and zone_data_incomplete",
            row -> {
              long unknown =
                  Stream.of("paint", "mid_range", "three_pt")
                      .filter(zone -> row.isNull(zone + "_rate_last_10"))
                      .count();
              return unknown == (has(row, QualityIssue.ZONE_DATA_INCOMPLETE) ? 3 : 0);
            }),
        new RowRule(
            "primary_scoring_zone does not follow from the rates",
            row -> primaryZone(row).equals(row.text("primary_scoring_zone"))));
  }

  private static String primaryZone(StoredValues row) {
    if (row.isNull("paint_rate_last_10")) {
      return "";
    } else if (row.number("paint_rate_last_10").intValue() >= 40) {
      return "paint";
    } else if (row.number("three_pt_rate_last_10").intValue() >= 40) {
      return "perimeter";
    }
    return row.number("mid_range_rate_last_10").intValue() >= 35 ? "mid_range" : "balanced";
  }

  private static List<RowRule> ofFactors() {
    return List.of(
        new RowRule(
            "all_upstreams_ready does not follow from its parts",
            row -> row.is("all_upstreams_ready") == UPSTREAMS.keySet().stream().allMatch(row::is)),
        new RowRule(
            "an upstream's flag and data_quality_issues disagree",
            row ->
                UPSTREAMS.entrySet().stream()
                    .allMatch(flag -> row.is(flag.getKey()) != has(row, flag.getValue()))),
        new RowRule(
            "has_warnings and warning_details disagree",
            row -> row.is("has_warnings") != row.isNull("warning_details")),
        new RowRule(
            "warning_details are not the known ones in their order",
            row -> isSelection(parts(row.text("warning_details"), "; "), WARNINGS)),
        new RowRule(
            "fatigue_score and EXTREME_FATIGUE disagree",
            row ->
                row.count("fatigue_score") < 50
                    == row.text("warning_details").contains("EXTREME_FATIGUE")),
        new RowRule(
            "analysis_date is not game_date",
            row -> Objects.equals(row.get("analysis_date"), row.get("game_date"))),
        new RowRule(
            "missing_data_fields are not the known ones in their order",
            row -> isSelection(parts(row.text("missing_data_fields"), ", "), INPUTS)),
        new RowRule(
            "data_completeness_pct does not follow from missing_data_fields",
            row ->
                row.number("data_completeness_pct").intValue()
                    == 100 - 20 * parts(row.text("missing_data_fields"), ", ").size()),
        new RowRule(
            "total_composite_adjustment is not the sum of its parts",
            row ->
                partsSum(row)
                        .subtract(row.number("total_composite_adjustment"))
                        .abs()
                        .compareTo(ROUNDING)
                    <= 0),
        new RowRule(
            "final_score of a context is not the score",
            row ->
                SCORE_OF_JSON.entrySet().stream()
                    .allMatch(entry -> agrees(row, entry.getKey(), entry.getValue()))));
  }

  private static BigDecimal partsSum(StoredValues row) {
    return row.number("fatigue_score")
        .subtract(new BigDecimal(100))
        .divide(new BigDecimal(20))
        .add(row.number("shot_zone_mismatch_score"))
        .add(row.number("pace_score"))
        .add(row.number("usage_spike_score"));
  }

  /** A context says the score, or that a zone is unknown: the score is 0 then. */
  private static boolean agrees(StoredValues row, String json, String score) {
    try {
      JsonNode context = JSON.readTree(row.text(json));
      BigDecimal stated =
          context.path("missing_data").asBoolean()
              ? BigDecimal.ZERO
              : new BigDecimal(context.path("final_score").asText());
      boolean zoneMissing = row.text("missing_data_fields").contains("_zone");
      return stated.compareTo(row.number(score)) == 0
          && context.has("missing_data") == (zoneMissing && json.startsWith("shot_zone"));
    } catch (JsonProcessingException | NumberFormatException e) {
      return false;
    }
  }

  private static List<RowRule> ofCache() {
    return List.of(
        new RowRule(
            "shot_zone_data_available does not follow from source_shot_zone_rows_found",
            row ->
                row.is("shot_zone_data_available")
                    == (row.count("source_shot_zone_rows_found") == 1)),
        new RowRule(
            "early_season_flag does not follow from games_played_season",
            row -> row.is("early_season_flag") == row.count("games_played_season") < 10));
  }

  private static List<RowRule> ofVector() {
    return List.of(
        new RowRule(
            "quality_tier does not follow from feature_quality_score",
            row -> tier(row.number("feature_quality_score")).equals(row.text("quality_tier"))),
        new RowRule(
            "data_source does not follow from feature_sources",
            row -> dataSource(row.list("feature_sources")).equals(row.text("data_source"))),
        new RowRule(
            "feature_count is not the number of features",
            row -> row.count("feature_count") == row.list("features").size()),
        new RowRule(
            "is_home and the feature home_away disagree",
            row -> {
              int home = Feature.HOME_AWAY.ordinal();
              List<?> features = row.list("features");
              return row.isNull("is_home")
                  || features.size() <= home
                  || row.is("is_home") == requireNonNull(features.get(home)).equals(1.0);
            }));
  }

  private static String tier(BigDecimal score) {
    int whole = score.intValue();
    if (whole >= 95) {
      return "gold";
    } else if (whole >= 75) {
      return "silver";
    } else if (whole >= 50) {
      return "bronze";
    }
    return whole >= 25 ? "poor" : "unusable";
  }

  private static String dataSource(List<?> sources) {
    long all = Arrays.stream(Feature.values()).filter(Feature::isPrecomputed).count();
    long phase4 = precomputed(sources, "phase4");
    if (10 * phase4 >= 9 * all) {
      return "phase4";
    } else if (2 * phase4 >= all) {
      return "phase4_partial";
    }
    return 2 * precomputed(sources, "phase3") >= all ? "phase3" : "mixed";
  }

  private static long precomputed(List<?> sources, String source) {
    return Arrays.stream(Feature.values())
        .filter(Feature::isPrecomputed)
        .filter(feature -> feature.ordinal() < sources.size())
        .filter(feature -> source.equals(sources.get(feature.ordinal())))
        .count();
  }

  private static RowRule tier(String column, String games, int high, int medium) {
    return new RowRule(
        column + " does not follow from " + games,
        row -> {
          int count = row.count(games);
          String tier = count >= high ? "high" : count >= medium ? "medium" : "low";
          return tier.equals(row.text(column));
        });
  }

  private static RowRule sample(String column, String games, int window) {
    return new RowRule(
        column + " does not follow from " + games,
        row -> {
          int count = row.count(games);
          String quality =
              count >= window
                  ? "excellent"
                  : count >= window * 7 / 10
                      ? "good"
                      : count >= window / 2 ? "limited" : "insufficient";
          return quality.equals(row.text(column));
        });
  }

  private static boolean has(StoredValues row, QualityIssue issue) {
    return row.list("data_quality_issues").contains(issue.code());
  }

  private static List<String> parts(String joined, String separator) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(separator, -1));
  }

  /** Whether all of these are known, each once and in the known order. */
  private static boolean isSelection(List<?> some, List<String> known) {
    return known.stream().filter(some::contains).toList().equals(some);
  }
}
