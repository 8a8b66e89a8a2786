package dev.fastbreak.core.phase3;

import static dev.fastbreak.core.phase3.SeasonBuilder.season;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamGamesTest {

  @Test
  void ratingsAndPaceFollowFromThePossessions() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .team("BOS", t -> t.points(104).possessions(84, 23, 5, 13))
        .team("LAL", t -> t.points(127).possessions(105, 18, 13, 8));

    UpstreamTables tables = season.derive();

    // BOS: 84 + 10.12 - 5 + 13 = 102.12; LAL: 105 + 7.92 - 13 + 8 = 107.92.
    // 10400 / 102.12 = 101.8409...; 12700 / 107.92 = 117.6797...
    assertThat(tables.teamOffense())
        .extracting(
            TeamOffenseGameSummary::teamAbbr,
            TeamOffenseGameSummary::pointsScored,
            TeamOffenseGameSummary::offensiveRating,
            TeamOffenseGameSummary::pace,
            TeamOffenseGameSummary::winFlag,
            TeamOffenseGameSummary::homeGame)
        .containsExactly(
            tuple("BOS", 104L, new BigDecimal("101.84"), new BigDecimal("102.1"), false, false),
            tuple("LAL", 127L, new BigDecimal("117.68"), new BigDecimal("107.9"), true, true));
    assertThat(tables.teamDefense())
        .extracting(
            TeamDefenseGameSummary::defendingTeamAbbr,
            TeamDefenseGameSummary::opponentTeamAbbr,
            TeamDefenseGameSummary::pointsAllowed,
            TeamDefenseGameSummary::defensiveRating,
            TeamDefenseGameSummary::opponentPace,
            TeamDefenseGameSummary::winFlag,
            TeamDefenseGameSummary::homeGame)
        .containsExactly(
            tuple(
                "BOS",
                "LAL",
                127L,
                new BigDecimal("117.68"),
                new BigDecimal("107.9"),
                false,
                false),
            tuple(
                "LAL", "BOS", 104L, new BigDecimal("101.84"), new BigDecimal("102.1"), true, true));
  }

  @Test
  void overtimeScalesPaceAndNothingElse() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .overtimes(2)
        .team("LAL", t -> t.points(130).possessions(100, 25, 11, 10));

    UpstreamTables tables = season.derive();
    TeamOffenseGameSummary lakers = tables.teamOffense().get(1);

    // 100 + 11 - 11 + 10 = 110 possessions in 58 minutes: 110 * 48 / 58 = 91.0344...
    assertThat(lakers.pace()).isEqualTo("91.0");
    assertThat(lakers.offensiveRating()).isEqualTo("118.18"); // 13000 / 110 = 118.1818...
    assertThat(tables.teamDefense().get(0).opponentPace()).isEqualTo("91.0");
  }

  @Test
  void ratingsAreUnknownWithoutPossessions() {
    SeasonBuilder season = season(2021);
    season.game("2021-11-01", "BOS", "LAL").team("LAL", t -> t.points(3).possessions(0, 0, 0, 0));

    UpstreamTables tables = season.derive();

    assertThat(tables.teamOffense().get(1).offensiveRating()).isNull();
    assertThat(tables.teamOffense().get(1).pace()).isEqualTo("0.0");
    assertThat(tables.teamDefense().get(0).defensiveRating()).isNull();
  }

  @Test
  void theDefenceCountsTheOpponentsShots() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .team("LAL", t -> t.threes(11, 35))
        .player("LAL", 1)
        .player("LAL", 2)
        .shot("LAL", 1, 2, 3, true)
        .shot("LAL", 2, 2, 5, true)
        .shot("LAL", 2, 2, 6, false)
        .shot("LAL", 2, 2, 15, true)
        .shot("LAL", 2, 3, 25, true);
    season.game("2021-11-03", "BOS", "LAL");

    List<TeamDefenseGameSummary> rows = season.derive().teamDefense();

    assertThat(rows)
        .extracting(
            TeamDefenseGameSummary::defendingTeamAbbr,
            TeamDefenseGameSummary::oppPaintAttempts,
            TeamDefenseGameSummary::oppPaintMakes,
            TeamDefenseGameSummary::oppMidRangeAttempts,
            TeamDefenseGameSummary::oppMidRangeMakes,
            TeamDefenseGameSummary::pointsInPaintAllowed,
            TeamDefenseGameSummary::midRangePointsAllowed)
        .containsExactly(
            tuple("BOS", 3L, 2L, 1L, 1L, 4L, 2L),
            tuple("LAL", 0L, 0L, 0L, 0L, 0L, 0L), // Boston took no shot, the game has shots
            tuple("BOS", null, null, null, null, null, null),
            tuple("LAL", null, null, null, null, null, null));
    assertThat(rows.get(0).oppThreePtAttempts()).isEqualTo(35);
    assertThat(rows.get(0).oppThreePtMakes()).isEqualTo(11);
    assertThat(rows.get(0).threePtPointsAllowed()).isEqualTo(33);
    assertThat(rows).allSatisfy(row -> assertThat(row.blocksPaint()).isNull());
  }

  @Test
  void theDefenceDoesNotKnowShotsThatDoNotAddUp() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .player("LAL", 1)
        .player("BOS", 2)
        .shot("LAL", 1, 2, 3, true)
        .shot("BOS", 2, 2, 3, true)
        .strayShot("LAL", 1, 2, 3, true);

    assertThat(season.derive().teamDefense())
        .extracting(
            TeamDefenseGameSummary::defendingTeamAbbr, TeamDefenseGameSummary::oppPaintAttempts)
        .containsExactly(tuple("BOS", null), tuple("LAL", 1L));
  }

  @Test
  void aTeamWithoutItsOpponentIsRefused() {
    SeasonBuilder season = season(2021);
    season.game("2021-11-01", "BOS", "LAL");
    GameLog log = season.log();
    GameLog half =
        new GameLog(
            2021,
            log.games(),
            List.of(),
            log.teamBoxes().subList(0, 1),
            List.of(),
            List.of(),
            List.of());

    assertThatThrownBy(() -> Phase3Derivation.derive(half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a box score of BOS but none of LAL");
  }

  @Test
  void aGameWithPointsIsFinal() {
    SeasonBuilder season = season(2021);
    season.game("2022-01-05", "BOS", "LAL");

    assertThat(season.derive().schedule())
        .containsExactly(
            new ScheduledGame(
                "20220105_BOS_LAL",
                "00202100001",
                LocalDate.of(2022, 1, 5),
                3L,
                "LAL",
                "BOS",
                2021,
                true,
                false,
                false));
  }

  @Test
  void teamContextsHaveLinesFromBothSidesAndRest() {
    SeasonBuilder season = season(2021);
    season.game("2021-11-01", "BOS", "LAL").line("-3.5", "220.5");
    season.game("2021-11-02", "CHI", "LAL").line("2", null);
    season.game("2021-11-05", "LAL", "BOS");

    assertThat(season.derive().teamContexts())
        .extracting(
            row -> row.gameDate().getDayOfMonth(),
            UpcomingTeamGameContext::teamAbbr,
            UpcomingTeamGameContext::gameSpread,
            UpcomingTeamGameContext::gameTotal,
            UpcomingTeamGameContext::teamDaysRest)
        .containsExactly(
            tuple(1, "LAL", new BigDecimal("-3.5"), new BigDecimal("220.5"), null),
            tuple(1, "BOS", new BigDecimal("3.5"), new BigDecimal("220.5"), null),
            tuple(2, "LAL", new BigDecimal("2.0"), null, 0L),
            tuple(2, "CHI", new BigDecimal("-2.0"), null, null),
            tuple(5, "BOS", null, null, 3L),
            tuple(5, "LAL", null, null, 2L));
  }
}
