package dev.fastbreak.core.teamdefense;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamDefenseCalculatorTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  /** LAL and BOS meet every second day: game k is on day 2k. */
  private static final SeasonSchedule SEASON =
      SeasonSchedule.of(2021, Schedules.series(OPENER, 2, 40, "LAL", "BOS"));

  private static final TeamGamesPresent COMPLETE = Schedules.allPresent(SEASON);
  private static final LocalDate LAST = SEASON.gameDates().last();

  @Test
  void fifteenGamesWorkedByHand() {
    TeamDefenseZoneAnalysis row = row(games(15, game -> game));
    // 22/40, 8/20, 11/30 = 0.3666..
    assertThat(row.paintPctAllowedLast15()).isEqualTo(decimal("0.550"));
    assertThat(row.midRangePctAllowedLast15()).isEqualTo(decimal("0.400"));
    assertThat(row.threePtPctAllowedLast15()).isEqualTo(decimal("0.367"));
    assertThat(row.paintAttemptsAllowedPerGame()).isEqualTo(decimal("40.0"));
    assertThat(row.midRangeAttemptsAllowedPerGame()).isEqualTo(decimal("20.0"));
    assertThat(row.threePtAttemptsAllowedPerGame()).isEqualTo(decimal("30.0"));
    assertThat(row.paintPointsAllowedPerGame()).isEqualTo(decimal("44.0"));
    assertThat(row.paintBlocksPerGame()).isEqualTo(decimal("3.0"));
    assertThat(row.midRangeBlocksPerGame()).isEqualTo(decimal("1.0"));
    assertThat(row.threePtBlocksPerGame()).isNull();
    // Two teams are too few for a league, so .580, .410 and .355 stand in.
    // 100 (.55 - .58) = -3; 100 (.40 - .41) = -1; 100 (.36666.. - .355) = 1.1666.. -> 1.17,
    // where the stored .367 would give 1.20.
    assertThat(row.paintDefenseVsLeagueAvg()).isEqualTo(decimal("-3.00"));
    assertThat(row.midRangeDefenseVsLeagueAvg()).isEqualTo(decimal("-1.00"));
    assertThat(row.threePtDefenseVsLeagueAvg()).isEqualTo(decimal("1.17"));
    assertThat(row.strongestZone()).isEqualTo("paint");
    assertThat(row.weakestZone()).isEqualTo("perimeter");
    assertThat(row.defensiveRatingLast15()).isEqualTo(decimal("108.50"));
    assertThat(row.opponentPointsPerGame()).isEqualTo(decimal("110.0"));
    assertThat(row.opponentPace()).isEqualTo(decimal("99.5"));
    assertThat(row.gamesInSample()).isEqualTo(15);
    assertThat(row.dataQualityTier()).isEqualTo("high");
    assertThat(row.calculationNotes()).isNull();
    assertThat(row.earlySeasonFlag()).isNull();
    assertThat(row.insufficientDataReason()).isNull();
    assertThat(row.teamAbbr()).isEqualTo("LAL");
    assertThat(row.analysisDate()).isEqualTo(LAST);
  }

  @Test
  void meansAreOverTheWholeWindowAndSkipWhatIsNotKnown() {
    // Ratings 100.00 (7 games), 101.01 (7 games), one unknown: 1407.07 / 14 = 100.505 -> 100.51.
    // Points 100 and 101: 1407 / 14 = 100.5. Pace 98.0 and 98.1: 1372.7 / 14 = 98.05 -> 98.1.
    // Games without zone data count here all the same.
    TeamDefenseZoneAnalysis row =
        row(
            games(
                15,
                (game, k) ->
                    (k == 0
                            ? game.scoring(null, null, null)
                            : k < 8
                                ? game.scoring(100L, "100.00", "98.0")
                                : game.scoring(101L, "101.01", "98.1"))
                        .withoutZones()));
    assertThat(row.defensiveRatingLast15()).isEqualTo(decimal("100.51"));
    assertThat(row.opponentPointsPerGame()).isEqualTo(decimal("100.5"));
    assertThat(row.opponentPace()).isEqualTo(decimal("98.1"));
    row = row(games(15, game -> game.scoring(null, null, null)));
    assertThat(row.defensiveRatingLast15()).isNull();
    assertThat(row.opponentPointsPerGame()).isNull();
    assertThat(row.opponentPace()).isNull();
  }

  @Test
  void onlyTheNewestFifteenGamesCount() {
    TeamDefenseZoneAnalysis row =
        row(
            games(
                20,
                (game, k) ->
                    k < 5
                        ? game.zones(90, 90, 90, 90, 90, 90).scoring(200L, "200.00", "150.0")
                        : game));
    assertThat(row.paintPctAllowedLast15()).isEqualTo(decimal("0.550"));
    assertThat(row.opponentPointsPerGame()).isEqualTo(decimal("110.0"));
  }

  // ---------------------------------------------------------------- zone rows

  @Test
  void eightZoneRowsAreEnoughAndSevenAreNot() {
    // Eight zone rows of 40, 20 and 30 attempts: per game divides by eight, not by fifteen.
    TeamDefenseZoneAnalysis eight =
        row(games(15, (game, k) -> k < 8 ? game : game.withoutZones().blocks(9L, 9L, 9L)));
    assertThat(eight.paintPctAllowedLast15()).isEqualTo(decimal("0.550"));
    assertThat(eight.paintAttemptsAllowedPerGame()).isEqualTo(decimal("40.0"));
    assertThat(eight.paintPointsAllowedPerGame()).isEqualTo(decimal("44.0"));
    assertThat(eight.paintBlocksPerGame()).isEqualTo(decimal("3.0"));
    assertThat(eight.threePtBlocksPerGame()).isNull();
    assertThat(eight.calculationNotes()).isEqualTo("zone data in 8 of 15 games");

    TeamDefenseZoneAnalysis seven = row(games(15, (game, k) -> k < 7 ? game : game.withoutZones()));
    assertThat(seven.paintPctAllowedLast15()).isNull();
    assertThat(seven.midRangePctAllowedLast15()).isNull();
    assertThat(seven.threePtPctAllowedLast15()).isNull();
    assertThat(seven.paintAttemptsAllowedPerGame()).isNull();
    assertThat(seven.midRangeAttemptsAllowedPerGame()).isNull();
    assertThat(seven.threePtAttemptsAllowedPerGame()).isNull();
    assertThat(seven.paintPointsAllowedPerGame()).isNull();
    assertThat(seven.paintBlocksPerGame()).isNull();
    assertThat(seven.midRangeBlocksPerGame()).isNull();
    assertThat(seven.threePtBlocksPerGame()).isNull();
    assertThat(seven.paintDefenseVsLeagueAvg()).isNull();
    assertThat(seven.midRangeDefenseVsLeagueAvg()).isNull();
    assertThat(seven.threePtDefenseVsLeagueAvg()).isNull();
    assertThat(seven.strongestZone()).isNull();
    assertThat(seven.weakestZone()).isNull();
    assertThat(seven.calculationNotes()).isEqualTo("zone data in 7 of 15 games");
    assertThat(seven.defensiveRatingLast15()).isEqualTo(decimal("108.50"));
    assertThat(seven.gamesInSample()).isEqualTo(15);
    assertThat(seven.dataQualityTier()).isEqualTo("high");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aGameThatLacksOneZoneIsNoZoneRow(int zone) {
    TeamDefenseZoneAnalysis row =
        row(
            games(
                15,
                (game, k) -> k == 14 ? game.zones(90, 1, 90, 1, 90, 1).withoutZone(zone) : game));
    assertThat(row.paintPctAllowedLast15()).isEqualTo(decimal("0.550"));
    assertThat(row.threePtAttemptsAllowedPerGame()).isEqualTo(decimal("30.0"));
    assertThat(row.calculationNotes()).isEqualTo("zone data in 14 of 15 games");
  }

  @Test
  void perGameDividesByTheRowsThatHaveTheValue() {
    // Blocks in the paint: 14 games of 2 and one unknown: 28/14; mid-range: one game of 1;
    // points in the paint: 10 games of 44, five unknown.
    TeamDefenseZoneAnalysis row =
        row(
            games(
                15,
                (game, k) ->
                    game.blocks(k == 0 ? null : 2L, k == 0 ? 1L : null, null)
                        .paintPoints(k < 10 ? 44L : null)));
    assertThat(row.paintBlocksPerGame()).isEqualTo(decimal("2.0"));
    assertThat(row.midRangeBlocksPerGame()).isEqualTo(decimal("1.0"));
    assertThat(row.threePtBlocksPerGame()).isNull();
    assertThat(row.paintPointsAllowedPerGame()).isEqualTo(decimal("44.0"));
    // 15 games of 1 block but four of 2: 19/15 = 1.2666.. -> 1.3
    row = row(games(15, (game, k) -> game.blocks(k < 4 ? 2L : 1L, 0L, 0L)));
    assertThat(row.paintBlocksPerGame()).isEqualTo(decimal("1.3"));
    assertThat(row.midRangeBlocksPerGame()).isEqualTo(decimal("0.0"));
  }

  @Test
  void zonesWithoutAttemptsAreNoted() {
    TeamDefenseZoneAnalysis row = row(games(15, game -> game.zones(0, 0, 20, 8, 0, 0)));
    assertThat(row.calculationNotes()).isEqualTo("No paint attempts; No three-point attempts");
    assertThat(row.paintPctAllowedLast15()).isNull();
    assertThat(row.paintAttemptsAllowedPerGame()).isEqualTo(decimal("0.0"));
    assertThat(row.paintDefenseVsLeagueAvg()).isNull();
    assertThat(row.strongestZone()).isEqualTo("mid_range");
    assertThat(row.weakestZone()).isEqualTo("mid_range");

    row = row(games(15, game -> game.zones(new long[6])));
    assertThat(row.calculationNotes())
        .isEqualTo("No paint attempts; No mid-range attempts; No three-point attempts");
    assertThat(row.strongestZone()).isNull();
    assertThat(row.weakestZone()).isNull();

    // Those notes come first, and only with enough zone rows.
    row =
        row(games(15, (game, k) -> k < 8 ? game.zones(40, 22, 0, 0, 30, 11) : game.withoutZones()));
    assertThat(row.calculationNotes())
        .isEqualTo("No mid-range attempts; zone data in 8 of 15 games");
    row =
        row(games(15, (game, k) -> k < 7 ? game.zones(40, 22, 0, 0, 30, 11) : game.withoutZones()));
    assertThat(row.calculationNotes()).isEqualTo("zone data in 7 of 15 games");
  }

  // ---------------------------------------------------------------- strongest and weakest

  @ParameterizedTest
  @CsvSource({
    // makes of 100000 attempts in paint, mid-range, three; league .58, .41, .355
    "58000, 41000, 35500, paint, paint",
    "58000, 41000, 35501, paint, perimeter",
    "58000, 41001, 35501, paint, mid_range",
    "58001, 41000, 35500, mid_range, paint",
    "58001, 41001, 35500, perimeter, paint",
    // +0.001, +0.002 and 0 points are all stored as 0.00; the exact values decide
    "58001, 41002, 35500, perimeter, mid_range",
    "57998, 40999, 35500, paint, perimeter",
    "60000, 40000, 35000, mid_range, paint"
  })
  void zonesAreComparedExactlyAndTheFirstOfEqualsWins(
      long paint, long midRange, long three, String strongest, String weakest) {
    TeamDefenseZoneAnalysis row =
        row(games(15, game -> game.zones(100_000, paint, 100_000, midRange, 100_000, three)));
    assertThat(row.strongestZone()).isEqualTo(strongest);
    assertThat(row.weakestZone()).isEqualTo(weakest);
  }

  @Test
  void theLeagueIsThatOfTheThirtyDaysBefore() {
    // Twelve teams; LAL allows 22/40 in the paint, the others 20/40: the league's mean is
    // (0.55 + 11 x 0.5) / 12 = 6.05/12 = .5041666.., so LAL stands at 4.58333.. -> 4.58.
    List<String> teams =
        List.of("ATL", "BOS", "CHA", "CHI", "CLE", "DAL", "DEN", "DET", "GSW", "HOU", "IND", "LAL");
    List<ScheduledGame> schedule = new ArrayList<>();
    Map<String, History<TeamDefenseGame>> histories = new HashMap<>();
    for (int i = 0; i < 12; i += 2) {
      schedule.addAll(Schedules.series(OPENER, 2, 40, teams.get(i), teams.get(i + 1)));
    }
    for (String team : teams) {
      histories.put(
          team,
          History.of(
              OPENER,
              games(
                  team,
                  39,
                  (game, k) -> team.equals("LAL") ? game : game.zones(40, 20, 20, 8, 30, 11)),
              List.of()));
    }
    SeasonSchedule season = SeasonSchedule.of(2021, schedule);
    Map<String, Result<TeamDefenseZoneAnalysis>> results = new HashMap<>();
    new WholeLeague(season, Schedules.allPresent(season))
        .compute(histories, List.of(OPENER.plusDays(78)), (team, date, r) -> results.put(team, r));
    assertThat(results).hasSize(12);
    TeamDefenseZoneAnalysis lakers = row(results.get("LAL"));
    assertThat(lakers.paintDefenseVsLeagueAvg()).isEqualTo(decimal("4.58"));
    assertThat(lakers.midRangeDefenseVsLeagueAvg()).isEqualTo(decimal("0.00"));
    // .5 - .5041666.. = -.41666.. points
    assertThat(row(results.get("ATL")).paintDefenseVsLeagueAvg()).isEqualTo(decimal("-0.42"));
  }

  // ---------------------------------------------------------------- population and failures

  @Test
  void everyTeamOfTheScheduleIsAccountedForOnEveryDate() {
    List<String> seen = new ArrayList<>();
    new WholeLeague(SEASON, COMPLETE)
        .compute(
            Map.of("LAL", history(games(30, game -> game))),
            SEASON.gameDates(),
            (team, date, result) -> {
              seen.add(team + " " + date);
              boolean enough = team.equals("LAL") && date.isAfter(day(28));
              assertThat(result)
                  .as("%s %s", team, date)
                  .isInstanceOf(enough ? Result.Row.class : Result.Failed.class);
            });
    assertThat(seen).hasSize(2 * 40).doesNotHaveDuplicates();
  }

  @Test
  void fewerThanFifteenGamesAreInsufficientData() {
    Result.Failed<TeamDefenseZoneAnalysis> failure = failed(last(games(14, game -> game)));
    assertThat(failure.category()).isEqualTo(FailureCategory.INSUFFICIENT_DATA);
    assertThat(failure.reason())
        .isEqualTo(
            "LAL has 14 games before 2022-01-05 in team_defense_game_summary, 15 are needed. It"
                + " has rows once there are more; if games are missing, load them.");
    assertThat(failed(last(List.of())).reason()).startsWith("LAL has 0 games ");
    assertThat(failed(last(games(1, game -> game))).reason()).startsWith("LAL has 1 game ");
  }

  @Test
  void aGameIsOneGameHoweverManyCopiesThereAre() {
    // Four copies of ten games are ten games, not fifteen and more.
    List<TeamDefenseGame> copies = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      copies.addAll(games(10, game -> game));
    }
    assertThat(failed(last(copies)).reason()).startsWith("LAL has 10 games ");
  }

  @Test
  void aFlawedRowWithinReachOfTheNewestFifteenIsInvalidInput() {
    List<TeamDefenseGame> games = games(20, game -> game);
    // Game 5, on day 10, is the 15th newest.
    Result<TeamDefenseZoneAnalysis> within = last(games, flaw(day(11)));
    assertThat(failed(within).category()).isEqualTo(FailureCategory.INVALID_INPUT);
    assertThat(failed(within).reason())
        .startsWith("nba_analytics.team_defense_game_summary row of LAL on 2021-10-30")
        .contains("Correct the row");
    assertThat(last(games, flaw(day(9)))).isInstanceOf(Result.Row.class);
    // A flawed row that is newer than the valid one stands in its place.
    assertThat(failed(last(games, flaw(day(38)))).category())
        .isEqualTo(FailureCategory.INVALID_INPUT);
  }

  @Test
  void theSourceIsTheFifteenRowsOfTheWindow() {
    List<TeamDefenseGame> games = games(20, (game, k) -> game.scoring(100L + k, "100.00", "98.0"));
    TeamDefenseZoneAnalysis row = row(games);
    assertThat(row.sourceTeamDefense().rowsFound()).isEqualTo(15);
    assertThat(row.sourceTeamDefense().hash())
        .isEqualTo(
            new SourceHasher()
                .hash(games.subList(5, 20).stream().map(TeamDefenseGame::dataHash).toList()));
  }

  @Test
  void completenessIsOverTheNewestFifteenFinalGames() {
    // Of the newest fifteen before day 78 (days 48 to 76) two have no data, and one before them.
    TeamGamesPresent present =
        Schedules.presentExcept(
            SEASON,
            new TeamGame("LAL", day(76)),
            new TeamGame("LAL", day(48)),
            new TeamGame("LAL", day(46)));
    List<TeamDefenseGame> games =
        games(39, game -> game).stream().filter(g -> present.has("LAL", g.gameDate())).toList();
    TeamDefenseZoneAnalysis row = row(last(games, present));
    assertThat(row.completeness().expectedGamesCount()).isEqualTo(15);
    assertThat(row.completeness().actualGamesCount()).isEqualTo(13);
    assertThat(row.completeness().missingGamesCount()).isEqualTo(2);
    // 13/15 = 86.666..
    assertThat(row.completeness().completenessPercentage()).isEqualTo(decimal("86.7"));
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues()).containsExactly("own_data_incomplete");
    assertThat(row.gamesInSample()).isEqualTo(15);
  }

  @Test
  void aRowThatDoesNotKnowAllDifferencesToTheLeagueIsNotReady() {
    // Nobody ever shoots from mid-range against them.
    TeamDefenseZoneAnalysis row =
        row(last(games(39, game -> game.zones(30, 15, 0, 0, 30, 10)), COMPLETE));
    assertThat(row.midRangeDefenseVsLeagueAvg()).isNull();
    assertThat(row.completeness().completenessPercentage()).isEqualTo(decimal("100.0"));
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues()).containsExactly("zone_data_incomplete");
  }

  @Test
  void anExceptionFailsItsOwnTeamOnly() {
    List<TeamDefenseGame> broken = new ArrayList<>(games(20, game -> game));
    TeamDefenseGame good = broken.remove(19);
    Object[] values = TeamDefenseGame.PROJECTION.values(good);
    values[TeamDefenseGame.PROJECTION.columnNames().indexOf("data_hash")] = null;
    broken.add(TeamDefenseGame.PROJECTION.create(values));
    Map<String, Result<TeamDefenseZoneAnalysis>> results = new HashMap<>();
    new WholeLeague(SEASON, COMPLETE)
        .compute(
            Map.of(
                "LAL",
                history(broken),
                "BOS",
                History.of(OPENER, games("BOS", 20, (game, k) -> game), List.of())),
            List.of(LAST),
            (team, date, result) -> results.put(team, result));
    assertThat(failed(results.get("LAL")).category()).isEqualTo(FailureCategory.PROCESSING_ERROR);
    assertThat(results.get("BOS")).isInstanceOf(Result.Row.class);
  }

  // ---------------------------------------------------------------- helpers

  private static LocalDate day(int day) {
    return OPENER.plusDays(day);
  }

  private static List<TeamDefenseGame> games(int count, UnaryOperator<TeamGames> change) {
    return games("LAL", count, (game, k) -> change.apply(game));
  }

  private static List<TeamDefenseGame> games(
      int count, BiFunction<TeamGames, Integer, TeamGames> change) {
    return games("LAL", count, change);
  }

  private static List<TeamDefenseGame> games(
      String team, int count, BiFunction<TeamGames, Integer, TeamGames> change) {
    List<TeamDefenseGame> games = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      games.add(change.apply(TeamGames.of(team, day(2 * k)), k).build());
    }
    return games;
  }

  private static History<TeamDefenseGame> history(List<TeamDefenseGame> games, FlawedRow... flaws) {
    return History.of(OPENER, games, List.of(flaws));
  }

  private static Result<TeamDefenseZoneAnalysis> last(
      List<TeamDefenseGame> games, FlawedRow... flaws) {
    return last(history(games, flaws), COMPLETE);
  }

  private static Result<TeamDefenseZoneAnalysis> last(
      List<TeamDefenseGame> games, TeamGamesPresent present) {
    return last(history(games), present);
  }

  private static Result<TeamDefenseZoneAnalysis> last(
      History<TeamDefenseGame> history, TeamGamesPresent present) {
    Map<String, Result<TeamDefenseZoneAnalysis>> results = new HashMap<>();
    new WholeLeague(SEASON, present)
        .compute(Map.of("LAL", history), List.of(LAST), (team, date, r) -> results.put(team, r));
    return results.get("LAL");
  }

  private static TeamDefenseZoneAnalysis row(List<TeamDefenseGame> games) {
    return row(last(games));
  }

  private static TeamDefenseZoneAnalysis row(Result<TeamDefenseZoneAnalysis> result) {
    assertThat(result).isInstanceOf(Result.Row.class);
    return ((Result.Row<TeamDefenseZoneAnalysis>) result).row();
  }

  private static Result.Failed<TeamDefenseZoneAnalysis> failed(
      Result<TeamDefenseZoneAnalysis> result) {
    assertThat(result).isInstanceOf(Result.Failed.class);
    return (Result.Failed<TeamDefenseZoneAnalysis>) result;
  }

  private static FlawedRow flaw(LocalDate date) {
    return new FlawedRow(
        "nba_analytics.team_defense_game_summary",
        "LAL",
        date,
        Instant.parse("2022-08-01T00:00:00Z"),
        null,
        "points_allowed is -1, below 0");
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
