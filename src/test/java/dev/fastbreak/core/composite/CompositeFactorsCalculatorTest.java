package dev.fastbreak.core.composite;

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
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeFactorsCalculatorTest {

  /** One computation of one player on D; every input can be replaced. */
  private static final class Setup {
    TeamGamesPresent present = allButNewest(0);
    History<BoxScoreLine> games = history(played(10));
    History<UpcomingContext> contexts = history(context());
    Set<TeamGame> thinContexts = Set.of();
    History<ShotZoneRates> shotZones = history(shotZones());
    EntityHistories<OpponentDefense> defenses = byTeam(OpponentDefense::teamAbbr, defense());
    EntityHistories<TeamContext> teamContexts = byTeam(TeamContext::teamAbbr, teamContext());

    Results<PlayerCompositeFactors> results() {
      Results<PlayerCompositeFactors> results = new Results<>();
      CompositeFactorsCalculator.Player player =
          new CompositeFactorsCalculator.Player(
              "stephencurry",
              new PlayerContexts(games, contexts, schedule(), thinContexts),
              PlayedGames.of(games),
              shotZones);
      Computing.compute(
          Processor.PCF,
          new CompositeFactorsCalculator(schedule(), present, defenses, teamContexts).of(player),
          List.of(D.minusDays(1), D),
          results);
      assertThat(results.dates()).containsExactly(D);
      return results;
    }

    PlayerCompositeFactors row() {
      return results().row(D);
    }

    FailureCategory failure() {
      return results().category(D);
    }
  }

  /** His games on the n days before D. */
  private static List<BoxScoreLine> played(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(k -> row(BoxScoreLine.PROJECTION, D.minusDays(k), "minutes_played", "30"))
        .toList();
  }

  private static UpcomingContext context(Object... columns) {
    if (columns.length > 0) {
      return row(UpcomingContext.PROJECTION, D, columns);
    }
    return row(
        UpcomingContext.PROJECTION,
        D,
        "universal_player_id",
        "stephencurry_001",
        "days_rest",
        1,
        "back_to_back",
        false,
        "games_in_last_7_days",
        4,
        "minutes_in_last_7_days",
        138,
        "avg_minutes_per_game_last_7",
        "34.5",
        "back_to_backs_last_14_days",
        1,
        "player_age",
        33,
        "projected_usage_rate",
        "31.05",
        "avg_usage_rate_last_7_games",
        "29.9",
        "star_teammates_out",
        1,
        "pace_differential",
        "-2.5");
  }

  private static ShotZoneRates shotZones(Object... columns) {
    return columns.length > 0
        ? row(ShotZoneRates.PROJECTION, D, columns)
        : row(
            ShotZoneRates.PROJECTION,
            D,
            "primary_scoring_zone",
            "perimeter",
            "paint_rate_last_10",
            "30.5",
            "mid_range_rate_last_10",
            "8.45",
            "three_pt_rate_last_10",
            "61.05");
  }

  private static OpponentDefense defense(Object... columns) {
    return columns.length > 0
        ? row(OpponentDefense.PROJECTION, D, columns)
        : row(
            OpponentDefense.PROJECTION,
            D,
            "team_abbr",
            "BOS",
            "paint_defense_vs_league_avg",
            "-3.1",
            "mid_range_defense_vs_league_avg",
            "1.2",
            "three_pt_defense_vs_league_avg",
            "2.25",
            "weakest_zone",
            "perimeter");
  }

  private static TeamContext teamContext(Object... columns) {
    return columns.length > 0
        ? row(TeamContext.PROJECTION, D, columns)
        : row(TeamContext.PROJECTION, D, "team_abbr", "BOS");
  }

  private static SourceTrace one(String dataHash) {
    return new SourceTrace(new SourceHasher().hash(List.of(dataHash)), 1);
  }

  @Test
  void aWholeRow() {
    PlayerCompositeFactors row = new Setup().row();

    assertThat(row.playerLookup()).isEqualTo("stephencurry");
    assertThat(row.universalPlayerId()).isEqualTo("stephencurry_001");
    assertThat(row.gameDate()).isEqualTo(D);
    assertThat(row.analysisDate()).isEqualTo(D);
    assertThat(row.gameId()).isEqualTo("20211218_BOS_GSW");
    // Fatigue: 100 - 10 (4 games) - 5 (1 back-to-back) - 5 (33 years) = 80; adjustment -1.
    assertThat(row.fatigueScore()).isEqualTo(80);
    // Mismatch: perimeter, 2.25 * min(61.05 / 50, 1) = 2.25 -> 2.3, half away from zero.
    assertThat(row.shotZoneMismatchScore()).isEqualTo(new BigDecimal("2.3"));
    // Pace: -2.5 / 2 = -1.25 -> -1.3.
    assertThat(row.paceScore()).isEqualTo(new BigDecimal("-1.3"));
    // Usage: 0.3 * (31.05 - 29.9) = 0.345; one star out: * 1.15 = 0.39675 -> 0.4.
    assertThat(row.usageSpikeScore()).isEqualTo(new BigDecimal("0.4"));
    // Total of the exact parts: -1 + 2.25 - 1.25 + 0.39675 = 0.39675 -> 0.40.
    // (The rounded parts would give -1 + 2.3 - 1.3 + 0.4 = 0.40; see the next test.)
    assertThat(row.totalCompositeAdjustment()).isEqualTo(new BigDecimal("0.40"));
    assertThat(row.calculationVersion()).isEqualTo("v1_4factors");
    assertThat(row.dataCompletenessPct()).isEqualTo(new BigDecimal("100.00"));
    assertThat(row.missingDataFields()).isNull();
    assertThat(row.hasWarnings()).isFalse();
    assertThat(row.warningDetails()).isNull();
    assertThat(row.earlySeasonFlag()).isFalse();
    assertThat(row.insufficientDataReason()).isNull();
    assertThat(row.sourcePlayerContext()).isEqualTo(one("upcoming_player_game_context-2021-12-18"));
    assertThat(row.sourceTeamContext()).isEqualTo(one("upcoming_team_game_context-2021-12-18"));
    assertThat(row.sourcePlayerShot()).isEqualTo(one("player_shot_zone_analysis-2021-12-18"));
    assertThat(row.sourceTeamDefense()).isEqualTo(one("team_defense_zone_analysis-2021-12-18"));
    assertThat(row.allUpstreamsReady()).isTrue();
    assertThat(row.completeness().expectedGamesCount()).isEqualTo(10);
    assertThat(row.completeness().actualGamesCount()).isEqualTo(10);
    assertThat(row.completeness().isProductionReady()).isTrue();
    assertThat(row.completeness().dataQualityIssues()).isEmpty();
  }

  @Test
  void theTotalIsOfTheExactParts() {
    Setup setup = new Setup();
    // Mismatch 0.04, pace 0.05 / 2 -> 0.1 / 2 = 0.05, usage 0.3 * 0.15 = 0.045, fatigue 0.
    // Exact: 0.04 + 0.05 + 0.045 = 0.135 -> 0.14. Stored parts: 0.0 + 0.1 + 0.0 = 0.10.
    setup.contexts =
        history(
            context(
                "projected_usage_rate", "25.15",
                "avg_usage_rate_last_7_games", "25",
                "pace_differential", "0.1"));
    setup.shotZones =
        history(shotZones("primary_scoring_zone", "paint", "paint_rate_last_10", "50"));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense("team_abbr", "BOS", "paint_defense_vs_league_avg", "0.04"));

    PlayerCompositeFactors row = setup.row();

    assertThat(row.shotZoneMismatchScore()).isEqualTo(new BigDecimal("0.0"));
    assertThat(row.paceScore()).isEqualTo(new BigDecimal("0.1"));
    assertThat(row.usageSpikeScore()).isEqualTo(new BigDecimal("0.0"));
    assertThat(row.totalCompositeAdjustment()).isEqualTo(new BigDecimal("0.14"));
  }

  @Test
  void contextTextHoldsTheInputsAsStored() {
    PlayerCompositeFactors row = new Setup().row();

    assertThat(row.fatigueContextJson())
        .isEqualTo(
            "{\"days_rest\":1,\"back_to_back\":false,\"games_last_7\":4,\"minutes_last_7\":138,"
                + "\"avg_minutes_pg_last_7\":34.5,\"back_to_backs_last_14\":1,\"player_age\":33,"
                + "\"final_score\":80}");
    assertThat(row.shotZoneContextJson())
        .isEqualTo(
            "{\"player_primary_zone\":\"perimeter\",\"opponent_weak_zone\":\"perimeter\","
                + "\"final_score\":2.3}");
    assertThat(row.paceContextJson())
        .isEqualTo("{\"pace_differential\":-2.5,\"final_score\":-1.3}");
    // 31.05 - 29.90 = 1.15
    assertThat(row.usageContextJson())
        .isEqualTo(
            "{\"projected_usage_rate\":31.05,\"avg_usage_last_7\":29.90,"
                + "\"usage_differential\":1.15,\"star_teammates_out\":1,\"final_score\":0.4}");
  }

  @Test
  void contextTextKeepsUnknownInputsNull() {
    Setup setup = new Setup();
    setup.contexts = history(context("days_rest", null));
    setup.shotZones =
        history(shotZones("primary_scoring_zone", "paint", "paint_rate_last_10", "40"));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense("team_abbr", "BOS", "paint_defense_vs_league_avg", "1.5"));

    PlayerCompositeFactors row = setup.row();

    assertThat(row.fatigueContextJson())
        .isEqualTo(
            "{\"days_rest\":null,\"back_to_back\":null,\"games_last_7\":null,"
                + "\"minutes_last_7\":null,\"avg_minutes_pg_last_7\":null,"
                + "\"back_to_backs_last_14\":null,\"player_age\":null,\"final_score\":100}");
    assertThat(row.shotZoneContextJson())
        .isEqualTo(
            "{\"player_primary_zone\":\"paint\",\"opponent_weak_zone\":null,\"final_score\":1.2}");
    assertThat(row.paceContextJson()).isEqualTo("{\"pace_differential\":null,\"final_score\":0.0}");
    assertThat(row.usageContextJson())
        .isEqualTo(
            "{\"projected_usage_rate\":null,\"avg_usage_last_7\":null,"
                + "\"usage_differential\":null,\"star_teammates_out\":null,\"final_score\":0.0}");
  }

  @ParameterizedTest(name = "projected {0}, recent {1} -> {2}")
  @CsvSource({"30, , null", ", 30, null", "20.5, 30, -9.50"})
  void theUsageDifferentialNeedsBothSides(String projected, String recent, String differential) {
    Setup setup = new Setup();
    setup.contexts =
        history(context("projected_usage_rate", projected, "avg_usage_rate_last_7_games", recent));

    assertThat(setup.row().usageContextJson())
        .contains("\"usage_differential\":" + differential + ",");
  }

  @ParameterizedTest(name = "shot zones {0}, defence {1}")
  @CsvSource({"false, true", "true, false", "false, false"})
  void aMissingSideOfTheMatchupIsSaid(boolean shotZones, boolean defense) {
    Setup setup = new Setup();
    setup.shotZones = shotZones ? history(shotZones()) : history();
    setup.defenses =
        defense ? byTeam(OpponentDefense::teamAbbr, defense()) : byTeam(OpponentDefense::teamAbbr);

    PlayerCompositeFactors row = setup.row();

    assertThat(row.shotZoneMismatchScore()).isEqualTo(new BigDecimal("0.0"));
    assertThat(row.shotZoneContextJson()).isEqualTo("{\"missing_data\":true}");
  }

  /** Which of days_rest, projected usage, pace differential, shot zones, defence are there. */
  @ParameterizedTest(name = "{0} {1} {2} {3} {4} -> {5}: {6}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 30 | 2 | true | true | 100.00 | ",
        "  | 30 | 2 | true | true | 80.00 | days_rest",
        "1 |    | 2 | true | true | 80.00 | projected_usage_rate",
        "1 | 30 |   | true | true | 80.00 | pace_differential",
        "1 | 30 | 2 | false | true | 80.00 | player_shot_zone",
        "1 | 30 | 2 | true | false | 80.00 | team_defense_zone",
        "1 |    |   | true | false | 40.00 | projected_usage_rate, pace_differential,"
            + " team_defense_zone",
        "  |    |   | false | false | 0.00 | days_rest, projected_usage_rate, pace_differential,"
            + " player_shot_zone, team_defense_zone",
      })
  void dataCompletenessCountsFiveInputs(
      String rest,
      String usage,
      String pace,
      boolean shotZones,
      boolean defense,
      BigDecimal percent,
      String missing) {
    Setup setup = new Setup();
    setup.contexts =
        history(
            context(
                "days_rest", rest,
                "projected_usage_rate", usage,
                "avg_usage_rate_last_7_games", "25",
                "pace_differential", pace));
    setup.shotZones = shotZones ? history(shotZones()) : history();
    setup.defenses =
        defense ? byTeam(OpponentDefense::teamAbbr, defense()) : byTeam(OpponentDefense::teamAbbr);

    PlayerCompositeFactors row = setup.row();

    assertThat(row.dataCompletenessPct()).isEqualTo(percent);
    assertThat(row.missingDataFields()).isEqualTo(missing);
  }

  /** Back-to-back, games and minutes of 7 days, minutes a game, back-to-backs, age. */
  @ParameterizedTest(name = "fatigue {6}: {7}")
  @CsvSource({
    "false, 4, 241, 35.1, 2, 35, 50, ", // 100 - 10 - 10 - 8 - 12 - 10: 50 is not extreme
    "true, 4, 240, 35.1, 2, 35, 45, EXTREME_FATIGUE", // 100 - 15 - 10 - 8 - 12 - 10
  })
  void fatigueIsExtremeBelowFifty(
      boolean backToBack,
      long games,
      long minutes,
      String minutesAGame,
      long backToBacks,
      long age,
      long fatigue,
      String warnings) {
    Setup setup = new Setup();
    setup.contexts =
        history(
            context(
                "back_to_back", backToBack,
                "games_in_last_7_days", games,
                "minutes_in_last_7_days", minutes,
                "avg_minutes_per_game_last_7", minutesAGame,
                "back_to_backs_last_14_days", backToBacks,
                "player_age", age));

    assertThat(setup.row().fatigueScore()).isEqualTo(fatigue);
    assertWarnings(setup.row(), warnings);
  }

  /** Difference at full weight, pace differential, projected usage after 25.00, age. */
  @ParameterizedTest(name = "difference {0}, pace {1}, usage {2}, age {3}: {4}")
  @CsvSource({
    // Exactly 8 comes of 20/3 * 1.2, which no stored difference is: 6.66 gives 7.992, 6.67 8.004,
    // and both are stored as 8.0.
    "6.66, 0, 25, 25, ",
    "6.67, 0, 25, 25, EXTREME_MATCHUP",
    "-6.67, 0, 25, 25, EXTREME_MATCHUP",
    // 10 + 2 = 12 is not extreme.
    "20, 4, 25, 25, EXTREME_MATCHUP",
    // 10 + 2 + 0.3 * 0.01 = 12.003 is, and is stored as 12.00.
    "20, 4, 25.01, 25, EXTREME_MATCHUP; EXTREME_ADJUSTMENT",
    // The fatigue adjustment counts: 12.003 - 5 / 20 = 11.753; -10 - 2 - 0.25 = -12.25.
    "20, 4, 25.01, 30, EXTREME_MATCHUP",
    "-20, -4, 25, 30, EXTREME_MATCHUP; EXTREME_ADJUSTMENT",
  })
  void matchupIsExtremeBeyondEightAndTheTotalBeyondTwelve(
      String difference, String pace, String usage, long age, String warnings) {
    Setup setup = new Setup();
    setup.contexts =
        history(
            context(
                "player_age", age,
                "pace_differential", pace,
                "projected_usage_rate", usage,
                "avg_usage_rate_last_7_games", "25"));
    setup.shotZones =
        history(shotZones("primary_scoring_zone", "paint", "paint_rate_last_10", "50"));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense("team_abbr", "BOS", "paint_defense_vs_league_avg", difference));

    assertWarnings(setup.row(), warnings);
  }

  @Test
  void allWarningsTogetherKeepTheirOrder() {
    Setup setup = new Setup();
    // Fatigue 35, adjustment -3.25; mismatch -10; total -13.25.
    setup.contexts =
        history(
            context(
                "back_to_back", true,
                "games_in_last_7_days", 4,
                "minutes_in_last_7_days", 241,
                "avg_minutes_per_game_last_7", "35.1",
                "back_to_backs_last_14_days", 2,
                "player_age", 35));
    setup.shotZones =
        history(shotZones("primary_scoring_zone", "paint", "paint_rate_last_10", "50"));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense("team_abbr", "BOS", "paint_defense_vs_league_avg", "-20"));

    assertThat(setup.row().totalCompositeAdjustment()).isEqualTo(new BigDecimal("-13.25"));
    assertWarnings(setup.row(), "EXTREME_FATIGUE; EXTREME_MATCHUP; EXTREME_ADJUSTMENT");
  }

  private static void assertWarnings(PlayerCompositeFactors row, String warnings) {
    assertThat(row.warningDetails()).isEqualTo(warnings);
    assertThat(row.hasWarnings()).isEqualTo(warnings != null);
  }

  /** Null readiness of a context is not ready. */
  @ParameterizedTest(name = "shot {0}, defence {1}, context {2}, team {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "true | true | true | true | true | true | ",
        "false | true | true | true | false | false | upstream_player_shot_zone_incomplete",
        "true | false | true | true | false | false | upstream_team_defense_zone_incomplete",
        "true | true | false | true | false | true | upstream_player_context_incomplete",
        "true | true |  | true | false | true | upstream_player_context_incomplete",
        "true | true | true | false | false | true | upstream_team_context_incomplete",
        "true | true | true |  | false | true | upstream_team_context_incomplete",
        "false | false | false | false | false | false |"
            + " upstream_player_shot_zone_incomplete;upstream_team_defense_zone_incomplete;upstream_player_context_incomplete;upstream_team_context_incomplete",
      })
  void readinessLooksAtEachUpstream(
      boolean shot,
      boolean defense,
      Boolean context,
      Boolean team,
      boolean allReady,
      boolean productionReady,
      String issues) {
    Setup setup = new Setup();
    setup.shotZones = history(shotZones("is_production_ready", shot));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr, defense("team_abbr", "BOS", "is_production_ready", defense));
    setup.contexts = history(context("is_production_ready", context));
    setup.teamContexts =
        byTeam(TeamContext::teamAbbr, teamContext("team_abbr", "BOS", "is_production_ready", team));

    PlayerCompositeFactors row = setup.row();

    assertThat(row.upstreamPlayerShotReady()).isEqualTo(shot);
    assertThat(row.upstreamTeamDefenseReady()).isEqualTo(defense);
    assertThat(row.upstreamPlayerContextReady()).isEqualTo(Boolean.TRUE.equals(context));
    assertThat(row.upstreamTeamContextReady()).isEqualTo(Boolean.TRUE.equals(team));
    assertThat(row.allUpstreamsReady()).isEqualTo(allReady);
    assertThat(row.completeness().isProductionReady()).isEqualTo(productionReady);
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(issues == null ? new String[0] : issues.split(";"));
  }

  @Test
  void missingUpstreamsAreNotReadyAndLeaveNoTrace() {
    Setup setup = new Setup();
    setup.shotZones = history();
    setup.defenses = byTeam(OpponentDefense::teamAbbr);
    setup.teamContexts = byTeam(TeamContext::teamAbbr);

    PlayerCompositeFactors row = setup.row();

    assertThat(row.sourcePlayerShot()).isEqualTo(SourceTrace.NONE);
    assertThat(row.sourceTeamDefense()).isEqualTo(SourceTrace.NONE);
    assertThat(row.sourceTeamContext()).isEqualTo(SourceTrace.NONE);
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(
            "upstream_player_shot_zone_incomplete",
            "upstream_team_defense_zone_incomplete",
            "upstream_team_context_incomplete");
  }

  @Test
  void theOpponentsRowsCountNotTheTeamsOwn() {
    Setup setup = new Setup();
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense("team_abbr", "GSW", "three_pt_defense_vs_league_avg", "9"));
    setup.teamContexts = byTeam(TeamContext::teamAbbr, teamContext("team_abbr", "GSW"));

    PlayerCompositeFactors row = setup.row();

    assertThat(row.sourceTeamDefense()).isEqualTo(SourceTrace.NONE);
    assertThat(row.sourceTeamContext()).isEqualTo(SourceTrace.NONE);
  }

  @Test
  void upstreamRowsOfOtherDatesDoNotCount() {
    Setup setup = new Setup();
    setup.shotZones = history(row(ShotZoneRates.PROJECTION, D.minusDays(1)));

    assertThat(setup.row().sourcePlayerShot()).isEqualTo(SourceTrace.NONE);
  }

  @ParameterizedTest(name = "{0} games missing: {1} percent, ready {2}")
  @CsvSource({"0, 100.0, true", "1, 90.0, true", "2, 80.0, false"})
  void completenessIsAboutTheTeamsNewestTenGames(int missing, BigDecimal percent, boolean ready) {
    Setup setup = new Setup();
    setup.present = allButNewest(missing);

    PlayerCompositeFactors row = setup.row();

    assertThat(row.completeness().completenessPercentage()).isEqualTo(percent);
    assertThat(row.completeness().missingGamesCount()).isEqualTo(missing);
    assertThat(row.completeness().isProductionReady()).isEqualTo(ready);
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(ready ? new String[0] : new String[] {"own_data_incomplete"});
    assertThat(row.allUpstreamsReady()).isTrue();
  }

  @Test
  void aSyntheticContextIsMarked() {
    Setup setup = new Setup();
    setup.contexts = history();
    setup.thinContexts = THIN;
    // Usage 20 on D-1, 29 on D-3, 30.01 on D-4, 10 on D-9: newest three 79.01 / 3 = 26.34, all
    // four 89.01 / 4 = 22.25 (22.2525); spike 0.3 * (26.34 - 22.25) = 1.227.
    // Fatigue: back-to-back -15, 85; twice in the fortnight? No: D-1 and D-3 are not in a row,
    // D-3 and D-4 are: -5, 80, adjustment -1.
    setup.games =
        history(
            row(
                BoxScoreLine.PROJECTION,
                D.minusDays(1),
                "universal_player_id",
                "stephencurry_001",
                "minutes_played",
                "33.5",
                "usage_rate",
                "20"),
            row(BoxScoreLine.PROJECTION, D.minusDays(3), "usage_rate", "29"),
            row(BoxScoreLine.PROJECTION, D.minusDays(4), "usage_rate", "30.01"),
            row(BoxScoreLine.PROJECTION, D.minusDays(9), "usage_rate", "10"));

    PlayerCompositeFactors row = setup.row();

    assertThat(row.universalPlayerId()).isEqualTo("stephencurry_001");
    assertThat(row.gameId()).isEqualTo("2021-12-18_BOS_GSW");
    assertThat(row.fatigueScore()).isEqualTo(80);
    assertThat(row.usageSpikeScore()).isEqualTo(new BigDecimal("1.2"));
    assertThat(row.paceScore()).isEqualTo(new BigDecimal("0.0"));
    // -1 + 2.25 + 0 + 1.227 = 2.477
    assertThat(row.totalCompositeAdjustment()).isEqualTo(new BigDecimal("2.48"));
    assertThat(row.dataCompletenessPct()).isEqualTo(new BigDecimal("80.00"));
    assertThat(row.missingDataFields()).isEqualTo("pace_differential");
    assertThat(row.sourcePlayerContext()).isEqualTo(SourceTrace.NONE);
    assertThat(row.upstreamPlayerContextReady()).isFalse();
    assertThat(row.allUpstreamsReady()).isFalse();
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly("upstream_player_context_incomplete", "synthetic_context");
    assertThat(row.fatigueContextJson())
        .isEqualTo(
            "{\"days_rest\":0,\"back_to_back\":true,\"games_last_7\":3,\"minutes_last_7\":34,"
                + "\"avg_minutes_pg_last_7\":33.5,\"back_to_backs_last_14\":1,"
                + "\"player_age\":null,\"final_score\":80}");
  }

  @ParameterizedTest(name = "synthetic context: {0}")
  @ValueSource(booleans = {false, true})
  void hisOwnGameOfTheDateChangesNothing(boolean synthetic) {
    Setup before = new Setup();
    Setup after = new Setup();
    List<BoxScoreLine> games = new ArrayList<>(played(9));
    before.games = history(games);
    games.add(
        row(
            BoxScoreLine.PROJECTION,
            D,
            "team_abbr",
            "LAL",
            "points",
            62,
            "minutes_played",
            "48",
            "usage_rate",
            "45"));
    after.games = history(games);
    if (synthetic) {
      before.contexts = history();
      before.thinContexts = THIN;
      after.contexts = history();
      after.thinContexts = THIN;
    }

    assertThat(after.row()).isEqualTo(before.row());
  }

  @ParameterizedTest(name = "{0} games")
  @CsvSource({
    "0, true, 'Only 0 games played, need 10 minimum'",
    "9, true, 'Only 9 games played, need 10 minimum'",
    "10, false, ",
  })
  void fewerThanTenGamesAreFlagged(int games, boolean early, String reason) {
    Setup setup = new Setup();
    setup.games = history(played(games));

    assertThat(setup.row().earlySeasonFlag()).isEqualTo(early);
    assertThat(setup.row().insufficientDataReason()).isEqualTo(reason);
    assertThat(setup.row().completeness().isProductionReady()).isTrue();
  }

  @Test
  void aFlawedGameIsInvalidInputWhileTheNumberOfGamesMatters() {
    FlawedRow flaw = flaw("stephencurry", D.minusDays(20));
    Setup early = new Setup();
    early.games = History.of(OPENER, played(9), List.of(flaw));
    Setup full = new Setup();
    full.games = History.of(OPENER, played(10), List.of(flaw));

    assertThat(early.failure()).isEqualTo(FailureCategory.INVALID_INPUT);
    assertThat(full.row()).isEqualTo(new Setup().row());
  }

  /** A row that does not know the value of the player's zone is as good as none. */
  @ParameterizedTest(name = "{0}, rate {1}, against the league {2}")
  @CsvSource({
    "paint, , 1.5, player_shot_zone, 80.00",
    "paint, 40, , team_defense_zone, 80.00",
    "balanced, , , 'player_shot_zone, team_defense_zone', 60.00",
    ", , 1.5, player_shot_zone, 80.00",
  })
  void aMatchupIsJudgedByItsValues(
      String zone, String rate, String difference, String missing, BigDecimal percent) {
    Setup setup = new Setup();
    setup.shotZones =
        history(
            shotZones(
                "primary_scoring_zone", zone,
                "paint_rate_last_10", rate,
                "three_pt_rate_last_10", "45"));
    setup.defenses =
        byTeam(
            OpponentDefense::teamAbbr,
            defense(
                "team_abbr", "BOS",
                "paint_defense_vs_league_avg", difference,
                "three_pt_defense_vs_league_avg", "3"));

    PlayerCompositeFactors row = setup.row();

    assertThat(row.shotZoneMismatchScore()).isEqualTo(new BigDecimal("0.0"));
    assertThat(row.shotZoneContextJson()).isEqualTo("{\"missing_data\":true}");
    assertThat(row.missingDataFields()).isEqualTo(missing);
    assertThat(row.dataCompletenessPct()).isEqualTo(percent);
    assertThat(row.sourcePlayerShot().rowsFound()).isEqualTo(1);
    assertThat(row.sourceTeamDefense().rowsFound()).isEqualTo(1);
  }

  @ParameterizedTest(name = "projected {0}, recent {1}")
  @CsvSource({"30, ", ", 20", ", "})
  void anUnknownUsageGivesNoSpikeAndIsMissing(String projected, String recent) {
    Setup setup = new Setup();
    setup.contexts =
        history(
            context(
                "days_rest",
                1,
                "pace_differential",
                "0",
                "projected_usage_rate",
                projected,
                "avg_usage_rate_last_7_games",
                recent));

    assertThat(setup.row().usageSpikeScore()).isEqualTo(new BigDecimal("0.0"));
    assertThat(setup.row().missingDataFields()).isEqualTo("projected_usage_rate");
  }

  @Test
  void aFlawedUpstreamRowIsInvalidInput() {
    Setup shot = new Setup();
    shot.shotZones = flawed(D);
    Setup context = new Setup();
    context.contexts = flawed(D);
    Setup defense = new Setup();
    defense.defenses =
        EntityHistories.of(
            OPENER, new InputRows<>(List.of(), List.of(flaw("BOS", D))), r -> r.teamAbbr());
    Setup team = new Setup();
    team.teamContexts =
        EntityHistories.of(
            OPENER, new InputRows<>(List.of(), List.of(flaw("BOS", D))), r -> r.teamAbbr());

    assertThat(List.of(shot.failure(), context.failure(), defense.failure(), team.failure()))
        .containsOnly(FailureCategory.INVALID_INPUT);
  }

  @Test
  void aFlawOfAnotherTeamOrDateDoesNotMatter() {
    Setup setup = new Setup();
    setup.defenses =
        EntityHistories.of(
            OPENER,
            new InputRows<>(
                List.of(defense()), List.of(flaw("GSW", D), flaw("BOS", D.minusDays(1)))),
            OpponentDefense::teamAbbr);

    assertThat(setup.row()).isEqualTo(new Setup().row());
  }
}
