package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PlayerNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A season, game by game as it is played, and what the simulation knows beyond box scores.
 *
 * @param log schedule, box scores, shots, injuries and lines
 * @param assistedMakes how many of a player's makes came on a pass, for each box score
 * @param blocks blocked shots by team and game, by the zone of the shot
 * @param absences players who were listed for a game and did not play
 * @param athletes everybody with a box score, by {@code universal_player_id}
 * @param postponements games that were first to be played on another day
 */
record SimulatedSeason(
    SeasonCalendar calendar,
    GameLog log,
    Map<OfGame, Integer> assistedMakes,
    Map<OfGame, Map<Zone, Long>> blocks,
    List<Absence> absences,
    Map<String, Athlete> athletes,
    List<Postponement> postponements) {

  private static final int FOULED_OUT = 6;

  /**
   * Somebody's part in a game.
   *
   * @param who a team's code, or a player's {@code universal_player_id}
   */
  record OfGame(String gameId, String who) {}

  /**
   * A player listed but not used.
   *
   * @param injured whether he was on the inactive list; otherwise the coach left him on the bench
   */
  record Absence(String gameId, LocalDate date, String team, long playerId, boolean injured) {}

  record Postponement(GameLog.Game game, LocalDate firstDate) {}

  /** A season of which nothing has been played. */
  static SimulatedSeason of(SeasonCalendar calendar) {
    return new SimulatedSeason(
        calendar,
        new GameLog(
            calendar.year(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>()),
        new HashMap<>(),
        new HashMap<>(),
        new ArrayList<>(),
        new HashMap<>(),
        new ArrayList<>());
  }

  /**
   * Enters a finished game.
   *
   * @param withShots whether the game has shot data
   */
  void enter(String id, LocalDate date, GameEngine game, boolean withShots) {
    TeamSheet home = game.home;
    TeamSheet away = game.away;
    log.games()
        .add(
            new GameLog.Game(
                id,
                date,
                home.tricode(),
                away.tricode(),
                home.points(),
                away.points(),
                game.overtimes));
    enterSide(id, date, away, home, game.overtimes, withShots);
    enterSide(id, date, home, away, game.overtimes, withShots);
  }

  /** Enters a game of which the schedule is all that is known. */
  void enterWithoutResult(String id, Fixture fixture) {
    String home = Teams.tricode(fixture.home());
    String away = Teams.tricode(fixture.away());
    log.games().add(new GameLog.Game(id, fixture.date(), home, away, null, null, null));
  }

  private void enterSide(
      String id, LocalDate date, TeamSheet own, TeamSheet other, int overtimes, boolean withShots) {
    for (StatLine line : own.lines) {
      String player = PlayerNames.universalId(line.athlete.id());
      log.playerBoxes().add(box(id, date, line, own, other));
      assistedMakes.put(new OfGame(id, player), line.count(Stat.ASSISTED_MAKES));
      athletes.put(player, line.athlete);
    }
    log.teamBoxes()
        .add(
            new GameLog.TeamBox(
                id,
                date,
                own.tricode(),
                other.tricode(),
                own.home,
                own.points() > other.points(),
                own.points(),
                own.attempts.size(),
                own.sum(Stat.THREES_MADE),
                own.sum(Stat.THREES_ATTEMPTED),
                own.sum(Stat.FREE_THROWS_ATTEMPTED),
                own.offensiveRebounds,
                own.sum(Stat.TURNOVERS) + own.teamTurnovers,
                overtimes));
    blocks.put(new OfGame(id, own.tricode()), own.blocks);
    if (withShots) {
      for (TeamSheet.Attempt shot : own.attempts) {
        long shooter = shot.shooter.athlete.id();
        log.shots()
            .add(
                new GameLog.Shot(
                    id, shooter, own.tricode(), shot.zone.points, shot.distance, shot.made));
      }
    }
  }

  private static GameLog.PlayerBox box(
      String id, LocalDate date, StatLine line, TeamSheet own, TeamSheet other) {
    int threes = line.count(Stat.THREES_MADE);
    int makes = line.count(Stat.FIELD_GOALS_MADE);
    int freeThrows = line.count(Stat.FREE_THROWS_MADE);
    int offensiveRebounds = line.count(Stat.OFFENSIVE_REBOUNDS);
    int defensiveRebounds = line.count(Stat.DEFENSIVE_REBOUNDS);
    return new GameLog.PlayerBox(
        id,
        date,
        line.athlete.id(),
        line.athlete.career().name(),
        own.tricode(),
        other.tricode(),
        own.home,
        own.points() > other.points(),
        line.minutes,
        2 * makes + threes + freeThrows,
        makes,
        line.count(Stat.FIELD_GOALS_ATTEMPTED),
        threes,
        line.count(Stat.THREES_ATTEMPTED),
        freeThrows,
        line.count(Stat.FREE_THROWS_ATTEMPTED),
        offensiveRebounds,
        defensiveRebounds,
        offensiveRebounds + defensiveRebounds,
        line.count(Stat.ASSISTS),
        line.count(Stat.STEALS),
        line.count(Stat.BLOCKS),
        line.count(Stat.TURNOVERS),
        Math.min(line.count(Stat.FOULS), FOULED_OUT),
        line.count(Stat.PLUS_MINUS));
  }
}
