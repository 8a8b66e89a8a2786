package dev.fastbreak.core.phase3;

import static dev.fastbreak.core.phase3.SeasonBuilder.season;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerContextsTest {

  /**
   * Player 1 of LAL plays on these days of January 2022, each time for {@code 10 + day} minutes.
   */
  private static SeasonBuilder playingOn(int... days) {
    SeasonBuilder season = season(2021);
    for (int day : days) {
      season
          .game("2022-01-%02d".formatted(day), "BOS", "LAL")
          .player("LAL", 1, p -> p.minutes(10 + day));
    }
    return season;
  }

  private static UpcomingPlayerGameContext last(SeasonBuilder season, String lookup) {
    List<UpcomingPlayerGameContext> own =
        season.derive().playerContexts().stream()
            .filter(row -> row.playerLookup().equals(lookup))
            .toList();
    return own.get(own.size() - 1);
  }

  private static UpcomingPlayerGameContext last(SeasonBuilder season) {
    return last(season, "player1");
  }

  @Test
  void whoPlaysForTheFirstTimeWasNotExpected() {
    assertThat(playingOn(20).derive().playerContexts()).isEmpty();
    assertThat(playingOn(1, 20).derive().playerContexts())
        .extracting(row -> row.gameDate().getDayOfMonth())
        .containsExactly(20);
  }

  @Test
  void whoDoesNotPlayWasExpectedAllTheSame() {
    SeasonBuilder season = playingOn(1, 3);
    season.game("2022-01-05", "LAL", "CHI").player("CHI", 9);

    UpcomingPlayerGameContext row = last(season);

    assertThat(row.gameId()).isEqualTo("20220105_LAL_CHI");
    assertThat(row.teamAbbr()).isEqualTo("LAL");
    assertThat(row.opponentTeamAbbr()).isEqualTo("CHI");
    assertThat(row.homeGame()).isFalse();
    assertThat(row.daysRest()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2022-01-31, 1", "2022-02-01, 0"}) // 30 and 31 days after the 1st
  void whoHasNotPlayedForThirtyDaysIsExpectedNoMore(String date, int contexts) {
    SeasonBuilder season = playingOn(1);
    season.game(date, "BOS", "LAL");

    assertThat(season.derive().playerContexts()).hasSize(contexts);
  }

  @Test
  void aTradedPlayerIsExpectedByHisOldTeamUntilHePlaysForTheNewOne() {
    SeasonBuilder season = playingOn(14);
    season.game("2022-01-16", "CHI", "LAL").player("CHI", 1);
    season.game("2022-01-18", "CHI", "LAL");

    assertThat(season.derive().playerContexts())
        .extracting(row -> row.gameDate().getDayOfMonth(), UpcomingPlayerGameContext::teamAbbr)
        .containsExactly(tuple(16, "LAL"), tuple(18, "CHI"));
  }

  @Test
  void contextsEndAtTheFront() {
    SeasonBuilder season = playingOn(14);
    season.game("2022-01-16", "BOS", "LAL").toCome();
    season.game("2022-01-18", "BOS", "LAL").toCome();

    UpstreamTables tables = season.derive();

    assertThat(tables.playerContexts())
        .extracting(row -> row.gameDate().getDayOfMonth())
        .containsExactly(16);
    assertThat(tables.teamContexts())
        .extracting(row -> row.gameDate().getDayOfMonth())
        .containsExactly(14, 14, 16, 16);
    assertThat(tables.schedule()).extracting(row -> row.gameStatus()).containsExactly(3L, 1L, 1L);
  }

  @Test
  void aGameWhoseResultIsMissingIsSeenByNothing() {
    SeasonBuilder season = playingOn(14);
    season.game("2022-01-16", "BOS", "LAL").toCome();
    season.game("2022-01-18", "BOS", "LAL").player("LAL", 1);

    UpstreamTables tables = season.derive();

    assertThat(tables.playerContexts())
        .extracting(row -> row.gameDate().getDayOfMonth())
        .containsExactly(18);
    assertThat(tables.teamContexts())
        .filteredOn(row -> row.gameDate().getDayOfMonth() == 18)
        .extracting(row -> row.teamDaysRest())
        .containsExactly(3L, 3L);
  }

  @Test
  void windowsExcludeBothEnds() {
    // Looking from the 20th: the 13th is 7 days before and out, the 14th is in;
    // the 6th is 14 days before and out, the 7th is in; the 20th itself is out.
    UpcomingPlayerGameContext row = last(playingOn(6, 7, 13, 14, 18, 20));

    assertThat(row.gamesInLast7Days()).isEqualTo(2);
    assertThat(row.minutesInLast7Days()).isEqualTo(24 + 28);
    assertThat(row.avgMinutesPerGameLast7()).isEqualTo("26.0");
    assertThat(row.gamesInLast14Days()).isEqualTo(4);
    assertThat(row.minutesInLast14Days()).isEqualTo(17 + 23 + 24 + 28);
    assertThat(row.daysRest()).isEqualTo(1);
    assertThat(row.backToBack()).isFalse();
  }

  @Test
  void minutesPerGameAreRoundedHalfUp() {
    // (24 + 25 + 28 + 29) / 4 = 26.5; over 14, 15, 18: (24 + 25 + 28) / 3 = 25.666...
    assertThat(last(playingOn(14, 15, 18, 19, 20)).avgMinutesPerGameLast7()).isEqualTo("26.5");
    assertThat(last(playingOn(14, 15, 18, 20)).avgMinutesPerGameLast7()).isEqualTo("25.7");
  }

  @Test
  void aBackToBackIsAGameTheDayAfterAGame() {
    UpcomingPlayerGameContext row = last(playingOn(19, 20));

    assertThat(row.daysRest()).isZero();
    assertThat(row.backToBack()).isTrue();
    // The 20th's own back-to-back is not one of the last 14 days.
    assertThat(row.backToBacksLast14Days()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'6,7,20', 1", // the 7th is in the window, the day before it need not be
    "'5,6,20', 0", // the 6th is not
    "'7,8,9,20', 2", // three days in a row are two
    "'7,9,11,20', 0",
    "'18,19,20', 1"
  })
  void backToBacksCountGamesWhosePreviousDayHasOneToo(String days, long expected) {
    int[] parsed = Arrays.stream(days.split(",")).mapToInt(Integer::parseInt).toArray();

    assertThat(last(playingOn(parsed)).backToBacksLast14Days()).isEqualTo(expected);
  }

  @Test
  void usageIsTheMeanOfTheNewestStoredRatesThatAreKnown() {
    SeasonBuilder season = season(2021);
    // Alone in his team his usage is 20 / 1; with a team-mate of equal minutes who ends b
    // possessions to his a, it is 100 a (2m / 5) / (m (a + b)) = 40 a / (a + b).
    int[] ended = {1, 2, 3, 4, 5, 6, 7, 8};
    int day = 1;
    for (int a : ended) {
      season
          .game("2022-01-%02d".formatted(day++), "BOS", "LAL")
          .player("LAL", 1, p -> p.ends(a, 0, 0))
          .player("LAL", 2, p -> p.ends(10 - a, 0, 0));
    }
    season // no minutes, so no usage rate: passed over, not counted
        .game("2022-01-%02d".formatted(day++), "BOS", "LAL")
        .player("LAL", 1, p -> p.minutes(0))
        .player("LAL", 2);
    season.game("2022-01-%02d".formatted(day), "BOS", "LAL").player("LAL", 1);

    UpcomingPlayerGameContext row = last(season);

    // Rates 4, 8, 12, ... 32. Newest 3: (24 + 28 + 32) / 3; newest 7: (8 + ... + 32) / 7 = 20.
    assertThat(row.projectedUsageRate()).isEqualTo("28.00");
    assertThat(row.avgUsageRateLast7Games()).isEqualTo("20.00");
  }

  @Test
  void paceIsTheMeanOfStoredValuesOverTenGamesAndTheDifferenceIsRoundedOnce() {
    SeasonBuilder season = season(2021);
    // BOS: 200.0 falls out of the newest 10, which are 101.0 and nine times 100.0: mean 100.1.
    paced(season, "2021-11-01", "BOS", 200, 0);
    paced(season, "2021-11-02", "BOS", 101, 0);
    for (int day = 3; day <= 11; day++) {
      paced(season, "2021-11-%02d".formatted(day), "BOS", 100, 0).player("BOS", 2);
    }
    // LAL: 90 + 8.36 = 98.36, stored 98.4, and 93 + 5.28 = 98.28, stored 98.3: mean 98.35,
    // where the mean before storing would be 98.32.
    paced(season, "2021-11-03", "LAL", 90, 19);
    paced(season, "2021-11-05", "LAL", 93, 12).player("LAL", 1);
    season.game("2021-11-12", "BOS", "LAL");

    // 100.1 - 98.35 = 1.75; the rounded means would differ by 1.7.
    assertThat(last(season, "player1").opponentPaceLast10()).isEqualTo("100.1");
    assertThat(last(season, "player1").paceDifferential()).isEqualTo("1.8");
    assertThat(last(season, "player2").opponentPaceLast10()).isEqualTo("98.4");
    assertThat(last(season, "player2").paceDifferential()).isEqualTo("-1.8");
  }

  @Test
  void paceIsUnknownToBothWhenEitherTeamHasNotPlayed() {
    SeasonBuilder season = season(2021);
    paced(season, "2021-11-01", "LAL", 100, 0).player("LAL", 1);
    season.game("2021-11-05", "BOS", "LAL");

    assertThat(last(season).opponentPaceLast10()).isNull();
    assertThat(last(season).paceDifferential()).isNull();
  }

  @Test
  void paceIsKnownForAGameThatHasNoTeamBoxScoresItself() {
    SeasonBuilder season = season(2021);
    paced(season, "2021-11-01", "LAL", 100, 0).player("LAL", 1);
    paced(season, "2021-11-02", "BOS", 90, 0);
    season.game("2021-11-05", "BOS", "LAL");
    GameLog log = season.log();
    GameLog without =
        new GameLog(
            2021,
            log.games(),
            log.playerBoxes(),
            log.teamBoxes().subList(0, 4),
            log.shots(),
            log.injuries(),
            log.lines());

    UpcomingPlayerGameContext row = Phase3Derivation.derive(without).playerContexts().get(0);

    assertThat(row.opponentPaceLast10()).isEqualTo("90.0");
    assertThat(row.paceDifferential()).isEqualTo("-10.0");
  }

  /** A game in which a team has {@code shots + 0.44 freeThrows} possessions. */
  private static SeasonBuilder.GameBuilder paced(
      SeasonBuilder season, String date, String team, int shots, int freeThrows) {
    return season
        .game(date, "UTA" + team, team)
        .team(team, t -> t.possessions(shots, freeThrows, 0, 0));
  }

  @Test
  void theOpponentsRestIsItsTeamsAndNotThePlayers() {
    SeasonBuilder season = season(2021);
    season.game("2022-01-01", "BOS", "CHI");
    season.game("2022-01-04", "MIA", "LAL").player("LAL", 1);
    season.game("2022-01-05", "BOS", "LAL");

    assertThat(last(season).opponentDaysRest()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    // the opener is on October 19th
    "2021-11-30, 2, early", // day 42
    "2021-12-01, 2, mid",
    "2022-03-01, 2, mid", // day 133
    "2022-03-02, 2, late",
    "2022-05-16, 2, late", // a regular season that goes on into May
    "2021-11-30, 4, playoffs",
    "2022-04-12, 5, playoffs" // the play-in
  })
  void theSeasonHasPhases(String date, char kind, String phase) {
    SeasonBuilder season = season(2021);
    season.game("2021-10-19", "BOS", "CHI");
    season.game(LocalDate.parse(date).minusDays(1).toString(), "BOS", "LAL").player("LAL", 1);
    season.game(date, "BOS", "LAL").kind(kind);

    assertThat(last(season).seasonPhase()).isEqualTo(phase);
  }

  @Test
  void theStatusIsThatOfTheNewestEntryBeforeTheDate() {
    assertThat(last(playingOn(5, 20).out("2022-01-20", 1)).playerStatus())
        .as("an entry of the day itself is not known")
        .isEqualTo("available");
    assertThat(last(playingOn(5, 20).out("2022-01-19", 1)).playerStatus()).isEqualTo("out");
    assertThat(last(playingOn(5, 20).dayToDay("2022-01-19", 1)).playerStatus())
        .isEqualTo("questionable");
    assertThat(
            last(playingOn(5, 20).dayToDay("2022-01-10", 1).back("2022-01-11", 1)).playerStatus())
        .isEqualTo("available");
    assertThat(last(playingOn(5, 20).back("2022-01-12", 1).out("2022-01-11", 1)).playerStatus())
        .as("the date counts before the file order")
        .isEqualTo("available");
    assertThat(
            last(playingOn(5, 20).out("2022-01-19", 2).outWithoutId("2022-01-19")).playerStatus())
        .as("other players' entries, and entries without a player")
        .isEqualTo("available");
  }

  @Test
  void ofSeveralEntriesOfADateTheGravestCountsInAnyOrder() {
    assertThat(last(playingOn(5, 20).back("2022-01-11", 1).out("2022-01-11", 1)).playerStatus())
        .isEqualTo("out");
    assertThat(last(playingOn(5, 20).out("2022-01-11", 1).back("2022-01-11", 1)).playerStatus())
        .isEqualTo("out");
    assertThat(last(playingOn(5, 20).out("2022-01-11", 1).dayToDay("2022-01-11", 1)).playerStatus())
        .isEqualTo("out");
    assertThat(
            last(playingOn(5, 20).dayToDay("2022-01-11", 1).back("2022-01-11", 1)).playerStatus())
        .isEqualTo("questionable");
  }

  @Test
  void whoHasPlayedSinceHeWentOutIsOutNoMore() {
    assertThat(last(playingOn(5, 12, 20).out("2022-01-11", 1)).playerStatus())
        .as("nobody closed the entry")
        .isEqualTo("available");
    assertThat(last(playingOn(5, 12, 20).out("2022-01-12", 1)).playerStatus())
        .as("the game of the entry's own date does not close it")
        .isEqualTo("out");
    assertThat(last(playingOn(5, 12, 20).out("2022-01-01", 1).out("2022-01-14", 1)).playerStatus())
        .as("a new entry")
        .isEqualTo("out");
  }

  /**
   * Players 1 and 2 of LAL play on {@code games} days from January 1st, 2 with these points each
   * time; on the 20th player 1 plays.
   */
  private static SeasonBuilder teammates(int games, int points) {
    SeasonBuilder season = season(2021);
    for (int day = 1; day <= games; day++) {
      season
          .game("2022-01-%02d".formatted(day), "BOS", "LAL")
          .player("LAL", 1)
          .player("LAL", 2, p -> p.points(points));
    }
    season.game("2022-01-20", "BOS", "LAL").player("LAL", 1);
    return season;
  }

  @Test
  void aStarTeammateIsOut() {
    assertThat(last(teammates(5, 18).out("2022-01-19", 2)).starTeammatesOut()).isEqualTo(1);
    assertThat(last(teammates(5, 18).dayToDay("2022-01-19", 2)).starTeammatesOut())
        .as("day to day makes no difference")
        .isEqualTo(1);
    assertThat(last(teammates(4, 30).out("2022-01-19", 2)).starTeammatesOut())
        .as("four games are too few")
        .isZero();
    assertThat(last(teammates(5, 17).out("2022-01-19", 2)).starTeammatesOut()).isZero();
    assertThat(last(teammates(5, 18)).starTeammatesOut()).as("he is not out").isZero();
    assertThat(last(teammates(5, 18).out("2022-01-20", 2)).starTeammatesOut())
        .as("an entry of the day itself is not known")
        .isZero();
    assertThat(last(teammates(5, 18).out("2022-01-18", 2).back("2022-01-19", 2)).starTeammatesOut())
        .isZero();
  }

  @Test
  void aPlayerIsNotHisOwnTeammate() {
    SeasonBuilder season = teammates(5, 18).out("2022-01-19", 2);
    season.game("2022-01-21", "BOS", "LAL").player("LAL", 1).player("LAL", 2);

    assertThat(last(season, "player1").starTeammatesOut())
        .as("that 2 plays that day is not looked at")
        .isEqualTo(1);
    assertThat(last(season, "player2").starTeammatesOut()).isZero();
  }

  @Test
  void aTradedStarCountsForTheTeamOfHisNewestGame() {
    SeasonBuilder season = teammates(5, 30);
    season.game("2022-01-21", "LAL", "CHI").player("CHI", 2).player("CHI", 4).player("LAL", 1);
    season.game("2022-01-23", "LAL", "CHI").player("CHI", 4).player("LAL", 1);
    season.out("2022-01-19", 2).out("2022-01-22", 2);

    List<UpcomingPlayerGameContext> rows = season.derive().playerContexts();

    assertThat(starsOut(rows, "2022-01-21", "player1"))
        .as("his newest game before the 21st was for LAL")
        .isEqualTo(1);
    assertThat(starsOut(rows, "2022-01-23", "player1")).isZero();
    assertThat(starsOut(rows, "2022-01-23", "player4")).isEqualTo(1);
  }

  private static Long starsOut(List<UpcomingPlayerGameContext> rows, String date, String lookup) {
    return rows.stream()
        .filter(row -> row.gameDate().equals(LocalDate.parse(date)))
        .filter(row -> row.playerLookup().equals(lookup))
        .findFirst()
        .orElseThrow()
        .starTeammatesOut();
  }

  @Test
  void aTradedPlayerKeepsHisHistory() {
    SeasonBuilder season = playingOn(14, 18);
    season.game("2022-01-20", "CHI", "MIA").player("MIA", 1);
    season.game("2022-01-22", "CHI", "MIA");

    UpcomingPlayerGameContext row = last(season);

    assertThat(row.teamAbbr()).isEqualTo("MIA");
    assertThat(row.daysRest()).isEqualTo(1);
    assertThat(row.gamesInLast7Days()).isEqualTo(2);
    assertThat(row.gamesInLast14Days()).isEqualTo(3);
  }

  @Test
  void theOrderOfTheBoxScoresDoesNotMatter() {
    GameLog log = teammates(8, 18).out("2022-01-05", 2).log();
    List<GameLog.PlayerBox> reversed = new ArrayList<>(log.playerBoxes());
    Collections.reverse(reversed);
    GameLog shuffled =
        new GameLog(
            2021, log.games(), reversed, log.teamBoxes(), log.shots(), log.injuries(), log.lines());

    assertThat(Phase3Derivation.derive(shuffled).playerContexts())
        .containsExactlyInAnyOrderElementsOf(Phase3Derivation.derive(log).playerContexts());
  }

  @Test
  void nothingOfTheDayItselfIsSeen() {
    SeasonBuilder plain = playingOn(14, 18);
    plain.game("2022-01-20", "BOS", "LAL").player("LAL", 1);
    SeasonBuilder different = playingOn(14, 18);
    different
        .game("2022-01-20", "BOS", "LAL")
        .player("LAL", 1, p -> p.minutes(48).points(60).ends(40, 20, 9))
        .team("BOS", t -> t.possessions(130, 0, 0, 0))
        .overtimes(3);

    assertThat(last(different)).isEqualTo(last(plain));
  }

  @Test
  void whatBoxScoresDoNotTellIsUnknown() {
    UpcomingPlayerGameContext row = last(playingOn(19, 20));

    assertThat(row.playerAge()).isNull();
    assertThat(row.fourthQuarterMinutesLast7()).isNull();
    assertThat(row.currentPointsLine()).isNull();
    assertThat(row.hasPropLine()).isFalse();
    assertThat(row.isProductionReady()).isTrue();
    assertThat(row.gameId()).isEqualTo("20220120_BOS_LAL");
  }
}
