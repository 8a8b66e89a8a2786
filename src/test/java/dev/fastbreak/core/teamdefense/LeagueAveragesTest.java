package dev.fastbreak.core.teamdefense;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LeagueAveragesTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final LocalDate DATE = OPENER.plusDays(60);

  @Test
  void isThePlainMeanOfTheTeamsPercentages() {
    // Five teams allow 100/200, 40/100, 30/100 a game, five 6/10, 5/10, 4/10: the mean of
    // .5 and .6 is .55 although the first shoot twenty times as much; .45 and .35 likewise.
    List<History<TeamDefenseGame>> teams = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      teams.add(team(10, game -> game.zones(200, 100, 100, 40, 100, 30)));
      teams.add(team(10, game -> game.zones(10, 6, 10, 5, 10, 4)));
    }
    LeagueAverages league = LeagueAverages.before(DATE, teams);
    assertThat(league.paint()).isEqualTo(Fraction.of("0.55"));
    assertThat(league.midRange()).isEqualTo(Fraction.of("0.45"));
    assertThat(league.perimeter()).isEqualTo(Fraction.of("0.35"));
    assertThat(league.teams()).isEqualTo(10);
    assertThat(league.of(ShotZone.PAINT)).isEqualTo(league.paint());
    assertThat(league.of(ShotZone.MID_RANGE)).isEqualTo(league.midRange());
    assertThat(league.of(ShotZone.PERIMETER)).isEqualTo(league.perimeter());
  }

  @Test
  void aTeamsPercentageIsOverItsSums() {
    // Nine games of 1/1 and one of 0/11: 9 of 20 = .45, not the mean of the games.
    List<History<TeamDefenseGame>> teams =
        teams(
            10,
            () ->
                team(
                    10,
                    (game, k) ->
                        k == 0 ? game.zones(11, 0, 11, 0, 11, 0) : game.zones(1, 1, 1, 1, 1, 1)));
    assertThat(LeagueAverages.before(DATE, teams).paint()).isEqualTo(Fraction.of("0.45"));
  }

  @Test
  void meansOfThirtyDifferentDenominatorsAreExact() {
    // Team i allows 1 of i + 2 in the paint: the mean of 1/2 .. 1/31 is (H(31) - 1) / 30
    // with H(31) = 4.02724519543652..: 0.10090817318..
    List<History<TeamDefenseGame>> teams = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int attempts = i + 2;
      teams.add(team(10, game -> game.zones(attempts, 1, 1, 1, 1, 1)));
    }
    Fraction paint = LeagueAverages.before(DATE, teams).paint();
    Fraction sum = Fraction.ZERO;
    for (int i = 31; i >= 2; i--) {
      sum = sum.plus(Fraction.of(1, i));
    }
    assertThat(paint).isEqualTo(sum.dividedBy(30));
    assertThat(paint.round(9)).isEqualTo("0.100908173");
  }

  @Test
  void fewerThanTenTeamsFallBackOnLongTimeAverages() {
    LeagueAverages nine = LeagueAverages.before(DATE, teams(9, () -> team(10, game -> game)));
    assertThat(nine.paint()).isEqualTo(Fraction.of("0.580"));
    assertThat(nine.midRange()).isEqualTo(Fraction.of("0.410"));
    assertThat(nine.perimeter()).isEqualTo(Fraction.of("0.355"));
    assertThat(nine.teams()).isZero();
    LeagueAverages ten = LeagueAverages.before(DATE, teams(10, () -> team(10, game -> game)));
    // 22 / 40
    assertThat(ten.paint()).isEqualTo(Fraction.of("0.55"));
    assertThat(LeagueAverages.before(DATE, List.of())).isEqualTo(nine);
  }

  @Test
  void aTeamNeedsTenZoneRowsWithAttemptsInAllZones() {
    List<History<TeamDefenseGame>> teams = teams(10, () -> team(10, game -> game));
    // Each of these would move the mean if it counted.
    teams.add(team(9, game -> game.zones(10, 10, 10, 10, 10, 10)));
    teams.add(
        team(
            12,
            (game, k) ->
                k < 9
                    ? game.zones(10, 10, 10, 10, 10, 10)
                    : game.zones(10, 10, 10, 10, 10, 10).withoutZone(1)));
    teams.add(team(10, game -> game.zones(0, 0, 10, 10, 10, 10)));
    teams.add(team(10, game -> game.zones(10, 10, 0, 0, 10, 10)));
    teams.add(team(10, game -> game.zones(10, 10, 10, 10, 0, 0)));
    assertThat(LeagueAverages.before(DATE, teams)).isEqualTo(tenDefaultTeams());
    // With one more zone row a team counts: (10 x .55 + 1) / 11
    teams.add(team(10, game -> game.zones(10, 10, 10, 10, 10, 10)));
    LeagueAverages eleven = LeagueAverages.before(DATE, teams);
    assertThat(eleven.teams()).isEqualTo(11);
    assertThat(eleven.paint()).isEqualTo(Fraction.of("6.5").dividedBy(11));
  }

  @Test
  void thirtyDaysBackIsInAndThirtyOneIsOut() {
    List<History<TeamDefenseGame>> teams = teams(9, () -> team(10, game -> game));
    teams.add(teamWithOldest(DATE.minusDays(30)));
    assertThat(LeagueAverages.before(DATE, teams).teams()).isEqualTo(10);
    teams.set(9, teamWithOldest(DATE.minusDays(31)));
    assertThat(LeagueAverages.before(DATE, teams).teams()).isZero();
  }

  @Test
  void theDatesOwnGamesAreOut() {
    List<History<TeamDefenseGame>> teams = teams(10, () -> team(10, game -> game));
    List<History<TeamDefenseGame>> withToday =
        teams(
            10,
            () -> {
              List<TeamDefenseGame> games = games(10, (game, k) -> game);
              games.add(TeamGames.of("LAL", DATE).zones(10, 10, 10, 10, 10, 10).build());
              games.add(TeamGames.of("LAL", DATE.plusDays(1)).zones(9, 9, 9, 9, 9, 9).build());
              return History.of(OPENER, games, List.of());
            });
    assertThat(LeagueAverages.before(DATE, withToday))
        .isEqualTo(LeagueAverages.before(DATE, teams));
  }

  @Test
  void aRowThatBreaksItsSchemaTakesNoPart() {
    List<History<TeamDefenseGame>> teams = teams(9, () -> team(10, game -> game));
    FlawedRow flaw =
        new FlawedRow(
            "nba_analytics.team_defense_game_summary",
            "LAL",
            DATE.minusDays(1),
            Instant.parse("2023-01-01T00:00:00Z"),
            null,
            "points_allowed is -1, below 0");
    teams.add(History.of(OPENER, games(10, (game, k) -> game), List.of(flaw)));
    // The flaw stands for the newest of ten games: nine are left, too few for the tenth team.
    assertThat(LeagueAverages.before(DATE, teams).teams()).isZero();
  }

  private static LeagueAverages tenDefaultTeams() {
    return LeagueAverages.before(DATE, teams(10, () -> team(10, game -> game)));
  }

  private static History<TeamDefenseGame> teamWithOldest(LocalDate oldest) {
    List<TeamDefenseGame> games = games(9, (game, k) -> game);
    games.add(TeamGames.of("LAL", oldest).build());
    return History.of(OPENER, games, List.of());
  }

  private static List<History<TeamDefenseGame>> teams(
      int count, Supplier<History<TeamDefenseGame>> team) {
    List<History<TeamDefenseGame>> teams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      teams.add(team.get());
    }
    return teams;
  }

  private static History<TeamDefenseGame> team(int count, UnaryOperator<TeamGames> change) {
    return team(count, (game, k) -> change.apply(game));
  }

  private static History<TeamDefenseGame> team(
      int count, BiFunction<TeamGames, Integer, TeamGames> change) {
    return History.of(OPENER, games(count, change), List.of());
  }

  /** Games on the days before the date. */
  private static List<TeamDefenseGame> games(
      int count, BiFunction<TeamGames, Integer, TeamGames> change) {
    List<TeamDefenseGame> games = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      games.add(change.apply(TeamGames.of("LAL", DATE.minusDays(k + 1)), k).build());
    }
    return games;
  }
}
