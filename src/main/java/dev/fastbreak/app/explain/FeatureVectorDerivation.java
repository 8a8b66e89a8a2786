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
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A row of ML: 25 features, each with its source and what it was copied or computed from. */
final class FeatureVectorDerivation implements PlayerPopulation.Explained {

  private static final String CACHE = Tables.PLAYER_DAILY_CACHE.name();
  private static final String ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS.name();

  private final SeasonInputs inputs;
  private final PlayerPopulation population;
  private final @Nullable Result<MlFeatureStore> result;
  private final ContextOnDate.Known known;
  private final PlayerContext context;
  private final String team;
  private final String opponent;
  private final Window<BoxScoreLine> season;
  private final TeamForm teamForm;
  private final @Nullable OpponentDefense defense;
  private final @Nullable ShotZoneRates shotZones;
  private final @Nullable FactorScores factors;
  private final @Nullable CachedForm form;

  private FeatureVectorDerivation(
      SeasonInputs inputs,
      PlayerPopulation population,
      @Nullable Result<MlFeatureStore> result,
      ContextOnDate.Known known) {
    LocalDate date = inputs.date();
    this.inputs = inputs;
    this.population = population;
    this.result = result;
    this.known = known;
    this.context = known.context();
    this.team = context.teamAbbr();
    this.opponent = context.opponentTeamAbbr();
    this.season = population.games().where(Played::test).before(date);
    this.teamForm = inputs.teams().forms(List.of(date)).before(team, date);
    this.defense = inputs.of(Views.DEFENSES).on(opponent, date).orElse(null);
    String player = context.playerLookup();
    this.shotZones = inputs.of(Views.SHOT_ZONES).on(player, date).orElse(null);
    this.factors = inputs.of(Views.FACTORS).on(player, date).orElse(null);
    this.form = inputs.of(Views.FORMS).on(player, date).orElse(null);
  }

  static Derivation<MlFeatureStore> of(SeasonInputs inputs, String player) {
    PlayerPopulation population = new PlayerPopulation(inputs, player);
    Result<MlFeatureStore> result = inputs.result(Calculations.STANDARD.featureVectors(), player);
    return population.derivation(
        Tables.ML_FEATURE_STORE,
        result,
        known -> new FeatureVectorDerivation(inputs, population, result, known));
  }

  /** How a feature came about: its arithmetic and a remark, either may be empty. */
  private record How(String formula, String note) {

    static How copied(String from) {
      return new How("", from);
    }
  }

  @Override
  public Columns columns() {
    Columns columns = new Columns();
    if (!(result instanceof Result.Row<MlFeatureStore> made)) {
      return columns;
    }
    MlFeatureStore row = made.row();
    for (Feature feature : Feature.values()) {
      int i = feature.ordinal();
      String source = row.featureSources().get(i);
      How how =
          source.equals(FeatureSource.DEFAULT.label())
              ? new How("", whyDefault(feature))
              : how(feature);
      columns.element(
          "features[%d] %s".formatted(i, feature.label()),
          row.features().get(i),
          how.formula,
          source + ": " + how.note);
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
        .source("source_team_defense", "defence row of " + opponent, defense == null)
        .completeness(inputs, inputs.facts().formGames(), team);
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

  /** How a feature of which something is known came about. */
  private How how(Feature feature) {
    return switch (feature) {
      case POINTS_AVG_LAST_5 -> points(feature, 5, CachedForm::pointsAvgLast5);
      case POINTS_AVG_LAST_10 -> points(feature, 10, CachedForm::pointsAvgLast10);
      case POINTS_AVG_SEASON -> points(feature, Integer.MAX_VALUE, CachedForm::pointsAvgSeason);
      case POINTS_STD_LAST_10, GAMES_IN_LAST_7_DAYS -> How.copied(CACHE + "." + feature.label());
      case TEAM_PACE -> How.copied(CACHE + ".team_pace_last_10");
      case TEAM_OFF_RATING -> How.copied(CACHE + ".team_off_rating_last_10");
      case FATIGUE_SCORE, SHOT_ZONE_MISMATCH_SCORE, PACE_SCORE, USAGE_SPIKE_SCORE ->
          How.copied(Tables.PLAYER_COMPOSITE_FACTORS.name() + "." + feature.label());
      case OPPONENT_DEF_RATING -> defended("defensive_rating_last_15");
      case OPPONENT_PACE -> defended("opponent_pace");
      case HOME_AWAY -> How.copied("home_game is " + context.homeGame());
      case BACK_TO_BACK -> How.copied("back_to_back is " + context.backToBack());
      case PLAYOFF_GAME -> How.copied("season_phase is " + context.seasonPhase());
      case PCT_PAINT ->
          percent("paint_rate", ShotZoneRates::paintRateLast10, CachedForm::paintRateLast10);
      case PCT_MID_RANGE ->
          percent("mid_range_rate", ShotZoneRates::midRangeRateLast10, cached -> null);
      case PCT_THREE ->
          percent("three_pt_rate", ShotZoneRates::threePtRateLast10, CachedForm::threePtRateLast10);
      case REST_ADVANTAGE ->
          new How(
              "clamp(%s - %s, -2, 2)".formatted(context.daysRest(), context.opponentDaysRest()),
              "days of rest less the opponent's");
      case INJURY_RISK ->
          How.copied(
              "player_status is %s; 1 probable, 2 questionable, 3 doubtful or out"
                  .formatted(context.playerStatus()));
      case RECENT_TREND ->
          How.copied(
              "points of the newest 2 less those of the 3 before: (%d + %d) / 2 - (%d + %d + %d) / 3; 1 from 2, 2 from 5"
                  .formatted(CalculatedFeatures.newestPoints(season.rows()).toArray()));
      case MINUTES_CHANGE -> minutesChange();
      case PCT_FREE_THROW -> freeThrows(season.newest(10));
      case TEAM_WIN_PCT ->
          new How(
              "%d / %d".formatted(teamForm.wins(), teamForm.results()),
              "wins / known results of " + team);
    };
  }

  private How defended(String column) {
    return How.copied(
        "%s of %s, %s".formatted(Tables.TEAM_DEFENSE_ZONE_ANALYSIS.name(), opponent, column));
  }

  private How points(
      Feature feature, int window, Function<CachedForm, @Nullable BigDecimal> stored) {
    String column = CACHE + "." + feature.label();
    if (form != null && stored.apply(form) != null) {
      return How.copied(column);
    }
    List<BoxScoreLine> scored =
        season.rows().stream().filter(game -> game.points() != null).limit(window).toList();
    return new How(
        Formulas.mean(scored, BoxScoreLine::points), "mean of the games, for want of " + column);
  }

  /** A share of his shots: as his zones have it, and without these as the daily cache does. */
  private How percent(
      String name,
      Function<ShotZoneRates, @Nullable BigDecimal> ofZones,
      Function<CachedForm, @Nullable BigDecimal> cached) {
    BigDecimal rate =
        shotZones != null ? ofZones.apply(shotZones) : form != null ? cached.apply(form) : null;
    return rate == null
        ? How.copied("")
        : new How(
            rate.toPlainString() + " / 100",
            "%s.%s_last_10".formatted(shotZones != null ? ZONES : CACHE, name));
  }

  private static How freeThrows(List<BoxScoreLine> ten) {
    return new How(
        "min(%s / %s, 0.5)"
            .formatted(
                Statistics.sum(ten, BoxScoreLine::ftMakes),
                Statistics.sum(ten, BoxScoreLine::points)),
        "free throws made / points, newest " + ten.size() + " games");
  }

  private How minutesChange() {
    BigDecimal cached = form == null ? null : form.minutesAvgLast10();
    Fraction mean = PlayedGames.of(population.games()).meanMinutes(season);
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
  private String whyDefault(Feature feature) {
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
          defense == null ? "no defence row of " + opponent : "the defence row has null";
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
          "%d games, %d are needed, with points"
              .formatted(season.size(), CalculatedFeatures.FEWEST_GAMES);
      case TEAM_WIN_PCT ->
          "%d known results of %s, %d are needed"
              .formatted(teamForm.results(), team, CalculatedFeatures.FEWEST_GAMES);
      case HOME_AWAY -> "home_game is unknown";
      case BACK_TO_BACK -> "back_to_back is unknown";
      case PLAYOFF_GAME -> "season_phase is unknown";
      case INJURY_RISK -> "player_status is unknown";
    };
  }

  @Override
  public List<Evidence> evidence() {
    Evidence upstream =
        new Evidence(
            "Rows of %s that were read".formatted(inputs.date()), "table, of, ready, data_hash");
    String player = context.playerLookup();
    read(upstream, Views.FORMS, player, CachedForm::isProductionReady);
    read(upstream, Views.FACTORS, player, FactorScores::isProductionReady);
    read(upstream, Views.SHOT_ZONES, player, ShotZoneRates::isProductionReady);
    read(upstream, Views.DEFENSES, opponent, OpponentDefense::isProductionReady);
    return List.of(
        population.contextTable(known, Map.of()),
        upstream,
        population.gamesTable(),
        TeamGamesTable.of(inputs.of(Views.TEAM_OFFENSE).of(team), team, inputs.date()));
  }

  private <T extends Record & GameRow> void read(
      Evidence rows, View<T> view, String name, Predicate<T> ready) {
    inputs
        .of(view)
        .on(name, inputs.date())
        .ifPresent(row -> rows.row(view.table().name(), name, ready.test(row), row.dataHash()));
  }
}
