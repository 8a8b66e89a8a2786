package dev.fastbreak.core.shotzones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.fixtures.Computing;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotZoneCalculatorTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  /** Two teams, a game every second day: game k is on day 2k. */
  private static final SeasonSchedule SEASON = season();

  private static final TeamGamesPresent COMPLETE = Schedules.allPresent(SEASON);

  private static SeasonSchedule season() {
    List<ScheduledGame> games = new ArrayList<>(Schedules.series(OPENER, 2, 60, "LAL", "BOS"));
    games.addAll(Schedules.series(OPENER, 3, 40, "NYK", "MIA"));
    return SeasonSchedule.of(2021, games);
  }

  // ---------------------------------------------------------------- values of the window of 10

  @Test
  void tenGamesWorkedByHand() {
    // Each game: paint 3/5, mid-range 1/2, three 1/3, five field goals, three of them on a pass.
    PlayerShotZoneAnalysis row = row(games(10, game -> game.assists(3L, 2L)));
    // 50, 20 and 30 of 100 attempts
    assertThat(row.paintRateLast10()).isEqualTo(decimal("50.00"));
    assertThat(row.midRangeRateLast10()).isEqualTo(decimal("20.00"));
    assertThat(row.threePtRateLast10()).isEqualTo(decimal("30.00"));
    assertThat(row.totalShotsLast10()).isEqualTo(100);
    // 30/50, 10/20, 10/30
    assertThat(row.paintPctLast10()).isEqualTo(decimal("0.600"));
    assertThat(row.midRangePctLast10()).isEqualTo(decimal("0.500"));
    assertThat(row.threePtPctLast10()).isEqualTo(decimal("0.333"));
    // 50/10, 20/10, 30/10
    assertThat(row.paintAttemptsPerGame()).isEqualTo(decimal("5.0"));
    assertThat(row.midRangeAttemptsPerGame()).isEqualTo(decimal("2.0"));
    assertThat(row.threePtAttemptsPerGame()).isEqualTo(decimal("3.0"));
    // 30/50 and 20/50 field goals
    assertThat(row.assistedRateLast10()).isEqualTo(decimal("60.00"));
    assertThat(row.unassistedRateLast10()).isEqualTo(decimal("40.00"));
    assertThat(row.primaryScoringZone()).isEqualTo("paint");
    assertThat(row.gamesInSample10()).isEqualTo(10);
    assertThat(row.sampleQuality10()).isEqualTo("excellent");
    assertThat(row.dataQualityTier()).isEqualTo("high");
    assertThat(row.calculationNotes()).isNull();
    assertThat(row.playerPosition()).isNull();
    assertThat(row.earlySeasonFlag()).isFalse();
    assertThat(row.insufficientDataReason()).isNull();
    assertThat(row.playerLookup()).isEqualTo("lebronjames");
    assertThat(row.universalPlayerId()).isEqualTo("lebronjames_001");
  }

  @Test
  void valuesAreRoundedHalfAwayFromZeroOnStoring() {
    // Nine empty games and one of 1 paint, 1 mid-range, 6 threes: 1/8 = 12.50, 6/8 = 75.00.
    // Per game: 1/10 = 0.1, 6/10 = 0.6.
    PlayerShotZoneAnalysis row =
        row(
            games(
                10, (game, k) -> k == 4 ? game.zones(1, 1, 1, 0, 6, 1) : game.zones(new long[6])));
    assertThat(row.paintRateLast10()).isEqualTo(decimal("12.50"));
    assertThat(row.threePtRateLast10()).isEqualTo(decimal("75.00"));
    // 1/6 = 0.1666.. -> 0.167
    assertThat(row.threePtPctLast10()).isEqualTo(decimal("0.167"));
    assertThat(row.midRangePctLast10()).isEqualTo(decimal("0.000"));
    assertThat(row.paintAttemptsPerGame()).isEqualTo(decimal("0.1"));
    // 16 attempts, 1 of them in the paint: 6.25; three 15/16 = 93.75. 15 attempts/10 games = 1.5.
    row =
        row(
            games(
                10, (game, k) -> k == 0 ? game.zones(1, 0, 0, 0, 15, 0) : game.zones(new long[6])));
    assertThat(row.paintRateLast10()).isEqualTo(decimal("6.25"));
    assertThat(row.threePtRateLast10()).isEqualTo(decimal("93.75"));
    assertThat(row.threePtAttemptsPerGame()).isEqualTo(decimal("1.5"));
    // One attempt each: 33.333.. three times; five field goals of 7 on a pass: 71.428.. -> 71.43
    row = row(games(10, game -> game.zones(1, 1, 1, 0, 1, 0).fieldGoals(9L, 7L).assists(5L, 2L)));
    assertThat(row.paintRateLast10()).isEqualTo(decimal("33.33"));
    assertThat(row.assistedRateLast10()).isEqualTo(decimal("71.43"));
    assertThat(row.unassistedRateLast10()).isEqualTo(decimal("28.57"));
  }

  @Test
  void withoutAnyAttemptRatesAndTotalAreUnknownButAttemptsPerGameAreZero() {
    PlayerShotZoneAnalysis row =
        row(games(10, game -> game.zones(new long[6]).fieldGoals(2L, 1L).assists(1L, 0L)));
    assertThat(row.paintRateLast10()).isNull();
    assertThat(row.midRangeRateLast10()).isNull();
    assertThat(row.threePtRateLast10()).isNull();
    assertThat(row.totalShotsLast10()).isNull();
    assertThat(row.paintPctLast10()).isNull();
    assertThat(row.paintAttemptsPerGame()).isEqualTo(decimal("0.0"));
    assertThat(row.assistedRateLast10()).isNull();
    assertThat(row.unassistedRateLast10()).isNull();
    assertThat(row.primaryScoringZone()).isNull();
    assertThat(row.calculationNotes()).isNull();
  }

  @Test
  void aZoneWithoutAttemptsHasNoPercentage() {
    PlayerShotZoneAnalysis row = row(games(10, game -> game.zones(4, 2, 0, 0, 6, 3)));
    assertThat(row.midRangePctLast10()).isNull();
    assertThat(row.midRangeRateLast10()).isEqualTo(decimal("0.00"));
    assertThat(row.midRangeAttemptsPerGame()).isEqualTo(decimal("0.0"));
    assertThat(row.paintPctLast10()).isEqualTo(decimal("0.500"));
  }

  // ---------------------------------------------------------------- assists

  @Test
  void assistedSharesAreUnknownWhenNoGameTellsThem() {
    PlayerShotZoneAnalysis row = row(games(10, game -> game.assists(null, null)));
    assertThat(row.assistedRateLast10()).isNull();
    assertThat(row.unassistedRateLast10()).isNull();
    // One side alone: 10 x 2 of 50 field goals
    row = row(games(10, game -> game.assists(2L, null)));
    assertThat(row.assistedRateLast10()).isEqualTo(decimal("40.00"));
    assertThat(row.unassistedRateLast10()).isNull();
  }

  @Test
  void assistedSharesAreUnknownWithoutFieldGoals() {
    PlayerShotZoneAnalysis row =
        row(games(10, game -> game.zones(5, 0, 2, 0, 3, 0).assists(0L, 0L)));
    assertThat(row.paintPctLast10()).isEqualTo(decimal("0.000"));
    assertThat(row.assistedRateLast10()).isNull();
  }

  @Test
  void assistedSharesAreOverZoneRowsOnly() {
    // Six zone rows of 5 field goals, 1 on a pass: 6/30 = 20.00. The four others, all on a pass,
    // do not count.
    PlayerShotZoneAnalysis row =
        row(
            games(
                10,
                (game, k) -> k < 6 ? game.assists(1L, 4L) : game.withoutZones().assists(5L, 0L)));
    assertThat(row.assistedRateLast10()).isEqualTo(decimal("20.00"));
    assertThat(row.unassistedRateLast10()).isEqualTo(decimal("80.00"));
  }

  // ---------------------------------------------------------------- primary zone

  @ParameterizedTest
  @CsvSource({
    // attempts of one game in ten (the others are empty): paint, mid-range, three
    "40, 20, 40, paint",
    "39, 21, 40, perimeter",
    "39, 35, 26, mid_range",
    "39, 34, 27, balanced",
    "20, 40, 40, perimeter",
    "0, 0, 1, perimeter",
    "0, 1, 0, mid_range",
    "1, 0, 0, paint",
    "33, 33, 34, balanced",
    // 7999/20000 = 39.995 is stored as 40.00, and the stored rate decides
    "7999, 6001, 6000, paint",
    // 39.99 stays below
    "7998, 6002, 6000, balanced",
    // 34.995 is stored as 35.00
    "6001, 6999, 7000, mid_range"
  })
  void primaryZoneByTheStoredRates(long paint, long midRange, long three, String zone) {
    PlayerShotZoneAnalysis row =
        row(
            games(
                10,
                (game, k) ->
                    game.zones(
                        k == 3 ? new long[] {paint, 0, midRange, 0, three, 0} : new long[6])));
    assertThat(row.primaryScoringZone()).isEqualTo(zone);
  }

  // ---------------------------------------------------------------- zone rows

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aGameThatLacksOneZoneIsNoZoneRow(int zone) {
    // Nine games of 5-2-3; the tenth would change every rate.
    PlayerShotZoneAnalysis row =
        row(
            games(
                10,
                (game, k) -> k == 9 ? game.zones(50, 9, 50, 9, 50, 9).withoutZone(zone) : game));
    assertThat(row.paintRateLast10()).isEqualTo(decimal("50.00"));
    assertThat(row.totalShotsLast10()).isEqualTo(90);
    // 45 attempts over the nine games that have zone data
    assertThat(row.paintAttemptsPerGame()).isEqualTo(decimal("5.0"));
    assertThat(row.gamesInSample10()).isEqualTo(10);
    assertThat(row.sampleQuality10()).isEqualTo("excellent");
    assertThat(row.calculationNotes()).isEqualTo("zone data in 9 of 10 games");
  }

  @Test
  void fiveZoneRowsOfTenAreEnoughAndFourAreNot() {
    PlayerShotZoneAnalysis five =
        row(games(10, (game, k) -> k % 2 == 0 ? game.assists(1L, 4L) : game.withoutZones()));
    assertThat(five.totalShotsLast10()).isEqualTo(50);
    assertThat(five.paintRateLast10()).isEqualTo(decimal("50.00"));
    assertThat(five.threePtAttemptsPerGame()).isEqualTo(decimal("3.0"));
    assertThat(five.assistedRateLast10()).isEqualTo(decimal("20.00"));
    assertThat(five.primaryScoringZone()).isEqualTo("paint");
    assertThat(five.calculationNotes()).isEqualTo("zone data in 5 of 10 games");

    PlayerShotZoneAnalysis four =
        row(games(10, (game, k) -> k < 4 ? game.assists(1L, 4L) : game.withoutZones()));
    assertThat(four.paintRateLast10()).isNull();
    assertThat(four.midRangeRateLast10()).isNull();
    assertThat(four.threePtRateLast10()).isNull();
    assertThat(four.totalShotsLast10()).isNull();
    assertThat(four.paintPctLast10()).isNull();
    assertThat(four.midRangePctLast10()).isNull();
    assertThat(four.threePtPctLast10()).isNull();
    assertThat(four.paintAttemptsPerGame()).isNull();
    assertThat(four.midRangeAttemptsPerGame()).isNull();
    assertThat(four.threePtAttemptsPerGame()).isNull();
    assertThat(four.assistedRateLast10()).isNull();
    assertThat(four.unassistedRateLast10()).isNull();
    assertThat(four.primaryScoringZone()).isNull();
    assertThat(four.calculationNotes()).isEqualTo("zone data in 4 of 10 games");
    assertThat(four.gamesInSample10()).isEqualTo(10);
    assertThat(four.dataQualityTier()).isEqualTo("high");
  }

  @Test
  void noZoneDataAtAllIsUnknownAndNotZero() {
    PlayerShotZoneAnalysis row = row(games(20, PlayerGames::withoutZones));
    assertThat(row.threePtRateLast10()).isNull();
    assertThat(row.threePtAttemptsPerGame()).isNull();
    assertThat(row.paintRateLast20()).isNull();
    assertThat(row.calculationNotes()).isEqualTo("zone data in 0 of 10 games");
  }

  // ---------------------------------------------------------------- the window of 20

  @ParameterizedTest
  @CsvSource({
    // games, paint rate of 20, games in sample of 20, quality
    "10, , 10, limited",
    "13, , 13, limited",
    "14, , 14, good",
    "15, 50.00, 15, good",
    "19, 50.00, 19, good",
    "20, 50.00, 20, excellent",
    "27, 50.00, 20, excellent"
  })
  void valuesOf20NeedFifteenGames(int games, BigDecimal paintRate, long inSample, String quality) {
    PlayerShotZoneAnalysis row = row(games(games, game -> game));
    assertThat(row.paintRateLast20()).isEqualTo(paintRate);
    assertThat(row.paintPctLast20()).isEqualTo(paintRate == null ? null : decimal("0.600"));
    assertThat(row.gamesInSample20()).isEqualTo(inSample);
    assertThat(row.sampleQuality20()).isEqualTo(quality);
    assertThat(row.sourcePlayerGame().rowsFound()).isEqualTo(inSample);
    assertThat(row.gamesInSample10()).isEqualTo(10);
  }

  @Test
  void theTwoWindowsAreTheNewestGames() {
    // Games 0-4 all threes, 5-14 all paint, 15-24 all mid-range.
    PlayerShotZoneAnalysis row =
        row(
            games(
                25,
                (game, k) ->
                    k < 5
                        ? game.zones(0, 0, 0, 0, 10, 1)
                        : k < 15 ? game.zones(10, 7, 0, 0, 0, 0) : game.zones(0, 0, 10, 4, 0, 0)));
    assertThat(row.midRangeRateLast10()).isEqualTo(decimal("100.00"));
    assertThat(row.paintRateLast10()).isEqualTo(decimal("0.00"));
    // Games 5-24: half paint, none of the old threes
    assertThat(row.paintRateLast20()).isEqualTo(decimal("50.00"));
    assertThat(row.paintPctLast20()).isEqualTo(decimal("0.700"));
  }

  @Test
  void theTwoWindowsAreJudgedApart() {
    // The newest ten have 4 zone rows, the ten before them all: 14 of 20 are enough, 4 of 10 not.
    PlayerShotZoneAnalysis row = row(games(20, (game, k) -> k < 14 ? game : game.withoutZones()));
    assertThat(row.paintRateLast10()).isNull();
    assertThat(row.paintRateLast20()).isEqualTo(decimal("50.00"));
    assertThat(row.calculationNotes()).isEqualTo("zone data in 4 of 10 games");
    // The newest ten have 9, the ten before them none: 9 of 20 are too few.
    row = row(games(20, (game, k) -> k > 10 ? game : game.withoutZones()));
    assertThat(row.paintRateLast10()).isEqualTo(decimal("50.00"));
    assertThat(row.paintRateLast20()).isNull();
    assertThat(row.paintPctLast20()).isNull();
    assertThat(row.sampleQuality20()).isEqualTo("excellent");
    assertThat(row.calculationNotes()).isEqualTo("zone data in 9 of 10 games");
    // Ten of twenty are enough; all of the newest ten have zone data, so there is no note.
    row = row(games(20, (game, k) -> k >= 10 ? game : game.withoutZones()));
    assertThat(row.paintRateLast20()).isEqualTo(decimal("50.00"));
    assertThat(row.calculationNotes()).isNull();
  }

  @Test
  void theSourceHashCoversAllRowsOfTheWindowOf20() {
    List<PlayerGame> games = games(25, (game, k) -> game.zones(5 + k, 3, 2, 1, 3, 1));
    PlayerShotZoneAnalysis row = row(games);
    List<String> hashes = games.subList(5, 25).stream().map(PlayerGame::dataHash).toList();
    assertThat(row.sourcePlayerGame().hash()).isEqualTo(new SourceHasher().hash(hashes));
    assertThat(row.sourcePlayerGame().rowsFound()).isEqualTo(20);
  }

  // ---------------------------------------------------------------- population and failures

  @Test
  void thePopulationIsWhoeverPlayedBefore() {
    List<PlayerGame> games =
        List.of(
            PlayerGames.on(day(0)).inactive().build(),
            PlayerGames.on(day(2)).benched().build(),
            PlayerGames.on(day(4)).build());
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results = compute(games, List.of(), COMPLETE);
    // From the day after the first played game on; the game's own date does not count.
    assertThat(results.keySet()).isEqualTo(SEASON.gameDates().tailSet(day(4).plusDays(1)));
    assertThat(compute(List.of(), List.of(), COMPLETE)).isEmpty();
  }

  @Test
  void fewerThanTenGamesAreExpectedWhenTheTeamsDataIsComplete() {
    Result.Failed<PlayerShotZoneAnalysis> failure = failure(games(9, game -> game), COMPLETE);
    assertThat(failure.category()).isEqualTo(FailureCategory.EXPECTED_INCOMPLETE);
    assertThat(failure.reason())
        .isEqualTo(
            "9 played games before 2022-02-14, 10 are needed; player_game_summary has 20 of the"
                + " newest 20 final games of LAL. Nothing is missing: the player has rows once he"
                + " has played enough.");
    assertThat(failure(games(1, game -> game), COMPLETE).reason()).startsWith("1 played game ");
    // 18 of 20 games are 90 percent, and that is complete.
    assertThat(failure(games(9, game -> game), missingOfNewest(2)).category())
        .isEqualTo(FailureCategory.EXPECTED_INCOMPLETE);
  }

  @Test
  void fewerThanTenGamesAreADataGapWhenTheTeamsDataIsIncomplete() {
    Result.Failed<PlayerShotZoneAnalysis> failure =
        failure(games(9, game -> game), missingOfNewest(3));
    assertThat(failure.category()).isEqualTo(FailureCategory.INCOMPLETE_UPSTREAM);
    assertThat(failure.reason())
        .contains("9 played games", "10 are needed", "17 of the newest 20", "LAL", "Load");
  }

  @Test
  void gamesNotPlayedDoNotFillAWindow() {
    List<PlayerGame> games = new ArrayList<>(games(9, game -> game));
    games.add(PlayerGames.on(day(40)).inactive().build());
    games.add(PlayerGames.on(day(42)).benched().build());
    assertThat(failure(games, COMPLETE).category()).isEqualTo(FailureCategory.EXPECTED_INCOMPLETE);
    games.add(PlayerGames.on(day(44)).build());
    assertThat(row(games).gamesInSample10()).isEqualTo(10);
  }

  @Test
  void aFlawedRowWithinReachOfTheNewest20IsInvalidInput() {
    List<PlayerGame> games = games(24, (game, k) -> game);
    // Game 4 is the 20th newest; a flaw on the day after it is within reach, one before it not.
    FlawedRow within = flaw(day(9));
    assertThat(last(compute(games, List.of(within), COMPLETE)))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_INPUT);
              assertThat(failed.reason())
                  .startsWith("nba_analytics.player_game_summary row of lebronjames on 2021-10-28")
                  .contains("points is -1, below 0")
                  .contains("Correct the row");
            });
    assertThat(last(compute(games, List.of(flaw(day(7))), COMPLETE)))
        .isInstanceOf(Result.Row.class);
  }

  @Test
  void aFlawedRowMayHaveBeenAPlayedGame() {
    // He has no other row: he may have played, so he is accounted for.
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results =
        compute(List.of(), List.of(flaw(day(4))), COMPLETE);
    assertThat(results.keySet()).isEqualTo(SEASON.gameDates().tailSet(day(4).plusDays(1)));
    assertThat(results.values())
        .allSatisfy(
            result -> assertThat(category(result)).isEqualTo(FailureCategory.INVALID_INPUT));
    // With fewer than 20 played games every flaw is within reach.
    assertThat(category(last(compute(games(12, game -> game), List.of(flaw(day(0))), COMPLETE))))
        .isEqualTo(FailureCategory.INVALID_INPUT);
  }

  @Test
  void datesBeforeTheFlawKeepTheirRows() {
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results =
        compute(games(24, game -> game), List.of(flaw(day(43))), COMPLETE);
    assertThat(results.get(day(42))).isInstanceOf(Result.Row.class);
    assertThat(category(results.get(day(44)))).isEqualTo(FailureCategory.INVALID_INPUT);
  }

  @Test
  void anExceptionFailsItsOwnDatesOnly() {
    // Attempts without makes cannot come from the reader; should they, no other date may suffer.
    List<PlayerGame> games = new ArrayList<>(games(12, game -> game));
    PlayerGame good = PlayerGames.on(day(24)).build();
    games.add(
        new PlayerGame(
            good.playerLookup(),
            good.universalPlayerId(),
            good.gameDate(),
            good.teamAbbr(),
            true,
            good.minutesPlayed(),
            good.points(),
            good.fgAttempts(),
            good.fgMakes(),
            5L,
            null,
            2L,
            1L,
            3L,
            1L,
            null,
            null,
            "x",
            good.processedAt()));
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results = compute(games, List.of(), COMPLETE);
    assertThat(results.get(day(24))).isInstanceOf(Result.Row.class);
    assertThat(category(results.get(day(26)))).isEqualTo(FailureCategory.PROCESSING_ERROR);
    assertThat(category(last(results))).isEqualTo(FailureCategory.PROCESSING_ERROR);
  }

  @Test
  void ratesThatAreNoSharesOfOneWholeAreADefect() {
    assertThatThrownBy(() -> mix("50.00", "30.00", "17.99").checkRates())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("97.99");
    assertThatThrownBy(() -> mix("50.00", "30.00", "22.01").checkRates())
        .hasMessageContaining("102.01");
    mix("50.00", "30.00", "18.00").checkRates();
    mix("50.00", "30.00", "22.00").checkRates();
    mix(null, null, null).checkRates();
  }

  // ---------------------------------------------------------------- completeness

  @Test
  void completenessIsThatOfTheTeamOfTheNewestPlayedGame() {
    // Ten games for LAL, then one for MIA (which plays every third day), then an inactive one.
    List<PlayerGame> games = new ArrayList<>(games(10, game -> game));
    games.add(PlayerGames.on(day(24)).team("MIA").build());
    games.add(PlayerGames.on(day(26)).team("LAL").inactive().build());
    // MIA before day 28: days 0, 3 .. 27, ten games; two of them have no data.
    TeamGamesPresent present =
        Schedules.presentExcept(SEASON, new TeamGame("MIA", day(3)), new TeamGame("MIA", day(27)));
    PlayerShotZoneAnalysis row =
        ((Result.Row<PlayerShotZoneAnalysis>) compute(games, List.of(), present).get(day(28)))
            .row();
    assertThat(row.completeness().expectedGamesCount()).isEqualTo(10);
    assertThat(row.completeness().actualGamesCount()).isEqualTo(8);
    assertThat(row.completeness().missingGamesCount()).isEqualTo(2);
    assertThat(row.completeness().completenessPercentage()).isEqualTo(decimal("80.0"));
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues()).containsExactly("own_data_incomplete");
    // The same games when all data is there: ready, nothing to say.
    row =
        ((Result.Row<PlayerShotZoneAnalysis>) compute(games, List.of(), COMPLETE).get(day(28)))
            .row();
    assertThat(row.completeness().isProductionReady()).isTrue();
    assertThat(row.completeness().completenessPercentage()).isEqualTo(decimal("100.0"));
    assertThat(row.completeness().dataQualityIssues()).isEmpty();
  }

  @Test
  void absenceOfThePlayerIsNotAbsenceOfData() {
    // He misses half of his team's games; all of them have data.
    PlayerShotZoneAnalysis row =
        row(IntStream.range(0, 12).mapToObj(k -> PlayerGames.on(day(4 * k)).build()).toList());
    assertThat(row.completeness().completenessPercentage()).isEqualTo(decimal("100.0"));
  }

  // ---------------------------------------------------------------- helpers

  private static final LocalDate LAST = SEASON.gameDates().last();

  private static LocalDate day(int day) {
    return OPENER.plusDays(day);
  }

  /** Game k on day 2k. */
  @Test
  void completenessIsOverTheTeamsNewestTwentyGames() {
    // BOS and LAL play every second day: before day 50 on days 0 to 48, the newest 20 from day 10.
    TeamGamesPresent present =
        Schedules.presentExcept(SEASON, new TeamGame("LAL", day(8)), new TeamGame("LAL", day(10)));
    PlayerShotZoneAnalysis row =
        ((Result.Row<PlayerShotZoneAnalysis>)
                compute(games(25, game -> game), List.of(), present).get(day(50)))
            .row();
    assertThat(row.completeness().expectedGamesCount()).isEqualTo(20);
    assertThat(row.completeness().actualGamesCount()).isEqualTo(19);
    assertThat(row.completeness().isProductionReady()).isTrue();
  }

  @Test
  void aRowWithoutRatesIsNotReady() {
    // Zone data in 4 of 10 games are too few.
    PlayerShotZoneAnalysis row =
        ((Result.Row<PlayerShotZoneAnalysis>)
                compute(
                        games(10, (game, k) -> k < 4 ? game : game.withoutZones()),
                        List.of(),
                        COMPLETE)
                    .get(day(20)))
            .row();
    assertThat(row.paintRateLast10()).isNull();
    assertThat(row.completeness().isProductionReady()).isFalse();
    assertThat(row.completeness().dataQualityIssues()).containsExactly("zone_data_incomplete");
  }

  @Test
  void aRowIsReadyForThirtyDaysAfterTheNewestPlayedGame() {
    // Ten games, the last on day 18; on day 40 he is on the list again, but does not play.
    List<PlayerGame> games = new ArrayList<>(games(10, game -> game));
    games.add(PlayerGames.on(day(40)).benched().build());
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results = compute(games, List.of(), COMPLETE);
    assertThat(((Result.Row<PlayerShotZoneAnalysis>) results.get(day(48))).row().completeness())
        .satisfies(
            thirty -> {
              assertThat(thirty.isProductionReady()).isTrue();
              assertThat(thirty.dataQualityIssues()).isEmpty();
            });
    assertThat(((Result.Row<PlayerShotZoneAnalysis>) results.get(day(50))).row().completeness())
        .satisfies(
            later -> {
              assertThat(later.isProductionReady()).isFalse();
              assertThat(later.dataQualityIssues()).containsExactly("stale_history");
            });
  }

  private static List<PlayerGame> games(int count, UnaryOperator<PlayerGames> change) {
    return games(count, (game, k) -> change.apply(game));
  }

  private static List<PlayerGame> games(
      int count, BiFunction<PlayerGames, Integer, PlayerGames> change) {
    List<PlayerGame> games = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      games.add(change.apply(PlayerGames.on(day(2 * k)), k).build());
    }
    return games;
  }

  private static Map<LocalDate, Result<PlayerShotZoneAnalysis>> compute(
      List<PlayerGame> games, List<FlawedRow> flaws, TeamGamesPresent present) {
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results = new TreeMap<>();
    Computing.compute(
        Processor.PSZA,
        new ShotZoneCalculator(SEASON, present).of("lebronjames", History.of(OPENER, games, flaws)),
        SEASON.gameDates(),
        (player, date, result) -> {
          assertThat(player).isEqualTo("lebronjames");
          assertThat(results.put(date, result)).isNull();
        });
    return results;
  }

  private static Result<PlayerShotZoneAnalysis> last(
      Map<LocalDate, Result<PlayerShotZoneAnalysis>> results) {
    return results.get(LAST);
  }

  private static PlayerShotZoneAnalysis row(List<PlayerGame> games) {
    Result<PlayerShotZoneAnalysis> result = last(compute(games, List.of(), COMPLETE));
    assertThat(result).isInstanceOf(Result.Row.class);
    return ((Result.Row<PlayerShotZoneAnalysis>) result).row();
  }

  private static Result.Failed<PlayerShotZoneAnalysis> failure(
      List<PlayerGame> games, TeamGamesPresent present) {
    Result<PlayerShotZoneAnalysis> result = last(compute(games, List.of(), present));
    assertThat(result).isInstanceOf(Result.Failed.class);
    return (Result.Failed<PlayerShotZoneAnalysis>) result;
  }

  private static FailureCategory category(Result<PlayerShotZoneAnalysis> result) {
    assertThat(result).isInstanceOf(Result.Failed.class);
    return ((Result.Failed<PlayerShotZoneAnalysis>) result).category();
  }

  private static TeamGamesPresent missingOfNewest(int count) {
    return Schedules.presentExcept(
        SEASON,
        SEASON.newestFinalGames("LAL", LAST, 10).stream()
            .limit(count)
            .map(date -> new TeamGame("LAL", date))
            .toArray(TeamGame[]::new));
  }

  private static FlawedRow flaw(LocalDate date) {
    return new FlawedRow(
        "nba_analytics.player_game_summary",
        "lebronjames",
        date,
        Instant.parse("2022-08-01T00:00:00Z"),
        null,
        "points is -1, below 0");
  }

  private static ShotMix mix(String paint, String midRange, String three) {
    return new ShotMix(
        paint == null ? null : decimal(paint),
        midRange == null ? null : decimal(midRange),
        three == null ? null : decimal(three),
        100L,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
