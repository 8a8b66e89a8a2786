package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.featurestore.CalculatedFeatures;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.featurestore.FeatureSource;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.teams.TeamOffenseGame;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A row of ML: 25 features, each with its source and what it was copied or computed from. */
final class FeatureVectorDerivation {

  private final SeasonInputs inputs;
  private final PlayerPopulation population;
  private final Window<BoxScoreLine> season;
  private final PlayedGames games;
  private final EntityHistories<TeamOffenseGame> offense;
  private final TeamForms teamForms;
  private final EntityHistories<OpponentDefense> defenses;
  private final @Nullable ShotZoneRates shotZones;
  private final @Nullable FactorScores factors;
  private final @Nullable CachedForm form;

  private FeatureVectorDerivation(SeasonInputs inputs, String name) {
    this.inputs = inputs;
    this.population = new PlayerPopulation(inputs);
    this.season = population.games(name).where(Played::test).before(inputs.date());
    this.games = PlayedGames.of(population.games(name));
    this.offense = inputs.of(Views.TEAM_OFFENSE);
    this.teamForms = inputs.teams().forms(List.of(inputs.date()));
    this.defenses = inputs.of(Views.DEFENSES);
    this.shotZones = inputs.of(Views.SHOT_ZONES).on(name, inputs.date()).orElse(null);
    this.factors = inputs.of(Views.FACTORS).on(name, inputs.date()).orElse(null);
    this.form = inputs.of(Views.FORMS).on(name, inputs.date()).orElse(null);
  }

  static Derivation<MlFeatureStore> of(SeasonInputs inputs, String player) {
    FeatureVectorDerivation own = new FeatureVectorDerivation(inputs, player);
    Result<MlFeatureStore> result = inputs.result(Calculations.STANDARD.featureVectors(), player);
    ContextOnDate.Known known = own.population.known(player);
    return new Derivation<>(
        Tables.ML_FEATURE_STORE,
        result,
        known != null && result instanceof Result.Row<MlFeatureStore> made
            ? own.columns(known, made.row())
            : new Columns(),
        known == null ? List.of() : own.evidence(known),
        own.population.whyNobody(player),
        own.population.names());
  }

  /** How a feature came about: its arithmetic and a remark, either may be empty. */
  private record How(String formula, String note) {}

  private Columns columns(ContextOnDate.Known known, MlFeatureStore row) {
    Columns columns = new Columns();
    Map<Feature, How> hows = hows(known.context());
    for (Feature feature : Feature.values()) {
      int i = feature.ordinal();
      String source = row.featureSources().get(i);
      How how = hows.getOrDefault(feature, new How("", ""));
      boolean isDefault = source.equals(FeatureSource.DEFAULT.label());
      columns.element(
          "features[%d] %s".formatted(i, feature.label()),
          row.features().get(i),
          isDefault ? "" : how.formula,
          source + ": " + (isDefault ? whyDefault(feature, known.context()) : how.note));
    }
    return columns
        .note("features", "above, one by one")
        .formula("feature_quality_score", quality(row), "mean weight of the sources")
        .note("data_source", dataSource(row))
        .note("quality_tier", "gold from 95, silver from 75, bronze from 50, poor from 25")
        .note("days_rest", "from the context")
        .source("source_daily_cache", "daily cache row", form == null)
        .source("source_composite", "composite factors row", factors == null)
        .source("source_shot_zones", "shot zone row", shotZones == null)
        .source(
            "source_team_defense",
            "defence row of " + known.context().opponentTeamAbbr(),
            defense(known.context()) == null)
        .completeness(inputs, inputs.facts().formGames(), known.context().teamAbbr());
  }

  private @Nullable OpponentDefense defense(PlayerContext context) {
    return defenses.on(context.opponentTeamAbbr(), inputs.date()).orElse(null);
  }

  private static String quality(MlFeatureStore row) {
    List<String> terms = new ArrayList<>();
    for (FeatureSource source : FeatureSource.values()) {
      long count = row.featureSources().stream().filter(source.label()::equals).count();
      terms.add(count + " * " + source.weight());
    }
    return "(%s) / %d".formatted(String.join(" + ", terms), row.featureSources().size());
  }

  private static String dataSource(MlFeatureStore row) {
    int all = 0;
    int phase4 = 0;
    int phase3 = 0;
    for (Feature feature : Feature.values()) {
      if (feature.isPrecomputed()) {
        String source = row.featureSources().get(feature.ordinal());
        all++;
        phase4 += source.equals(FeatureSource.PHASE4.label()) ? 1 : 0;
        phase3 += source.equals(FeatureSource.PHASE3.label()) ? 1 : 0;
      }
    }
    return "of the %d features that another processor stores: %d phase4, %d phase3"
        .formatted(all, phase4, phase3);
  }

  private Map<Feature, How> hows(PlayerContext context) {
    Map<Feature, How> hows = new EnumMap<>(Feature.class);
    form(hows);
    copied(
        hows,
        Tables.PLAYER_COMPOSITE_FACTORS.name(),
        Feature.FATIGUE_SCORE,
        Feature.SHOT_ZONE_MISMATCH_SCORE,
        Feature.PACE_SCORE,
        Feature.USAGE_SPIKE_SCORE);
    String opponent =
        Tables.TEAM_DEFENSE_ZONE_ANALYSIS.name() + " of " + context.opponentTeamAbbr();
    hows.put(Feature.OPPONENT_DEF_RATING, new How("", opponent + ", defensive_rating_last_15"));
    hows.put(Feature.OPPONENT_PACE, new How("", opponent + ", opponent_pace"));
    hows.put(Feature.HOME_AWAY, new How("", "home_game is " + context.homeGame()));
    hows.put(Feature.BACK_TO_BACK, new How("", "back_to_back is " + context.backToBack()));
    hows.put(Feature.PLAYOFF_GAME, new How("", "season_phase is " + context.seasonPhase()));
    shotMix(hows);
    calculated(hows, context);
    return hows;
  }

  private static void copied(Map<Feature, How> hows, String table, Feature... features) {
    for (Feature feature : features) {
      hows.put(feature, new How("", table + "." + feature.label()));
    }
  }

  private void form(Map<Feature, How> hows) {
    String table = Tables.PLAYER_DAILY_CACHE.name();
    CachedForm stored = form;
    copied(hows, table, Feature.POINTS_STD_LAST_10, Feature.GAMES_IN_LAST_7_DAYS);
    hows.put(Feature.TEAM_PACE, new How("", table + ".team_pace_last_10"));
    hows.put(Feature.TEAM_OFF_RATING, new How("", table + ".team_off_rating_last_10"));
    List<BoxScoreLine> scored =
        season.rows().stream().filter(game -> game.points() != null).toList();
    points(
        hows,
        Feature.POINTS_AVG_LAST_5,
        scored.subList(0, Math.min(5, scored.size())),
        stored == null ? null : stored.pointsAvgLast5());
    points(
        hows,
        Feature.POINTS_AVG_LAST_10,
        scored.subList(0, Math.min(10, scored.size())),
        stored == null ? null : stored.pointsAvgLast10());
    points(
        hows, Feature.POINTS_AVG_SEASON, scored, stored == null ? null : stored.pointsAvgSeason());
  }

  private static void points(
      Map<Feature, How> hows,
      Feature feature,
      List<BoxScoreLine> window,
      @Nullable BigDecimal stored) {
    String table = Tables.PLAYER_DAILY_CACHE.name();
    hows.put(
        feature,
        stored != null
            ? new How("", table + "." + feature.label())
            : new How(
                Formulas.mean(window, BoxScoreLine::points),
                "mean of the games, for want of " + table + "." + feature.label()));
  }

  private void shotMix(Map<Feature, How> hows) {
    ShotZoneRates zones = shotZones;
    CachedForm stored = form;
    if (zones != null) {
      String table = Tables.PLAYER_SHOT_ZONE_ANALYSIS.name();
      percent(hows, Feature.PCT_PAINT, zones.paintRateLast10(), table + ".paint_rate_last_10");
      percent(
          hows,
          Feature.PCT_MID_RANGE,
          zones.midRangeRateLast10(),
          table + ".mid_range_rate_last_10");
      percent(hows, Feature.PCT_THREE, zones.threePtRateLast10(), table + ".three_pt_rate_last_10");
    } else if (stored != null) {
      String table = Tables.PLAYER_DAILY_CACHE.name();
      percent(hows, Feature.PCT_PAINT, stored.paintRateLast10(), table + ".paint_rate_last_10");
      percent(
          hows, Feature.PCT_THREE, stored.threePtRateLast10(), table + ".three_pt_rate_last_10");
    }
  }

  private static void percent(
      Map<Feature, How> hows, Feature feature, @Nullable BigDecimal rate, String from) {
    if (rate != null) {
      hows.put(feature, new How(rate.toPlainString() + " / 100", from));
    }
  }

  private void calculated(Map<Feature, How> hows, PlayerContext context) {
    hows.put(
        Feature.REST_ADVANTAGE,
        new How(
            "clamp(%s - %s, -2, 2)".formatted(context.daysRest(), context.opponentDaysRest()),
            "days of rest less the opponent's"));
    hows.put(
        Feature.INJURY_RISK,
        new How(
            "",
            "player_status is "
                + context.playerStatus()
                + "; 1 probable, 2 questionable, 3 doubtful or out"));
    List<Long> points = CalculatedFeatures.newestPoints(season.rows());
    if (points.size() == CalculatedFeatures.FEWEST_GAMES) {
      hows.put(
          Feature.RECENT_TREND,
          new How(
              "",
              "points of the newest 2 less those of the 3 before: (%d + %d) / 2 - (%d + %d + %d) / 3; 1 from 2, 2 from 5"
                  .formatted(points.toArray())));
    }
    hows.put(Feature.MINUTES_CHANGE, minutesChange());
    List<BoxScoreLine> ten = season.newest(10);
    hows.put(
        Feature.PCT_FREE_THROW,
        new How(
            "min(%s / %s, 0.5)"
                .formatted(
                    Statistics.sum(ten, BoxScoreLine::ftMakes),
                    Statistics.sum(ten, BoxScoreLine::points)),
            "free throws made / points, newest " + ten.size() + " games"));
    TeamForm team = teamForms.before(context.teamAbbr(), inputs.date());
    hows.put(
        Feature.TEAM_WIN_PCT,
        new How(
            "%d / %d".formatted(team.wins(), team.results()),
            "wins / known results of " + context.teamAbbr()));
  }

  private How minutesChange() {
    CachedForm stored = form;
    BigDecimal cached = stored == null ? null : stored.minutesAvgLast10();
    Fraction mean = games.meanMinutes(season);
    String recent =
        cached != null
            ? cached.toPlainString()
            : Formulas.mean(season.newest(10), BoxScoreLine::minutesPlayed);
    return new How(
        "",
        "change of minutes: (%s - m) / m with m = %s over the season; 1 from 10 percent, 2 from 20"
            .formatted(recent, mean == null ? "unknown" : Formulas.decimal(mean)));
  }

  /** Why nothing better was known. */
  private String whyDefault(Feature feature, PlayerContext context) {
    int played = season.size();
    return switch (feature) {
      case POINTS_AVG_LAST_5, POINTS_AVG_LAST_10, POINTS_AVG_SEASON ->
          "no daily cache value and no game with points";
      case POINTS_STD_LAST_10, GAMES_IN_LAST_7_DAYS, TEAM_PACE, TEAM_OFF_RATING ->
          form == null ? "no daily cache row" : "the daily cache row has null";
      case FATIGUE_SCORE, SHOT_ZONE_MISMATCH_SCORE, PACE_SCORE, USAGE_SPIKE_SCORE ->
          factors == null
              ? "no composite factors row"
              : "the composite factors row misses " + factors.missingDataFields();
      case OPPONENT_DEF_RATING, OPPONENT_PACE ->
          defense(context) == null
              ? "no defence row of " + context.opponentTeamAbbr()
              : "the defence row has null";
      case PCT_PAINT, PCT_MID_RANGE, PCT_THREE ->
          shotZones == null
              ? "no shot zone row" + (form == null ? "" : ", and no copy in the daily cache")
              : "the shot zone row has null";
      case REST_ADVANTAGE ->
          "days_rest is %s, opponent_days_rest %s"
              .formatted(context.daysRest(), context.opponentDaysRest());
      case RECENT_TREND ->
          "%d games with points, %d are needed"
              .formatted(
                  CalculatedFeatures.newestPoints(season.rows()).size(),
                  CalculatedFeatures.FEWEST_GAMES);
      case MINUTES_CHANGE -> "recent or season minutes are unknown or 0";
      case PCT_FREE_THROW ->
          "%d games, %d are needed, with points".formatted(played, CalculatedFeatures.FEWEST_GAMES);
      case TEAM_WIN_PCT ->
          "%d known results of %s, %d are needed"
              .formatted(
                  teamForms.before(context.teamAbbr(), inputs.date()).results(),
                  context.teamAbbr(),
                  CalculatedFeatures.FEWEST_GAMES);
      case HOME_AWAY -> "home_game is unknown";
      case BACK_TO_BACK -> "back_to_back is unknown";
      case PLAYOFF_GAME -> "season_phase is unknown";
      case INJURY_RISK -> "player_status is unknown";
    };
  }

  private List<Evidence> evidence(ContextOnDate.Known known) {
    PlayerContext context = known.context();
    Evidence upstream =
        new Evidence(
            "Rows of %s that were read".formatted(inputs.date()), "table, of, ready, data_hash");
    String player = context.playerLookup();
    read(upstream, Views.FORMS, player, CachedForm::isProductionReady);
    read(upstream, Views.FACTORS, player, FactorScores::isProductionReady);
    read(upstream, Views.SHOT_ZONES, player, ShotZoneRates::isProductionReady);
    read(upstream, Views.DEFENSES, context.opponentTeamAbbr(), OpponentDefense::isProductionReady);
    return List.of(
        population.contextTable(known, Map.of()),
        upstream,
        population.gamesTable(player),
        TeamGamesTable.of(offense.of(context.teamAbbr()), context.teamAbbr(), inputs.date()));
  }

  private <T extends Record & GameRow> void read(
      Evidence rows, View<T> view, String name, Predicate<T> ready) {
    inputs
        .of(view)
        .on(name, inputs.date())
        .ifPresent(row -> rows.row(view.table().name(), name, ready.test(row), row.dataHash()));
  }
}
