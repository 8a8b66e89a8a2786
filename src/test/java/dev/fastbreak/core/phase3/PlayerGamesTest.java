package dev.fastbreak.core.phase3;

import static dev.fastbreak.core.phase3.SeasonBuilder.season;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerGamesTest {

  @Test
  void usageIsTheShareOfThePossessionsEndedWhileOnTheFloor() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .player("LAL", 1, p -> p.minutes(36).ends(20, 10, 3))
        .player("LAL", 2, p -> p.minutes(204).ends(60, 15, 9))
        .player("BOS", 3, p -> p.minutes(240).ends(99, 99, 99));

    List<PlayerGameSummary> rows = season.derive().playerGames();

    // 1 ends 20 + 4.4 + 3 = 27.4, the team 80 + 11 + 12 = 103; team minutes 240.
    // 100 * 27.4 * 48 / (36 * 103) = 131520 / 3708 = 35.4692...
    assertThat(rows.get(0).usageRate()).isEqualTo("35.47");
    // 2 ends 60 + 6.6 + 9 = 75.6: 100 * 75.6 * 48 / (204 * 103) = 362880 / 21012 = 17.2701...
    assertThat(rows.get(1).usageRate()).isEqualTo("17.27");
    // Alone in his team: 100 * x * 48 / (240 * x) = 20.
    assertThat(rows.get(2).usageRate()).isEqualTo("20.00");
  }

  @Test
  void usageIsUnknownWithoutMinutesOrWithoutPossessionsOfTheTeam() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .player("LAL", 1, p -> p.minutes(0).ends(1, 0, 0))
        .player("LAL", 2, p -> p.minutes(10).ends(0, 0, 0))
        .player("BOS", 3, p -> p.minutes(10).ends(0, 0, 0));

    assertThat(season.derive().playerGames())
        .extracting(PlayerGameSummary::playerLookup, PlayerGameSummary::usageRate)
        .containsExactly(
            tuple("player1", null),
            tuple("player2", new BigDecimal("0.00")),
            tuple("player3", null));
  }

  @ParameterizedTest
  @CsvSource({
    // pts / (2 (fga + 0.44 fta)), rounded half away from zero to three decimals.
    "30, 20, 10, 0.615", // 30 / 48.8 = 0.61475
    "1, 2, 4, 0.133", // 1 / 7.52 = 0.13297
    "5, 4, 0, 0.625", // 5 / 8
    "1, 8, 0, 0.063", // 1 / 16 = 0.0625, the tie goes up
    "0, 3, 0, 0.000",
    "2, 0, 2, 1.136" // 2 / 1.76 = 1.13636
  })
  void trueShooting(int points, int shots, int freeThrows, String expected) {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .player("LAL", 1, p -> p.points(points).ends(shots, freeThrows, 0));

    assertThat(season.derive().playerGames().get(0).tsPct()).isEqualTo(expected);
  }

  @Test
  void trueShootingIsUnknownWithoutAttempts() {
    SeasonBuilder season = season(2021);
    season.game("2021-11-01", "BOS", "LAL").player("LAL", 1, p -> p.ends(0, 0, 4));

    assertThat(season.derive().playerGames().get(0).tsPct()).isNull();
  }

  @Test
  void zonesCountTheTwoPointersOfThePlayerByDistance() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .player("LAL", 1)
        .player("LAL", 2)
        .player("BOS", 3)
        .shot("LAL", 1, 2, 0, true)
        .shot("LAL", 1, 2, 8, false) // 8 feet are still paint
        .shot("LAL", 1, 2, 9, true) // 9 are not
        .shot("LAL", 1, 2, 23, false)
        .shot("LAL", 1, 2, 40, false)
        .shot("LAL", 1, 3, 24, true)
        .shot("LAL", 1, 3, 3, true) // worth 3: a three wherever it was taken
        .shot("BOS", 3, 3, 25, true);
    season.game("2021-11-03", "BOS", "LAL").player("LAL", 1);

    assertThat(season.derive().playerGames())
        .extracting(
            PlayerGameSummary::playerLookup,
            PlayerGameSummary::paintAttempts,
            PlayerGameSummary::paintMakes,
            PlayerGameSummary::midRangeAttempts,
            PlayerGameSummary::midRangeMakes)
        .containsExactly(
            tuple("player1", 2L, 1L, 3L, 1L),
            tuple("player2", 0L, 0L, 0L, 0L), // the game has shots, he took none
            tuple("player3", 0L, 0L, 0L, 0L), // only a three
            tuple("player1", null, null, null, null)); // the game has no shots
  }

  @Test
  void zonesOfShotsThatDoNotAddUpAreUnknown() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-11-01", "BOS", "LAL")
        .player("LAL", 1)
        .player("LAL", 2)
        .player("LAL", 3)
        .player("LAL", 4)
        .shot("LAL", 1, 2, 5, true)
        .shot("LAL", 2, 2, 5, true)
        .strayShot("LAL", 2, 2, 5, false) // one more than the box score has
        .strayShot("LAL", 3, 3, 25, false); // a three is one too

    assertThat(season.derive().playerGames())
        .extracting(PlayerGameSummary::playerLookup, PlayerGameSummary::paintAttempts)
        .containsExactly(
            tuple("player1", 1L),
            tuple("player2", null),
            tuple("player3", null),
            tuple("player4", 0L));
  }

  @ParameterizedTest
  @CsvSource({
    "2, true, 1, 1, 0, 0", // as the box score has it
    "2, false, 1, 1, 0, 0", // shots = fga, but not made = fgm
    "3, true, 1, 1, 0, 0", // not three-point shots = fg3a
    "3, false, 1, 1, 0, 0"
  })
  void allFourNumbersMustAgree(
      int value, boolean made, int makes, int attempts, int threesMade, int threes) {
    ShootingLine box = new ShootingLine(makes, attempts, threesMade, threes);
    SeasonBuilder season = season(2021);
    season.game("2021-11-01", "BOS", "LAL").player("LAL", 1).shot("LAL", 1, 2, 5, true);
    GameLog log = season.log();
    GameLog other =
        new GameLog(
            2021,
            log.games(),
            log.playerBoxes(),
            log.teamBoxes(),
            List.of(new GameLog.Shot(log.games().get(0).gameId(), 1, "LAL", value, 5, made)),
            List.of(),
            List.of());

    assertThat(new ShotZones(other).disagreements())
        .extracting(ShotZones.Disagreement::box)
        .isEqualTo(value == 2 && made ? List.of() : List.of(box));
  }

  @Test
  void theRestIsCopied() {
    GameLog log =
        new GameLog(
            2021,
            List.of(
                new GameLog.Game(
                    "0022100001", LocalDate.of(2021, 10, 19), "MIL", "BKN", null, null, null)),
            List.of(
                new GameLog.PlayerBox(
                    "0022100001",
                    LocalDate.of(2021, 10, 19),
                    201142,
                    "Kevin Durant",
                    "BKN",
                    "MIL",
                    false,
                    true,
                    1,
                    2,
                    3,
                    4,
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    11,
                    12,
                    13,
                    14,
                    15,
                    16,
                    -17)),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    PlayerGameSummary row = Phase3Derivation.derive(log).playerGames().get(0);

    assertThat(row)
        .isEqualTo(
            new PlayerGameSummary(
                "kevindurant",
                "nba_201142",
                "20211019_BKN_MIL",
                "0022100001",
                LocalDate.of(2021, 10, 19),
                "BKN",
                "MIL",
                2021,
                2L,
                new BigDecimal("1.0"),
                row.usageRate(),
                row.tsPct(),
                4L,
                3L,
                6L,
                5L,
                8L,
                7L,
                null,
                null,
                null,
                null,
                null,
                null,
                9L,
                10L,
                11L,
                12L,
                13L,
                14L,
                15L,
                16L,
                -17L,
                true,
                false,
                true,
                null));
  }

  @Test
  void aGameThatIsNotInTheScheduleIsRefused() {
    SeasonBuilder season = season(2021);
    season.game("2021-11-01", "BOS", "LAL").player("LAL", 1);
    GameLog log = season.log();
    GameLog without =
        new GameLog(2021, List.of(), log.playerBoxes(), List.of(), List.of(), List.of(), List.of());

    assertThatThrownBy(() -> Phase3Derivation.derive(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not in the schedule");
  }
}
