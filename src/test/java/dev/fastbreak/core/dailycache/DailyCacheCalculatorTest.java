package dev.fastbreak.core.dailycache;

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
import dev.fastbreak.core.fixtures.Rows;
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

class DailyCacheCalculatorTest {

  /** One computation of one player on D; every input can be replaced. */
  private static final class Setup {
    LocalDate date = D;
    TeamGamesPresent present = allButNewest(0);
    History<BoxScoreLine> games = history(games(12, k -> game(k, "points", 10 + k)));
    History<UpcomingContext> contexts = history(Rows.row(UpcomingContext.PROJECTION, D));
    Set<TeamGame> thinContexts = Set.of();
    History<ShotZoneRates> shotZones = history();
    EntityHistories<TeamOffenseGame> teamGames = byTeam(TeamOffenseGame::teamAbbr);

    Results<PlayerDailyCache> results() {
      List<LocalDate> dates = List.of(date.minusDays(1), date);
      Results<PlayerDailyCache> results = new Results<>();
      DailyCacheCalculator.Player player =
          new DailyCacheCalculator.Player(
              "stephencurry",
              new PlayerContexts(games, contexts, schedule(), thinContexts),
              PlayedGames.of(games),
              shotZones);
      Computing.compute(
          Processor.PDC,
          new DailyCacheCalculator(schedule(), present, TeamForms.of(teamGames, dates)).of(player),
          dates,
          results);
      assertThat(results.dates()).containsExactly(date);
      return results;
    }

    PlayerDailyCache row() {
      return results().row(date);
    }
  }

  /** His game k days before D; minutes make it a played one unless others are given. */
  private static BoxScoreLine game(int k, Object... columns) {
    List<Object> all = new ArrayList<>(List.of("minutes_played", "30"));
    Collections.addAll(all, columns);
    return row(BoxScoreLine.PROJECTION, D.minusDays(k), all.toArray());
  }

  /** Games 1 to n days before D. */
  private static List<BoxScoreLine> games(int n, IntFunction<BoxScoreLine> game) {
    List<BoxScoreLine> games = new ArrayList<>();
    for (int k = 1; k <= n; k++) {
      games.add(game.apply(k));
    }
    return games;
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static SourceTrace trace(List<String> hashes) {
    return new SourceTrace(new SourceHasher().hash(hashes), hashes.size());
  }

  @Test
  void meansOfPoints() {
    Setup setup = new Setup();
    // Newest first: 11, 12, ..., 22 (k = 1..12).
    // Last 5: (11+12+13+14+15)/5 = 13.0. Last 10: (11+...+20)/10 = 15.5. Season: 198/12 = 16.5.
    PlayerDailyCache row = setup.row();

    assertThat(row.playerLookup()).isEqualTo("stephencurry");
    assertThat(row.cacheDate()).isEqualTo(D);
    assertThat(row.pointsAvgLast5()).isEqualTo(decimal("13.0"));
    assertThat(row.pointsAvgLast10()).isEqualTo(decimal("15.5"));
    assertThat(row.pointsAvgSeason()).isEqualTo(decimal("16.5"));
    // Variance of 10 whole numbers in a row: 82.5 / 9 = 9.1666...; root 3.0276... -> 3.03.
    assertThat(row.pointsStdLast10()).isEqualTo(decimal("3.03"));
    assertThat(row.gamesPlayedSeason()).isEqualTo(12);
    assertThat(row.cacheVersion()).isEqualTo("v1");
    assertThat(row.earlySeasonFlag()).isFalse();
    assertThat(row.insufficientDataReason()).isNull();
  }

  @Test
  void meansOfMinutesUsageAndShooting() {
    Setup setup = new Setup();
    // k = 1..12: minutes 30 + k/10, usage 20 + k/100, ts 0.500 + k/1000.
    setup.games =
        history(
            games(
                12,
                k ->
                    row(
                        BoxScoreLine.PROJECTION,
                        D.minusDays(k),
                        "minutes_played",
                        new BigDecimal(300 + k).movePointLeft(1),
                        "usage_rate",
                        new BigDecimal(2000 + k).movePointLeft(2),
                        "ts_pct",
                        new BigDecimal(500 + k).movePointLeft(3))));

    PlayerDailyCache row = setup.row();

    // Over k = 1..10 the mean of k is 5.5: 30.55 -> 30.6; 20.055 -> 20.06; 0.5055 -> 0.506.
    assertThat(row.minutesAvgLast10()).isEqualTo(decimal("30.6"));
    assertThat(row.usageRateLast10()).isEqualTo(decimal("20.06"));
    assertThat(row.tsPctLast10()).isEqualTo(decimal("0.506"));
    // Over k = 1..12 it is 6.5: 20.065 -> 20.07.
    assertThat(row.playerUsageRateSeason()).isEqualTo(decimal("20.07"));
  }

  @Test
  void unknownValuesAreSkippedNotCountedAsZero() {
    Setup setup = new Setup();
    // Points 20 in the odd games, unknown in the even ones; usage and shooting in none.
    setup.games = history(games(12, k -> game(k, "points", k % 2 == 1 ? 20 : null)));

    PlayerDailyCache row = setup.row();

    assertThat(row.pointsAvgLast5()).isEqualTo(decimal("20.0"));
    assertThat(row.pointsAvgLast10()).isEqualTo(decimal("20.0"));
    assertThat(row.pointsAvgSeason()).isEqualTo(decimal("20.0"));
    assertThat(row.pointsStdLast10()).isEqualTo(decimal("0.00"));
    assertThat(row.usageRateLast10()).isNull();
    assertThat(row.playerUsageRateSeason()).isNull();
    assertThat(row.tsPctLast10()).isNull();
    assertThat(row.gamesPlayedSeason()).isEqualTo(12);
  }

  @Test
  void valuesThatNoGameHasAreUnknown() {
    Setup setup = new Setup();
    setup.games =
        history(
            games(
                12,
                k ->
                    row(BoxScoreLine.PROJECTION, D.minusDays(k), "fg_attempts", 3, "fg_makes", 0)));

    PlayerDailyCache row = setup.row();

    assertThat(row.pointsAvgLast5()).isNull();
    assertThat(row.pointsAvgLast10()).isNull();
    assertThat(row.pointsAvgSeason()).isNull();
    assertThat(row.pointsStdLast10()).isNull();
    assertThat(row.minutesAvgLast10()).isNull();
  }

  @Test
  void aDeviationNeedsTwoValues() {
    Setup setup = new Setup();
    setup.games = history(games(12, k -> game(k, "points", k == 3 ? 20 : null)));

    assertThat(setup.row().pointsStdLast10()).isNull();
    assertThat(setup.row().pointsAvgLast10()).isEqualTo(decimal("20.0"));
  }

  @Test
  void gamesFromTheBenchDoNotCount() {
    Setup setup = new Setup();
    List<BoxScoreLine> games = new ArrayList<>(games(12, k -> game(2 * k, "points", 10 + k)));
    // Between them: a zero, and an inactive row that claims points.
    games.add(game(1, "minutes_played", "0", "points", 0, "fg_attempts", 0, "fg_makes", 0));
    games.add(game(3, "is_active", false, "points", 50));
    setup.games = history(games);

    PlayerDailyCache row = setup.row();

    assertThat(row.pointsAvgLast5()).isEqualTo(decimal("13.0"));
    assertThat(row.gamesPlayedSeason()).isEqualTo(12);
    assertThat(row.sourcePlayerGame())
        .isEqualTo(trace(games.subList(0, 12).stream().map(BoxScoreLine::dataHash).toList()));
  }

  @Test
  void theSeasonHasNoCapOfGames() {
    Setup setup = new Setup();
    // A traded player can have more than 82 games. Here 99, with 1, 2, ..., 99 points: mean 50.
    setup.date = D.plusDays(60);
    setup.contexts = history(row(UpcomingContext.PROJECTION, setup.date));
    setup.games = history(games(99, k -> game(k - 60, "points", k)));

    PlayerDailyCache row = setup.row();

    assertThat(row.gamesPlayedSeason()).isEqualTo(99);
    assertThat(row.pointsAvgSeason()).isEqualTo(decimal("50.0"));
    assertThat(row.sourcePlayerGame().rowsFound()).isEqualTo(99);
  }

  @Test
  void lastSeasonDoesNotCount() {
    Setup setup = new Setup();
    List<BoxScoreLine> games = new ArrayList<>(games(12, k -> game(k, "points", 10 + k)));
    games.add(row(BoxScoreLine.PROJECTION, OPENER.minusDays(1), "points", 99));
    setup.games = history(games);

    assertThat(setup.row()).isEqualTo(new Setup().row());
  }

  @Test
  void theGameOfTheDateAndLaterOnesDoNotCount() {
    Setup setup = new Setup();
    List<BoxScoreLine> games = new ArrayList<>(games(12, k -> game(k, "points", 10 + k)));
    games.add(game(0, "points", 62));
    games.add(game(-1, "points", 55));
    setup.games = history(games);
    setup.teamGames =
        byTeam(
            TeamOffenseGame::teamAbbr,
            row(TeamOffenseGame.PROJECTION, D, "pace", "130", "win_flag", true));

    assertThat(setup.row()).isEqualTo(new Setup().row());
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Setup setup = new Setup();
    List<BoxScoreLine> games = new ArrayList<>(games(12, k -> game(k, "points", 10 + k)));
    Collections.shuffle(games, new Random(3));
    setup.games = history(games);

    assertThat(setup.row()).isEqualTo(new Setup().row());
  }

  @ParameterizedTest(name = "{0} games")
  @ValueSource(ints = {0, 1, 4})
  void fewerThanFiveGamesAreTooFew(int n) {
    Setup setup = new Setup();
    setup.games = history(games(n, k -> game(k, "points", k)));

    assertThat(setup.results().category(D)).isEqualTo(FailureCategory.INSUFFICIENT_DATA);
    assertThat(setup.results().failed(D).reason())
        .isEqualTo("Only " + n + " games played, need 5 minimum");
  }

  @ParameterizedTest(name = "{0} games: early {1}")
  @CsvSource({"5, true", "9, true", "10, false", "11, false"})
  void fewerThanTenGamesAreFlagged(int n, boolean early) {
    Setup setup = new Setup();
    setup.games = history(games(n, k -> game(k, "points", k)));

    PlayerDailyCache row = setup.row();

    assertThat(row.earlySeasonFlag()).isEqualTo(early);
    assertThat(row.insufficientDataReason())
        .isEqualTo(early ? "Only " + n + " games played, need 10 minimum" : null);
    assertThat(row.gamesPlayedSeason()).isEqualTo(n);
  }

  @ParameterizedTest(name = "newest game {0} days before: stale {1}")
  @CsvSource({"30, false", "31, true", "45, true"})
  void aNewestGameMoreThanThirtyDaysBackIsStale(int days, boolean stale) {
    Setup setup = new Setup();
    setup.games = history(games(10, k -> game(days - 1 + k, "points", k)));

    if (stale) {
      assertThat(setup.results().category(D)).isEqualTo(FailureCategory.STALE_DATA);
      assertThat(setup.results().failed(D).reason()).contains(D.minusDays(days).toString());
    } else {
      assertThat(setup.row().gamesPlayedSeason()).isEqualTo(10);
    }
  }

  @Test
  void tooFewGamesComesBeforeStale() {
    Setup setup = new Setup();
    setup.games = history(games(4, k -> game(40 + k, "points", k)));

    assertThat(setup.results().category(D)).isEqualTo(FailureCategory.INSUFFICIENT_DATA);
  }

  @Test
  void aRecentGameFromTheBenchDoesNotMakeAPlayerFresh() {
    Setup setup = new Setup();
    List<BoxScoreLine> games = new ArrayList<>(games(10, k -> game(30 + k, "points", k)));
    games.add(game(1, "is_active", false, "minutes_played", "0"));
    setup.games = history(games);

    assertThat(setup.results().category(D)).isEqualTo(FailureCategory.STALE_DATA);
  }

  /** Makes and assisted makes of the newest games; the twelfth game lies outside the ten. */
  @ParameterizedTest(name = "makes {0}, assisted {1} in each of ten -> {2}")
  @CsvSource({
    "8, 5, 0.63", // 50 / 80 = 0.625, half away from zero
    "8, 0, 0.00",
    "0, 0, ", // no field goal made
    "8, , ", // no game tells
    ", , ",
  })
  void assistedRateIsAFractionOfTheNewestTen(Long makes, Long assisted, String rate) {
    Setup setup = new Setup();
    setup.games =
        history(
            games(
                12,
                k ->
                    k <= 10
                        ? game(
                            k,
                            "fg_attempts",
                            makes == null ? null : 20,
                            "fg_makes",
                            makes,
                            "assisted_fg_makes",
                            assisted)
                        : game(k, "fg_attempts", 20, "fg_makes", 20, "assisted_fg_makes", 1)));

    assertThat(setup.row().assistedRateLast10()).isEqualTo(rate == null ? null : decimal(rate));
  }

  @Test
  void teamMeansAreThoseOfTheTeamInTheContext() {
    Setup setup = new Setup();
    setup.contexts = history(row(UpcomingContext.PROJECTION, D, "team_abbr", "BOS"));
    // BOS paces 100.1 and 100.2: mean 100.15 -> 100.2. Ratings 110.01, 110.02: 110.015 -> 110.02.
    TeamOffenseGame first =
        row(
            TeamOffenseGame.PROJECTION,
            D.minusDays(1),
            "team_abbr",
            "BOS",
            "pace",
            "100.1",
            "offensive_rating",
            "110.01");
    TeamOffenseGame second =
        row(
            TeamOffenseGame.PROJECTION,
            D.minusDays(2),
            "team_abbr",
            "BOS",
            "pace",
            "100.2",
            "offensive_rating",
            "110.02");
    setup.teamGames =
        byTeam(
            TeamOffenseGame::teamAbbr,
            first,
            second,
            row(TeamOffenseGame.PROJECTION, D.minusDays(1), "pace", "90"));

    PlayerDailyCache row = setup.row();

    assertThat(row.teamPaceLast10()).isEqualTo(decimal("100.2"));
    assertThat(row.teamOffRatingLast10()).isEqualTo(decimal("110.02"));
    assertThat(row.sourceTeamOffense())
        .isEqualTo(trace(List.of(first.dataHash(), second.dataHash())));
  }

  @Test
  void aTeamWithoutGamesHasNoMeans() {
    PlayerDailyCache row = new Setup().row();

    assertThat(row.teamPaceLast10()).isNull();
    assertThat(row.teamOffRatingLast10()).isNull();
    assertThat(row.sourceTeamOffense()).isEqualTo(SourceTrace.NONE);
  }

  @Test
  void contextColumnsAreCopied() {
    Setup setup = new Setup();
    UpcomingContext context =
        row(
            UpcomingContext.PROJECTION,
            D,
            "universal_player_id",
            "stephencurry_001",
            "games_in_last_7_days",
            3,
            "games_in_last_14_days",
            6,
            "minutes_in_last_7_days",
            101,
            "minutes_in_last_14_days",
            207,
            "back_to_backs_last_14_days",
            1,
            "avg_minutes_per_game_last_7",
            "33.7",
            "fourth_quarter_minutes_last_7",
            22,
            "player_age",
            33);
    setup.contexts = history(context);

    PlayerDailyCache row = setup.row();

    assertThat(row.universalPlayerId()).isEqualTo("stephencurry_001");
    assertThat(row.gamesInLast7Days()).isEqualTo(3);
    assertThat(row.gamesInLast14Days()).isEqualTo(6);
    assertThat(row.minutesInLast7Days()).isEqualTo(101);
    assertThat(row.minutesInLast14Days()).isEqualTo(207);
    assertThat(row.backToBacksLast14Days()).isEqualTo(1);
    assertThat(row.avgMinutesPerGameLast7()).isEqualTo(decimal("33.7"));
    assertThat(row.fourthQuarterMinutesLast7()).isEqualTo(22);
    assertThat(row.playerAge()).isEqualTo(33);
    assertThat(row.sourceUpcomingContext()).isEqualTo(trace(List.of(context.dataHash())));
  }

  @Test
  void unknownContextColumnsStayUnknown() {
    PlayerDailyCache row = new Setup().row();

    assertThat(row.gamesInLast7Days()).isNull();
    assertThat(row.gamesInLast14Days()).isNull();
    assertThat(row.minutesInLast7Days()).isNull();
    assertThat(row.minutesInLast14Days()).isNull();
    assertThat(row.backToBacksLast14Days()).isNull();
    assertThat(row.avgMinutesPerGameLast7()).isNull();
    assertThat(row.fourthQuarterMinutesLast7()).isNull();
    assertThat(row.playerAge()).isNull();
  }

  @Test
  void aSyntheticContextIsCopiedAsAnyOther() {
    Setup setup = new Setup();
    setup.contexts = history();
    setup.thinContexts = THIN;
    setup.shotZones = history(row(ShotZoneRates.PROJECTION, D));
    // A game on each of the 12 days before D, 30 minutes each: 6 lie after D - 7, all after D - 14.
    List<BoxScoreLine> games =
        new ArrayList<>(games(12, k -> game(k, "universal_player_id", "nba_201939")));
    games.add(game(0, "points", 62));
    setup.games = history(games);

    PlayerDailyCache row = setup.row();

    assertThat(row.universalPlayerId()).isEqualTo("nba_201939");
    assertThat(row.gamesInLast7Days()).isEqualTo(6);
    assertThat(row.gamesInLast14Days()).isEqualTo(12);
    assertThat(row.minutesInLast7Days()).isEqualTo(180);
    assertThat(row.minutesInLast14Days()).isEqualTo(360);
    assertThat(row.backToBacksLast14Days()).isEqualTo(11);
    assertThat(row.avgMinutesPerGameLast7()).isEqualTo(decimal("30.0"));
    assertThat(row.fourthQuarterMinutesLast7()).isNull();
    assertThat(row.playerAge()).isNull();
    assertThat(row.sourceUpcomingContext()).isEqualTo(SourceTrace.NONE);
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly("upstream_player_context_incomplete", "synthetic_context");
  }

  @Test
  void shotZonesAreCopied() {
    Setup setup = new Setup();
    ShotZoneRates zones =
        row(
            ShotZoneRates.PROJECTION,
            D,
            "primary_scoring_zone",
            "perimeter",
            "paint_rate_last_10",
            "30.51",
            "three_pt_rate_last_10",
            "61.05");
    setup.shotZones = history(zones);

    PlayerDailyCache row = setup.row();

    assertThat(row.shotZoneDataAvailable()).isTrue();
    assertThat(row.primaryScoringZone()).isEqualTo("perimeter");
    assertThat(row.paintRateLast10()).isEqualTo(decimal("30.51"));
    assertThat(row.threePtRateLast10()).isEqualTo(decimal("61.05"));
    assertThat(row.sourceShotZone()).isEqualTo(trace(List.of(zones.dataHash())));
    assertThat(row.completeness().isProductionReady()).isTrue();
    assertThat(row.completeness().dataQualityIssues()).isEmpty();
  }

  @Test
  void aShotZoneRowWithoutRatesIsStillAvailable() {
    Setup setup = new Setup();
    setup.shotZones = history(row(ShotZoneRates.PROJECTION, D));

    PlayerDailyCache row = setup.row();

    assertThat(row.shotZoneDataAvailable()).isTrue();
    assertThat(row.primaryScoringZone()).isNull();
    assertThat(row.paintRateLast10()).isNull();
    assertThat(row.threePtRateLast10()).isNull();
  }

  @Test
  void withoutAShotZoneRowOfTheDateNothingIsAvailable() {
    Setup setup = new Setup();
    setup.shotZones =
        history(row(ShotZoneRates.PROJECTION, D.minusDays(1), "paint_rate_last_10", "30"));

    PlayerDailyCache row = setup.row();

    assertThat(row.shotZoneDataAvailable()).isFalse();
    assertThat(row.paintRateLast10()).isNull();
    assertThat(row.sourceShotZone()).isEqualTo(SourceTrace.NONE);
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly("upstream_player_shot_zone_incomplete");
  }

  /** Missing team games, shot zone row ready, context ready. */
  @ParameterizedTest(name = "{0} games missing, zones {1}, context {2}")
  @CsvSource({
    "2, true, true, true, ", // 18 of 20
    "3, true, true, false, own_data_incomplete",
    "0, false, true, false, upstream_player_shot_zone_incomplete",
    "0, true, false, true, upstream_player_context_incomplete",
    "0, true, , true, upstream_player_context_incomplete",
    "3, false, false, false,"
        + " own_data_incomplete;upstream_player_shot_zone_incomplete;upstream_player_context_incomplete",
  })
  void readinessAndIssues(
      int missing, boolean zones, Boolean context, boolean ready, String issues) {
    Setup setup = new Setup();
    setup.present = allButNewest(missing);
    setup.shotZones = history(row(ShotZoneRates.PROJECTION, D, "is_production_ready", zones));
    setup.contexts = history(row(UpcomingContext.PROJECTION, D, "is_production_ready", context));

    PlayerDailyCache row = setup.row();

    assertThat(row.completeness().expectedGamesCount()).isEqualTo(20);
    assertThat(row.completeness().missingGamesCount()).isEqualTo(missing);
    assertThat(row.completeness().isProductionReady()).isEqualTo(ready);
    assertThat(row.completeness().dataQualityIssues())
        .containsExactly(issues == null ? new String[0] : issues.split(";"));
  }

  @Test
  void aFlawedGameAnywhereInTheSeasonIsInvalidInput() {
    Setup setup = new Setup();
    setup.games =
        History.of(
            OPENER,
            games(12, k -> game(k, "points", 10 + k)),
            List.of(flaw("stephencurry", D.minusDays(50))));

    assertThat(setup.results().category(D)).isEqualTo(FailureCategory.INVALID_INPUT);
  }

  @Test
  void aFlawedGameOfTheDateDoesNotMatter() {
    Setup setup = new Setup();
    setup.games =
        History.of(
            OPENER, games(12, k -> game(k, "points", 10 + k)), List.of(flaw("stephencurry", D)));

    assertThat(setup.row()).isEqualTo(new Setup().row());
  }

  @Test
  void aFlawedShotZoneRowIsInvalidInput() {
    Setup setup = new Setup();
    setup.shotZones = flawed(D);

    assertThat(setup.results().category(D)).isEqualTo(FailureCategory.INVALID_INPUT);
  }

  @Test
  void aFlawedTeamGameWithinTheNewestTenIsInvalidInput() {
    Setup setup = new Setup();
    setup.teamGames =
        EntityHistories.of(
            OPENER,
            new InputRows<>(List.of(), List.of(flaw("GSW", D.minusDays(5)))),
            TeamOffenseGame::teamAbbr);

    assertThat(setup.results().category(D)).isEqualTo(FailureCategory.INVALID_INPUT);
  }
}
