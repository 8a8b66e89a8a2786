package dev.fastbreak.core.featurestore;

import static dev.fastbreak.core.featurestore.FeatureSource.CALCULATED;
import static dev.fastbreak.core.featurestore.FeatureSource.PHASE3;
import static dev.fastbreak.core.featurestore.FeatureSource.PHASE4;
import static dev.fastbreak.core.number.Statistics.round;
import static dev.fastbreak.core.run.QualityIssue.OWN_DATA_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.SYNTHETIC_CONTEXT;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_COMPOSITE_FACTORS_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_DAILY_CACHE_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_PLAYER_CONTEXT_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_TEAM_DEFENSE_ZONE_INCOMPLETE;

import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.composite.MissingInput;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.run.EarlySeason;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.QualityIssue;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.run.SourceTracer;
import dev.fastbreak.core.season.GameCoverages;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ML: the 25-feature vector of a player on a date, from the rows that the other processors stored
 * for it, with the player's games behind them where those rows lack a value.
 *
 * <p>A date's population is that of {@link PlayerContexts}; everyone in it has a row. A feature of
 * which nothing is known has its default and says so in {@code feature_sources}: a default is a
 * state, not a number.
 *
 * <p>Not safe for use by two threads.
 */
public final class FeatureVectorCalculator {

  /** Version of the vector, as rows carry it. */
  public static final String FEATURE_VERSION = "v1_baseline_25";

  private static final int STALE_DAYS = 30;
  private static final String PLAYOFFS = "playoffs";

  private final GameCoverages coverages;
  private final EntityHistories<OpponentDefense> defenses;
  private final TeamForms teamForms;
  private final SourceTracer sources = new SourceTracer();

  /**
   * One player's input.
   *
   * @param playerLookup the player
   * @param contexts on which dates he is due, and what is known then
   * @param games the games that he played in
   * @param shotZones his shot zone rows
   * @param factors his composite factors rows
   * @param forms his daily cache rows
   */
  public record Player(
      String playerLookup,
      PlayerContexts contexts,
      PlayedGames games,
      History<ShotZoneRates> shotZones,
      History<FactorScores> factors,
      History<CachedForm> forms) {}

  /**
   * A calculator for one season.
   *
   * @param present for which games player_game_summary and team_offense_game_summary have rows of
   *     the team
   * @param defenses defence rows of the due dates
   * @param teamForms the teams' forms before the due dates
   */
  public FeatureVectorCalculator(
      SeasonSchedule season,
      TeamGamesPresent present,
      EntityHistories<OpponentDefense> defenses,
      TeamForms teamForms) {
    this.coverages = GameCoverages.ofSeason(season, present);
    this.defenses = defenses;
    this.teamForms = teamForms;
  }

  /** One player, ready to be computed date by date. */
  public EntityCalculator<MlFeatureStore> of(Player player) {
    return player
        .contexts()
        .calculator(player.playerLookup(), (date, context) -> calculate(player, date, context));
  }

  /** What was found for one row. */
  private record Found(
      ContextOnDate.Known known,
      Window<BoxScoreLine> season,
      TeamForm team,
      @Nullable CachedForm form,
      @Nullable FactorScores factors,
      @Nullable ShotZoneRates shotZones,
      @Nullable OpponentDefense defense) {

    PlayerContext context() {
      return known.context();
    }
  }

  private Result<MlFeatureStore> calculate(
      Player player, LocalDate date, ContextOnDate.Known known) {
    Window<BoxScoreLine> season = player.games().before(date);
    TeamForm team = teamForms.before(known.context().teamAbbr(), date);
    String opponent = known.context().opponentTeamAbbr();
    Optional<FlawedRow> flaw =
        season
            .anyFlaw()
            .or(() -> player.forms().flawOn(date))
            .or(() -> player.factors().flawOn(date))
            .or(() -> player.shotZones().flawOn(date))
            .or(() -> defenses.flawOn(opponent, date))
            .or(() -> Optional.ofNullable(team.flawInSeason()));
    if (flaw.isPresent()) {
      return Result.invalidInput(flaw.get());
    }
    if (!season.isEmpty()) {
      LocalDate newest = season.rows().get(0).gameDate();
      if (newest.isBefore(date.minusDays(STALE_DAYS))) {
        return Result.stale(newest, STALE_DAYS, date);
      }
    }
    Found found =
        new Found(
            known,
            season,
            team,
            player.forms().on(date).orElse(null),
            player.factors().on(date).orElse(null),
            player.shotZones().on(date).orElse(null),
            defenses.on(opponent, date).orElse(null));
    return Result.row(row(date, found, vector(player.games(), found)));
  }

  private static FeatureVector vector(PlayedGames games, Found found) {
    FeatureVector vector = new FeatureVector();
    setForm(vector, games, found);
    setFactors(vector, found.factors());
    setCalculated(vector, games, found);
    setMatchup(vector, found);
    setShotMix(vector, found);
    return vector;
  }

  /** Features 0-4, 22, 23: the daily cache; for the means of points, the games themselves. */
  private static void setForm(FeatureVector vector, PlayedGames games, Found found) {
    CachedForm form = found.form();
    if (form != null) {
      vector
          .set(Feature.POINTS_AVG_LAST_5, form.pointsAvgLast5(), PHASE4)
          .set(Feature.POINTS_AVG_LAST_10, form.pointsAvgLast10(), PHASE4)
          .set(Feature.POINTS_AVG_SEASON, form.pointsAvgSeason(), PHASE4)
          .set(Feature.POINTS_STD_LAST_10, form.pointsStdLast10(), PHASE4)
          .set(Feature.GAMES_IN_LAST_7_DAYS, form.gamesInLast7Days(), PHASE4)
          .set(Feature.TEAM_PACE, form.teamPaceLast10(), PHASE4)
          .set(Feature.TEAM_OFF_RATING, form.teamOffRatingLast10(), PHASE4);
    }
    List<BoxScoreLine> scored =
        found.season().rows().stream().filter(game -> game.points() != null).toList();
    setMeanPoints(vector, Feature.POINTS_AVG_LAST_5, scored, 5);
    setMeanPoints(vector, Feature.POINTS_AVG_LAST_10, scored, 10);
    if (vector.isDefault(Feature.POINTS_AVG_SEASON)) {
      vector.set(Feature.POINTS_AVG_SEASON, round(games.meanPoints(found.season()), 1), PHASE3);
    }
  }

  /** Mean points of the newest games that have any, to the scale of the column it stands for. */
  private static void setMeanPoints(
      FeatureVector vector, Feature feature, List<BoxScoreLine> scored, int games) {
    if (vector.isDefault(feature)) {
      List<BoxScoreLine> newest = scored.subList(0, Math.min(games, scored.size()));
      vector.set(feature, round(Statistics.mean(newest, BoxScoreLine::points), 1), PHASE3);
    }
  }

  /** Features 5-8: the composite factors. */
  private static void setFactors(FeatureVector vector, @Nullable FactorScores factors) {
    if (factors == null) {
      return;
    }
    vector.set(Feature.FATIGUE_SCORE, (Long) factors.fatigueScore(), PHASE4);
    if (!factors.lacks(MissingInput.PLAYER_SHOT_ZONE)
        && !factors.lacks(MissingInput.TEAM_DEFENSE_ZONE)) {
      vector.set(Feature.SHOT_ZONE_MISMATCH_SCORE, factors.shotZoneMismatchScore(), PHASE4);
    }
    if (!factors.lacks(MissingInput.PACE_DIFFERENTIAL)) {
      vector.set(Feature.PACE_SCORE, factors.paceScore(), PHASE4);
    }
    if (!factors.lacks(MissingInput.PROJECTED_USAGE_RATE)) {
      vector.set(Feature.USAGE_SPIKE_SCORE, factors.usageSpikeScore(), PHASE4);
    }
  }

  /** Features 9-12, 21, 24: formulas. */
  private static void setCalculated(FeatureVector vector, PlayedGames games, Found found) {
    PlayerContext context = found.context();
    Window<BoxScoreLine> season = found.season();
    List<BoxScoreLine> ten = season.newest(10);
    BigDecimal stored = found.form() == null ? null : found.form().minutesAvgLast10();
    Fraction recentMinutes =
        stored == null
            ? Statistics.meanOfDecimals(ten, BoxScoreLine::minutesPlayed)
            : Fraction.of(stored);
    vector
        .set(
            Feature.REST_ADVANTAGE,
            CalculatedFeatures.restAdvantage(context.daysRest(), context.opponentDaysRest()),
            CALCULATED)
        .set(Feature.INJURY_RISK, CalculatedFeatures.injuryRisk(context.playerStatus()), CALCULATED)
        .set(Feature.RECENT_TREND, CalculatedFeatures.recentTrend(season.rows()), CALCULATED)
        .set(
            Feature.MINUTES_CHANGE,
            CalculatedFeatures.minutesChange(recentMinutes, games.meanMinutes(season)),
            CALCULATED)
        .set(Feature.PCT_FREE_THROW, CalculatedFeatures.freeThrowShare(ten), CALCULATED)
        .set(Feature.TEAM_WIN_PCT, CalculatedFeatures.winPercentage(found.team()), CALCULATED);
  }

  /** Features 13-17: the opponent's defence, and the game itself. */
  private static void setMatchup(FeatureVector vector, Found found) {
    OpponentDefense defense = found.defense();
    if (defense != null) {
      vector
          .set(Feature.OPPONENT_DEF_RATING, defense.defensiveRatingLast15(), PHASE4)
          .set(Feature.OPPONENT_PACE, defense.opponentPace(), PHASE4);
    }
    PlayerContext context = found.context();
    String phase = context.seasonPhase();
    vector
        .set(Feature.HOME_AWAY, context.homeGame(), PHASE3)
        .set(Feature.BACK_TO_BACK, context.backToBack(), PHASE3)
        .set(Feature.PLAYOFF_GAME, phase == null ? null : phase.equals(PLAYOFFS), PHASE3);
  }

  /** Features 18-20: the shot zone row, or where there is none, its copies in the daily cache. */
  private static void setShotMix(FeatureVector vector, Found found) {
    ShotZoneRates zones = found.shotZones();
    CachedForm form = found.form();
    if (zones != null) {
      vector
          .set(Feature.PCT_PAINT, fraction(zones.paintRateLast10()), PHASE4)
          .set(Feature.PCT_MID_RANGE, fraction(zones.midRangeRateLast10()), PHASE4)
          .set(Feature.PCT_THREE, fraction(zones.threePtRateLast10()), PHASE4);
    } else if (form != null) {
      vector
          .set(Feature.PCT_PAINT, fraction(form.paintRateLast10()), PHASE4)
          .set(Feature.PCT_THREE, fraction(form.threePtRateLast10()), PHASE4);
    }
  }

  private static @Nullable BigDecimal fraction(@Nullable BigDecimal percent) {
    return percent == null ? null : percent.movePointLeft(2);
  }

  private MlFeatureStore row(LocalDate date, Found found, FeatureVector vector) {
    PlayerContext context = found.context();
    CachedForm form = found.form();
    FactorScores factors = found.factors();
    ShotZoneRates shotZones = found.shotZones();
    OpponentDefense defense = found.defense();

    boolean formReady = form != null && form.isProductionReady();
    boolean factorsReady = factors != null && factors.isProductionReady();
    boolean shotReady = shotZones != null && shotZones.isProductionReady();
    boolean defenseReady = defense != null && defense.isProductionReady();
    GameCoverage coverage = coverages.of(context.teamAbbr(), date);
    List<String> issues =
        new QualityIssue.Collector()
            .unless(coverage.isComplete(), OWN_DATA_INCOMPLETE)
            .unless(formReady, UPSTREAM_DAILY_CACHE_INCOMPLETE)
            .unless(factorsReady, UPSTREAM_COMPOSITE_FACTORS_INCOMPLETE)
            .unless(shotReady, UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE)
            .unless(defenseReady, UPSTREAM_TEAM_DEFENSE_ZONE_INCOMPLETE)
            .unless(found.known().isReady(), UPSTREAM_PLAYER_CONTEXT_INCOMPLETE)
            .unless(!found.known().isSynthetic(), SYNTHETIC_CONTEXT)
            .codes();

    return new MlFeatureStore(
        context.playerLookup(),
        context.universalPlayerId(),
        date,
        context.gameId(),
        vector.values(),
        Feature.LABELS,
        vector.sources(),
        Feature.LABELS.size(),
        FEATURE_VERSION,
        vector.qualityScore(),
        context.opponentTeamAbbr(),
        context.homeGame(),
        context.daysRest(),
        vector.dataSource(),
        vector.qualityTier(),
        sources.trace(form),
        sources.trace(factors),
        sources.trace(shotZones),
        sources.trace(defense),
        EarlySeason.isEarly(found.season().size()),
        EarlySeason.reason(found.season().size()),
        coverage.describe(
            formReady && factorsReady && shotReady && defenseReady && !found.known().isSynthetic(),
            issues));
  }
}
