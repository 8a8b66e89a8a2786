package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.featurestore.FeatureSource;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.ColumnNames;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Slice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the feature vectors: each by itself, and each feature over a season. A default is a
 * state, not a number, so it is counted by {@code feature_sources}.
 */
final class FeatureCheck implements RowCheck {

  private static final TableSpec<?> TABLE = Tables.ML_FEATURE_STORE;
  private static final int PLAYER = TABLE.position("player_lookup");
  private static final int DATE = TABLE.position("game_date");
  private static final int OPPONENT = TABLE.position("opponent_team_abbr");
  private static final int FEATURES = TABLE.position("features");
  private static final int NAMES = TABLE.position("feature_names");
  private static final int SOURCES = TABLE.position("feature_sources");
  private static final int QUALITY = TABLE.position("feature_quality_score");
  private static final Feature[] ALL = Feature.values();

  private final Scope scope;
  private final OriginProfiles origins;
  private final Findings vectors;
  private final Map<SeasonSchedule, Season> seasons = new LinkedHashMap<>();

  /** Who has no row because of an expected failure, in the month in hand. */
  private Set<Absence> absences = Set.of();

  private record Absence(String processorName, @Nullable String entityId, LocalDate date) {}

  /** What is read of a failure. */
  record FailureLine(
      String processorName, String entityId, LocalDate analysisDate, String failureCategory) {}

  private static final class Season {
    private final double[] smallest = new double[ALL.length];
    private final double[] greatest = new double[ALL.length];
    private final long[] defaults = new long[ALL.length];
    private final long[] expectedDefaults = new long[ALL.length];
    private long rows;

    Season() {
      Arrays.fill(smallest, Double.POSITIVE_INFINITY);
      Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }
  }

  FeatureCheck(Scope scope, OriginProfiles origins) {
    this.scope = scope;
    this.origins = origins;
    this.vectors = scope.findings(Gate.FEATURE_VECTOR, Processor.ML, "row");
  }

  @Override
  public Collection<String> columns(Processor processor) {
    return processor == Processor.ML
        ? ColumnNames.of(
            "features, feature_names, feature_sources, feature_quality_score, opponent_team_abbr")
        : List.of();
  }

  @Override
  public void begin(LocalDate from, LocalDate to) {
    Projection<FailureLine> lines = Projection.of(Tables.PRECOMPUTE_FAILURES, FailureLine.class);
    absences =
        scope.session().fetch(new Slice<>(lines, from, to)).rows().stream()
            .filter(line -> FailureCategory.isExpected(line.failureCategory()))
            .map(line -> new Absence(line.processorName(), line.entityId(), line.analysisDate()))
            .collect(Collectors.toSet());
  }

  @Override
  public void row(Processor processor, StoredValues row) {
    @Nullable Object[] values = row.values();
    vectors.checked(1);
    List<?> features = list(values[FEATURES]);
    List<?> sources = list(values[SOURCES]);
    String flaw = VectorFlaws.first(features, list(values[NAMES]), sources, values[QUALITY]);
    if (flaw != null) {
      vectors.violation(row.name() + ": " + flaw);
      return;
    }
    if (values[DATE] instanceof LocalDate date && values[PLAYER] instanceof String player) {
      scope
          .calendar()
          .seasonOf(date)
          .ifPresent(
              season ->
                  count(
                      seasons.computeIfAbsent(season, s -> new Season()),
                      features,
                      sources,
                      player,
                      (String) values[OPPONENT],
                      date));
    }
  }

  private void count(
      Season season,
      List<?> features,
      List<?> sources,
      String player,
      @Nullable String opponent,
      LocalDate date) {
    season.rows++;
    for (int i = 0; i < ALL.length; i++) {
      double value = (Double) features.get(i);
      season.smallest[i] = Math.min(season.smallest[i], value);
      season.greatest[i] = Math.max(season.greatest[i], value);
      if (FeatureSource.DEFAULT.label().equals(sources.get(i))) {
        season.defaults[i]++;
        if (isExpected(ALL[i], player, opponent, date)) {
          season.expectedDefaults[i]++;
        }
      }
    }
  }

  /** Whether the row that would give the feature is absent as it should be. */
  private boolean isExpected(
      Feature feature, String player, @Nullable String opponent, LocalDate date) {
    return switch (feature) {
      case POINTS_AVG_LAST_5,
          POINTS_AVG_LAST_10,
          POINTS_AVG_SEASON,
          POINTS_STD_LAST_10,
          GAMES_IN_LAST_7_DAYS,
          TEAM_PACE,
          TEAM_OFF_RATING,
          // These three need five games, as the daily cache does.
          RECENT_TREND,
          MINUTES_CHANGE,
          PCT_FREE_THROW ->
          isAbsent(Processor.PDC, player, date);
      case OPPONENT_DEF_RATING, OPPONENT_PACE -> isAbsent(Processor.TDZA, opponent, date);
      case PCT_PAINT, PCT_MID_RANGE, PCT_THREE -> isAbsent(Processor.PSZA, player, date);
      case SHOT_ZONE_MISMATCH_SCORE ->
          isAbsent(Processor.PSZA, player, date) || isAbsent(Processor.TDZA, opponent, date);
      case FATIGUE_SCORE,
          PACE_SCORE,
          USAGE_SPIKE_SCORE,
          REST_ADVANTAGE,
          INJURY_RISK,
          HOME_AWAY,
          BACK_TO_BACK,
          PLAYOFF_GAME,
          TEAM_WIN_PCT ->
          false;
    };
  }

  private boolean isAbsent(Processor processor, @Nullable String entity, LocalDate date) {
    return absences.contains(new Absence(processor.storedName(), entity, date));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  @Override
  public void end() {
    variance();
    defaultShare();
  }

  private void variance() {
    Findings findings = scope.findings(Gate.VARIANCE, Processor.ML, "column");
    seasons.forEach(
        (schedule, season) -> {
          for (int i = 0; i < ALL.length; i++) {
            findings.checked(1);
            if (season.rows < Shares.ENOUGH_VALUES || season.smallest[i] != season.greatest[i]) {
              continue;
            }
            String what =
                "%s: feature %s is %s in all %,d rows"
                    .formatted(schedule, ALL[i].label(), season.smallest[i], season.rows);
            findings.violationUnless(origins.whyConstant(schedule, Origins.of(ALL[i])), what);
          }
        });
  }

  private void defaultShare() {
    Findings findings = scope.findings(Gate.DEFAULT_SHARE, Processor.ML, "feature");
    seasons.forEach(
        (schedule, season) -> {
          for (int i = 0; i < ALL.length; i++) {
            findings.checked(1);
            double share = (double) season.defaults[i] / season.rows;
            if (share <= Shares.MOST_DEFAULTS) {
              continue;
            }
            String what =
                "%s: feature %s is a default in %s of %,d rows"
                    .formatted(schedule, ALL[i].label(), Shares.percent(share), season.rows);
            double unexpected =
                (double) (season.defaults[i] - season.expectedDefaults[i]) / season.rows;
            Optional<String> why =
                unexpected <= Shares.MOST_DEFAULTS
                    ? Optional.of(
                        "all but %s are expected failures of its source"
                            .formatted(Shares.percent(unexpected)))
                    : origins.whyNull(
                        schedule, Origins.of(ALL[i]), unexpected, Shares.MOST_DEFAULTS);
            findings.violationUnless(why, what);
          }
        });
  }
}
