package dev.fastbreak.core.featurestore;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static dev.fastbreak.core.fixtures.Season.OPENER;
import static dev.fastbreak.core.fixtures.Season.THIN;
import static dev.fastbreak.core.fixtures.Season.allButNewest;
import static dev.fastbreak.core.fixtures.Season.byTeam;
import static dev.fastbreak.core.fixtures.Season.flaw;
import static dev.fastbreak.core.fixtures.Season.flawed;
import static dev.fastbreak.core.fixtures.Season.history;
import static dev.fastbreak.core.fixtures.Season.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.fixtures.Computing;
import dev.fastbreak.core.fixtures.Results;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.teams.TeamOffenseGame;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureVectorCalculatorTest {

  /** One computation of one player on D; every input can be replaced. At first, all is there. */
  private static final class Setup {
    TeamGamesPresent present = allButNewest(0);
    List<BoxScoreLine> games =
        games(12, k -> game(k, "points", 20, "ft_makes", 4, "minutes_played", "30"));
    History<UpcomingContext> contexts = history(context());
    Set<TeamGame> thinContexts = Set.of();
    History<ShotZoneRates> shotZones = history(shotZones());
    History<FactorScores> factors = history(factors());
    History<CachedForm> forms = history(form());
    EntityHistories<OpponentDefense> defenses = byTeam(OpponentDefense::teamAbbr, defense());
    EntityHistories<TeamOffenseGame> teamGames =
        byTeam(
            TeamOffenseGame::teamAbbr,
            win(1, true),
            win(2, true),
            win(3, false),
            win(4, true),
            win(5, false),
            win(6, true));

    Setup withoutUpstreams() {
      shotZones = history();
      factors = history();
      forms = history();
      defenses = byTeam(OpponentDefense::teamAbbr);
      return this;
    }

    Setup synthetic() {
      contexts = history();
      thinContexts = THIN;
      return this;
    }

    Results<MlFeatureStore> results() {
      return results(history(games));
    }

    Results<MlFeatureStore> results(History<BoxScoreLine> rows) {
      List<LocalDate> dates = List.of(D.minusDays(1), D);
      Results<MlFeatureStore> results = new Results<>();
      FeatureVectorCalculator.Player player =
          new FeatureVectorCalculator.Player(
              "stephencurry",
              new PlayerContexts(rows, contexts, schedule(), thinContexts),
              PlayedGames.of(rows),
              shotZones,
              factors,
              forms);
      Computing.compute(
          Processor.ML,
          new FeatureVectorCalculator(schedule(), present, defenses, TeamForms.of(teamGames, dates))
              .of(player),
          dates,
          results);
      assertThat(results.dates()).containsExactly(D);
      return results;
    }

    MlFeatureStore row() {
      return results().row(D);
    }
  }

  private static BoxScoreLine game(int k, Object... columns) {
    return row(BoxScoreLine.PROJECTION, D.minusDays(k), columns);
  }

  /** Games 1 to n days before D. */
  private static List<BoxScoreLine> games(int n, IntFunction<BoxScoreLine> game) {
    List<BoxScoreLine> games = new ArrayList<>();
    for (int k = 1; k <= n; k++) {
      games.add(game.apply(k));
    }
    return games;
  }

  private static TeamOffenseGame win(int k, Boolean won) {
    return row(TeamOffenseGame.PROJECTION, D.minusDays(k), "win_flag", won);
  }

  private static UpcomingContext context(Object... columns) {
    return columns.length > 0
        ? row(UpcomingContext.PROJECTION, D, columns)
        : row(
            UpcomingContext.PROJECTION,
            D,
            "universal_player_id",
            "stephencurry_001",
            "home_game",
            true,
            "days_rest",
            2,
            "opponent_days_rest",
            1,
            "back_to_back",
            false,
            "player_status",
            "questionable",
            "season_phase",
            "mid");
  }

  private static ShotZoneRates shotZones(Object... columns) {
    return columns.length > 0
        ? row(ShotZoneRates.PROJECTION, D, columns)
        : row(
            ShotZoneRates.PROJECTION,
            D,
            "paint_rate_last_10",
            "30.51",
            "mid_range_rate_last_10",
            "8.44",
            "three_pt_rate_last_10",
            "61.05");
  }

  private static FactorScores factors(Object... columns) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "fatigue_score", 85,
                "shot_zone_mismatch_score", "2.3",
                "pace_score", "-1.3",
                "usage_spike_score", "0.4"));
    Collections.addAll(all, columns);
    return row(FactorScores.PROJECTION, D, all.toArray());
  }

  private static CachedForm form(Object... columns) {
    return columns.length > 0
        ? row(CachedForm.PROJECTION, D, columns)
        : row(
            CachedForm.PROJECTION,
            D,
            "points_avg_last_5",
            "28.4",
            "points_avg_last_10",
            "27.9",
            "points_avg_season",
            "26.1",
            "points_std_last_10",
            "7.25",
            "minutes_avg_last_10",
            "34.5",
            "games_in_last_7_days",
            4,
            "team_pace_last_10",
            "101.3",
            "team_off_rating_last_10",
            "113.57",
            "paint_rate_last_10",
            "11.11",
            "three_pt_rate_last_10",
            "22.22");
  }

  private static OpponentDefense defense(Object... columns) {
    return columns.length > 0
        ? row(OpponentDefense.PROJECTION, D, columns)
        : row(
            OpponentDefense.PROJECTION,
            D,
            "team_abbr",
            "BOS",
            "defensive_rating_last_15",
            "106.42",
            "opponent_pace",
            "98.7");
  }

  private static SourceTrace one(String table) {
    return new SourceTrace(new SourceHasher().hash(List.of(table + "-2021-12-18")), 1);
  }

  private static void assertFeature(
      MlFeatureStore row, Feature feature, double value, String source) {
    assertThat(row.features().get(feature.ordinal())).as(feature.label()).isEqualTo(value);
    assertThat(row.featureSources().get(feature.ordinal())).as(feature.label()).isEqualTo(source);
  }

  @Test
  void aWholeRow() {
    MlFeatureStore row = new Setup().row();

    assertThat(row.playerLookup()).isEqualTo("stephencurry");
    assertThat(row.universalPlayerId()).isEqualTo("stephencurry_001");
    assertThat(row.gameDate()).isEqualTo(D);
    assertThat(row.gameId()).isEqualTo("20211218_BOS_GSW");
    assertThat(row.opponentTeamAbbr()).isEqualTo("BOS");
    assertThat(row.isHome()).isTrue();
    assertThat(row.daysRest()).isEqualTo(2);
    assertThat(row.featureNames()).isEqualTo(Feature.LABELS);
    assertThat(row.featureCount()).isEqualTo(25);
    assertThat(row.featureVersion()).isEqualTo("v1_baseline_25");
    assertThat(row.features())
        .containsExactly(
            28.4, // daily cache
            27.9,
            26.1,
            7.25,
            4.0,
            85.0, // composite factors
            2.3,
            -1.3,
            0.4,
            1.0, // rest 2 - 1
            2.0, // questionable
            0.0, // 20 points every game
            1.0, // 34.5 after a season's 30: 0.15
            106.42, // opponent's defence
            98.7,
            1.0, // at home
            0.0,
            0.0,
            0.3051, // shot zones, percent / 100
            0.0844,
            0.6105,
            0.2, // 4 of 20 points from the line
            101.3, // daily cache
            113.57,
            0.666666667); // 4 of 6 won
    assertThat(row.featureSources())
        .containsExactly(
            "phase4",
            "phase4",
            "phase4",
            "phase4",
            "phase4",
            "phase4",
            "phase4",
            "phase4",
            "phase4",
            "calculated",
            "calculated",
            "calculated",
            "calculated",
            "phase4",
            "phase4",
            "phase3",
            "phase3",
            "phase3",
            "phase4",
            "phase4",
            "phase4",
            "calculated",
            "phase4",
            "phase4",
            "calculated");
    assertThat(row.featureQualityScore()).isEqualTo(new BigDecimal("97.00"));
    assertThat(row.qualityTier()).isEqualTo("gold");
    assertThat(row.dataSource()).isEqualTo("phase4");
    assertThat(row.sourceDailyCache()).isEqualTo(one("player_daily_cache"));
    assertThat(row.sourceComposite()).isEqualTo(one("player_composite_factors"));
    assertThat(row.sourceShotZones()).isEqualTo(one("player_shot_zone_analysis"));
    assertThat(row.sourceTeamDefense()).isEqualTo(one("team_defense_zone_analysis"));
    assertThat(row.earlySeasonFlag()).isFalse();
    assertThat(row.insufficientDataReason()).isNull();
    assertThat(row.completeness().isProductionReady()).isTrue();
    assertThat(row.completeness().dataQualityIssues()).isEmpty();
  }

  @Test
  void aPlayerOfWhomNothingIsKnownStillHasARow() {
    Setup setup = new Setup().withoutUpstreams();
    setup.games = List.of();
    setup.contexts = history(context("days_rest", null));
    setup.teamGames = byTeam(TeamOffenseGame::teamAbbr);

    MlFeatureStore row = setup.row();

    assertThat(row.features()).isEqualTo(new FeatureVector().values());
    assertThat(row.featureSources()).hasSize(25).containsOnly("default");
    assertThat(row.featureQualityScore()).isEqualTo(new BigDecimal("40.00"));
    assertThat(row.qualityTier()).isEqualTo("poor");
    assertThat(row.earlySeasonFlag()).isTrue();
    assertThat(row.insufficientDataReason()).isEqualTo("Only 0 games played, need 10 minimum");
    assertThat(row.dataSource()).isEqualTo("mixed");
    assertThat(row.sourceDailyCache()).isEqualTo(SourceTrace.NONE);
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(
            "upstream_daily_cache_incomplete",
            "upstream_composite_factors_incomplete",
            "upstream_player_shot_zone_incomplete",
            "upstream_team_defense_zone_incomplete");
  }

  @Test
  void withoutADailyCacheRowTheMeansOfPointsComeFromTheGames() {
    Setup setup = new Setup();
    setup.forms = history();
    // Points 2k for k = 1..12. Newest 5: 6.0; newest 10: 11.0; season: 13.0.
    setup.games = games(12, k -> game(k, "points", 2 * k, "minutes_played", 30));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, 6.0, "phase3");
    assertFeature(row, Feature.POINTS_AVG_LAST_10, 11.0, "phase3");
    assertFeature(row, Feature.POINTS_AVG_SEASON, 13.0, "phase3");
    assertFeature(row, Feature.POINTS_STD_LAST_10, 5.0, "default");
    assertFeature(row, Feature.GAMES_IN_LAST_7_DAYS, 3.0, "default");
    assertFeature(row, Feature.TEAM_PACE, 100.0, "default");
    assertFeature(row, Feature.TEAM_OFF_RATING, 112.0, "default");
    // 9 of 16 from Phase 4 is at least half.
    assertThat(row.dataSource()).isEqualTo("phase4_partial");
  }

  @Test
  void fallbacksAreRoundedToTheScaleOfTheColumn() {
    Setup setup = new Setup().withoutUpstreams();
    // Points 20, 20, 21, 20, 20, 20, 20: newest 5: 101/5 = 20.2; newest 7: 141/7 = 20.142... ->
    // 20.1.
    setup.games = games(7, k -> game(k, "points", k == 3 ? 21 : 20));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, 20.2, "phase3");
    assertFeature(row, Feature.POINTS_AVG_LAST_10, 20.1, "phase3");
    assertFeature(row, Feature.POINTS_AVG_SEASON, 20.1, "phase3");
  }

  @ParameterizedTest(name = "{0} games: {1} from {2}")
  @CsvSource({"5, 20, phase3", "1, 20, phase3", "0, 10, default"})
  void aMeanOfPointsNeedsOneGame(int n, double mean, String source) {
    Setup setup = new Setup().withoutUpstreams();
    setup.games = games(n, k -> game(k, "points", 20));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, mean, source);
    assertFeature(row, Feature.POINTS_AVG_LAST_10, mean, source);
    assertFeature(row, Feature.POINTS_AVG_SEASON, mean, source);
  }

  @Test
  void gamesWithoutPointsAreNotAmongTheNewestFive() {
    Setup setup = new Setup().withoutUpstreams();
    // Points only in the games 3, 6, 9, ... days before D: 3, 6, 9, 12, 15, 18. Newest 5: 45 / 5.
    setup.games = games(18, k -> game(k, "points", k % 3 == 0 ? k : null, "minutes_played", 30));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, 9.0, "phase3");
    assertFeature(row, Feature.POINTS_AVG_LAST_10, 10.5, "phase3");
    assertFeature(row, Feature.POINTS_AVG_SEASON, 10.5, "phase3");
  }

  @ParameterizedTest(name = "{0} games: early {1}")
  @CsvSource({"1, true", "9, true", "10, false"})
  void fewerThanTenGamesAreFlagged(int n, boolean early) {
    Setup setup = new Setup();
    setup.games = games(n, k -> game(k, "points", 20));

    assertThat(setup.row().earlySeasonFlag()).isEqualTo(early);
    assertThat(setup.row().insufficientDataReason())
        .isEqualTo(early ? "Only " + n + " games played, need 10 minimum" : null);
  }

  @ParameterizedTest(name = "{0} games, the newest {1} days before: stale {2}")
  @CsvSource({"12, 30, false", "12, 31, true", "1, 31, true", "1, 30, false"})
  void aNewestGameMoreThanThirtyDaysBackIsStale(int n, int days, boolean stale) {
    Setup setup = new Setup();
    setup.games = games(n, k -> game(days - 1 + k, "points", 20));

    if (stale) {
      assertThat(setup.results().category(D)).isEqualTo(FailureCategory.STALE_DATA);
      assertThat(setup.results().failed(D).reason()).contains(D.minusDays(days).toString());
    } else {
      assertThat(setup.row().playerLookup()).isEqualTo("stephencurry");
    }
  }

  /** What composite factors lack, and which of features 6 to 8 are defaults then. */
  @ParameterizedTest(name = "{0} is missing")
  @CsvSource(
      delimiter = '|',
      value = {
        "days_rest | phase4 | phase4 | phase4",
        "player_shot_zone | default | phase4 | phase4",
        "team_defense_zone | default | phase4 | phase4",
        "pace_differential | phase4 | default | phase4",
        "projected_usage_rate | phase4 | phase4 | default",
        "days_rest, projected_usage_rate, pace_differential, team_defense_zone | default | default"
            + " | default",
      })
  void aScoreWithoutItsInputIsADefault(String missing, String mismatch, String pace, String usage) {
    Setup setup = new Setup();
    setup.factors = history(factors("missing_data_fields", missing));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.FATIGUE_SCORE, 85.0, "phase4");
    assertFeature(
        row, Feature.SHOT_ZONE_MISMATCH_SCORE, mismatch.equals("phase4") ? 2.3 : 0.0, mismatch);
    assertFeature(row, Feature.PACE_SCORE, pace.equals("phase4") ? -1.3 : 0.0, pace);
    assertFeature(row, Feature.USAGE_SPIKE_SCORE, usage.equals("phase4") ? 0.4 : 0.0, usage);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({
    "available, 0, calculated",
    "probable, 1, calculated",
    "Questionable, 2, calculated",
    "doubtful, 3, calculated",
    "out, 3, calculated",
    "rested, 0, calculated",
    "'  ', 0, default",
    ", 0, default",
  })
  void nothingSaidOfAPlayersHealthIsADefault(String status, double risk, String source) {
    Setup setup = new Setup();
    setup.contexts = history(context("days_rest", 1, "player_status", status));

    assertFeature(setup.row(), Feature.INJURY_RISK, risk, source);
  }

  @Test
  void gamesWithoutPointsGiveNoMeans() {
    Setup setup = new Setup().withoutUpstreams();
    setup.games = games(6, k -> game(k, "minutes_played", 20));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, 10.0, "default");
    assertFeature(row, Feature.POINTS_AVG_LAST_10, 10.0, "default");
    assertFeature(row, Feature.POINTS_AVG_SEASON, 10.0, "default");
    assertFeature(row, Feature.RECENT_TREND, 0.0, "default");
    assertFeature(row, Feature.PCT_FREE_THROW, 0.15, "default");
  }

  @Test
  void aNullInAStoredRowIsReplacedFeatureByFeature() {
    Setup setup = new Setup();
    setup.forms = history(form("points_avg_last_10", "27.9"));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, 20.0, "phase3");
    assertFeature(row, Feature.POINTS_AVG_LAST_10, 27.9, "phase4");
    assertFeature(row, Feature.POINTS_STD_LAST_10, 5.0, "default");
    assertFeature(row, Feature.GAMES_IN_LAST_7_DAYS, 3.0, "default");
    assertFeature(row, Feature.TEAM_PACE, 100.0, "default");
    assertFeature(row, Feature.TEAM_OFF_RATING, 112.0, "default");
  }

  @Test
  void withoutCompositeFactorsTheirFeaturesAreDefaults() {
    Setup setup = new Setup();
    setup.factors = history();

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.FATIGUE_SCORE, 50.0, "default");
    assertFeature(row, Feature.SHOT_ZONE_MISMATCH_SCORE, 0.0, "default");
    assertFeature(row, Feature.PACE_SCORE, 0.0, "default");
    assertFeature(row, Feature.USAGE_SPIKE_SCORE, 0.0, "default");
  }

  @Test
  void aStoredZeroIsAValue() {
    Setup setup = new Setup();
    setup.factors = history(factors("pace_score", "0.0", "fatigue_score", 0));

    assertFeature(setup.row(), Feature.PACE_SCORE, 0.0, "phase4");
    assertFeature(setup.row(), Feature.FATIGUE_SCORE, 0.0, "phase4");
  }

  @Test
  void theOpponentsDefenceCountsNotTheTeamsOwn() {
    Setup setup = new Setup();
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense("team_abbr", "GSW", "defensive_rating_last_15", "100", "opponent_pace", "90"));

    assertFeature(setup.row(), Feature.OPPONENT_DEF_RATING, 112.0, "default");
    assertFeature(setup.row(), Feature.OPPONENT_PACE, 100.0, "default");
  }

  @Test
  void unknownValuesOfTheDefenceAreDefaults() {
    Setup setup = new Setup();
    setup.defenses = byTeam(OpponentDefense::teamAbbr, defense("team_abbr", "BOS"));

    assertFeature(setup.row(), Feature.OPPONENT_DEF_RATING, 112.0, "default");
    assertFeature(setup.row(), Feature.OPPONENT_PACE, 100.0, "default");
    assertThat(setup.row().completeness().isProductionReady()).isTrue();
  }

  @Test
  void withoutAShotZoneRowTheCopiesOfTheDailyCacheCount() {
    Setup setup = new Setup();
    setup.shotZones = history();

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.PCT_PAINT, 0.1111, "phase4");
    assertFeature(row, Feature.PCT_MID_RANGE, 0.2, "default"); // the cache has no copy
    assertFeature(row, Feature.PCT_THREE, 0.2222, "phase4");
  }

  @Test
  void aShotZoneRowWithoutRatesIsNotReplacedByCopies() {
    Setup setup = new Setup();
    setup.shotZones = history(shotZones("primary_scoring_zone", null));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.PCT_PAINT, 0.3, "default");
    assertFeature(row, Feature.PCT_MID_RANGE, 0.2, "default");
    assertFeature(row, Feature.PCT_THREE, 0.35, "default");
  }

  @Test
  void minutesOfTheDailyCacheComeBeforeThoseOfTheGames() {
    Setup setup = new Setup();
    // Season mean 30; the cache says 36 for the newest 10: 0.20.
    setup.forms = history(form("minutes_avg_last_10", "36.0"));

    assertFeature(setup.row(), Feature.MINUTES_CHANGE, 2.0, "calculated");
  }

  @Test
  void withoutADailyCacheRowMinutesComeExactFromTheGames() {
    Setup setup = new Setup().withoutUpstreams();
    // Newest 10: 30 each. Two before: 12 each. Season (300 + 24) / 12 = 27; (30 - 27) / 27 = 0.111.
    setup.games = games(12, k -> game(k, "minutes_played", k <= 10 ? 30 : 12));

    assertFeature(setup.row(), Feature.MINUTES_CHANGE, 1.0, "calculated");
  }

  @Test
  void withoutMinutesTheirChangeIsADefault() {
    Setup setup = new Setup().withoutUpstreams();
    setup.games = games(12, k -> game(k, "points", 20));

    assertFeature(setup.row(), Feature.MINUTES_CHANGE, 0.0, "default");
  }

  @ParameterizedTest(name = "{0} rest, opponent {1}")
  @CsvSource({"2, ", ", 1", ", "})
  void anUnknownRestIsADefault(String rest, String opponentRest) {
    Setup setup = new Setup();
    setup.contexts = history(context("days_rest", rest, "opponent_days_rest", opponentRest));

    assertFeature(setup.row(), Feature.REST_ADVANTAGE, 0.0, "default");
  }

  /** What the context says, and features 15-17 with their sources. */
  @ParameterizedTest(name = "home {0}, back-to-back {1}, {2}")
  @CsvSource({
    "true, true, playoffs, 1, phase3, 1, phase3, 1, phase3",
    "false, false, late, 0, phase3, 0, phase3, 0, phase3",
    ", , , 0, default, 0, default, 0, default",
  })
  void theGameItself(
      Boolean home,
      Boolean backToBack,
      String phase,
      double homeAway,
      String homeSource,
      double backToBackValue,
      String backToBackSource,
      double playoff,
      String playoffSource) {
    Setup setup = new Setup();
    setup.contexts =
        history(context("home_game", home, "back_to_back", backToBack, "season_phase", phase));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.HOME_AWAY, homeAway, homeSource);
    assertFeature(row, Feature.BACK_TO_BACK, backToBackValue, backToBackSource);
    assertFeature(row, Feature.PLAYOFF_GAME, playoff, playoffSource);
    assertThat(row.isHome()).isEqualTo(home);
  }

  @Test
  void teamWinsAreThoseOfTheTeamInTheContext() {
    Setup setup = new Setup();
    setup.contexts = history(context("team_abbr", "LAL"));

    assertFeature(setup.row(), Feature.TEAM_WIN_PCT, 0.5, "default");
  }

  @Test
  void aSyntheticContextIsReadAsAnyOther() {
    MlFeatureStore row = new Setup().synthetic().row();

    assertFeature(row, Feature.HOME_AWAY, 1.0, "phase3");
    assertFeature(row, Feature.BACK_TO_BACK, 1.0, "phase3"); // a game on D - 1
    assertFeature(row, Feature.PLAYOFF_GAME, 0.0, "phase3");
    assertFeature(row, Feature.REST_ADVANTAGE, 0.0, "default"); // the opponent's rest is unknown
    assertFeature(row, Feature.INJURY_RISK, 0.0, "default");
    assertThat(row.daysRest()).isZero();
    assertThat(row.isHome()).isTrue();
    assertThat(row.opponentTeamAbbr()).isEqualTo("BOS");
    assertThat(row.gameId()).isEqualTo("2021-12-18_BOS_GSW");
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly("upstream_player_context_incomplete", "synthetic_context");
  }

  @Test
  void theSeasonsGamesAreThePlayedOnes() {
    Setup setup = new Setup().withoutUpstreams();
    setup.games = new ArrayList<>(games(6, k -> game(2 * k, "points", 20)));
    setup.games.add(game(1, "points", 0, "minutes_played", 0));
    setup.games.add(game(3, "is_active", false, "points", 50));

    MlFeatureStore row = setup.row();

    assertFeature(row, Feature.POINTS_AVG_LAST_5, 20.0, "phase3");
    assertFeature(row, Feature.RECENT_TREND, 0.0, "calculated");
  }

  @Test
  void gamesOfTheDateAndLaterOnesDoNotCount() {
    Setup setup = new Setup().withoutUpstreams();
    MlFeatureStore before = setup.row();
    setup.games = new ArrayList<>(setup.games);
    setup.games.add(game(0, "points", 62, "minutes_played", 48));
    setup.games.add(game(-1, "points", 55, "minutes_played", 48));
    setup.teamGames =
        byTeam(
            TeamOffenseGame::teamAbbr,
            win(0, true),
            win(1, true),
            win(2, true),
            win(3, false),
            win(4, true),
            win(5, false),
            win(6, true),
            win(-1, true));

    assertThat(setup.row()).isEqualTo(before);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Setup setup = new Setup().withoutUpstreams();
    setup.games = games(12, k -> game(k, "points", 3 * k, "minutes_played", 20 + k));
    MlFeatureStore inOrder = setup.row();
    Collections.shuffle(setup.games, new Random(11));

    assertThat(setup.row()).isEqualTo(inOrder);
  }

  /** Readiness of daily cache, factors, shot zones, defence, and of the context. */
  @ParameterizedTest(name = "{0} {1} {2} {3}, context {4} -> {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        "true | true | true | true | true | true | ",
        "false | true | true | true | true | false | upstream_daily_cache_incomplete",
        "true | false | true | true | true | false | upstream_composite_factors_incomplete",
        "true | true | false | true | true | false | upstream_player_shot_zone_incomplete",
        "true | true | true | false | true | false | upstream_team_defense_zone_incomplete",
        "true | true | true | true | false | true | upstream_player_context_incomplete",
        "false | false | false | false | false | false |"
            + " upstream_daily_cache_incomplete;upstream_composite_factors_incomplete;upstream_player_shot_zone_incomplete;upstream_team_defense_zone_incomplete;upstream_player_context_incomplete",
      })
  void readinessLooksAtEachUpstream(
      boolean form,
      boolean factors,
      boolean zones,
      boolean defense,
      boolean context,
      boolean ready,
      String issues) {
    Setup setup = new Setup();
    setup.forms = history(form("is_production_ready", form));
    setup.factors = history(factors("is_production_ready", factors));
    setup.shotZones = history(shotZones("is_production_ready", zones));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr, defense("team_abbr", "BOS", "is_production_ready", defense));
    setup.contexts = history(context("is_production_ready", context));

    MlFeatureStore row = setup.row();

    assertThat(row.completeness().isProductionReady()).isEqualTo(ready);
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(issues == null ? new String[0] : issues.split(";"));
  }

  @ParameterizedTest(name = "{0} games missing")
  @ValueSource(ints = {2, 3})
  void ownDataCountsTowardsReadiness(int missing) {
    Setup setup = new Setup();
    setup.present = allButNewest(missing);

    MlFeatureStore row = setup.row();

    assertThat(row.completeness().isProductionReady()).isEqualTo(missing == 2);
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(missing == 2 ? new String[0] : new String[] {"own_data_incomplete"});
  }

  @Test
  void aFlawedInputIsInvalid() {
    Setup form = new Setup();
    form.forms = flawed(D);
    Setup factors = new Setup();
    factors.factors = flawed(D);
    Setup zones = new Setup();
    zones.shotZones = flawed(D);
    Setup context = new Setup();
    context.contexts = flawed(D);
    Setup defense = new Setup();
    defense.defenses =
        EntityHistories.of(
            OPENER, new InputRows<>(List.of(), List.of(flaw("BOS", D))), r -> r.teamAbbr());
    Setup team = new Setup();
    team.teamGames =
        EntityHistories.of(
            OPENER,
            new InputRows<>(List.of(), List.of(flaw("GSW", D.minusDays(40)))),
            TeamOffenseGame::teamAbbr);

    for (Setup setup : List.of(form, factors, zones, context, defense, team)) {
      assertThat(setup.results().category(D)).isEqualTo(FailureCategory.INVALID_INPUT);
    }
    History<BoxScoreLine> games = flawed(D.minusDays(40));
    assertThat(new Setup().results(games).category(D)).isEqualTo(FailureCategory.INVALID_INPUT);
  }
}
