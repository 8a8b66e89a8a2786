package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a season's games leave behind. */
final class Scorebook {

  private final SeasonCalendar calendar;
  private final List<GameLog.Game> games = new ArrayList<>();
  private final List<GameLog.PlayerBox> playerBoxes = new ArrayList<>();
  private final List<GameLog.TeamBox> teamBoxes = new ArrayList<>();
  private final List<GameLog.Shot> shots = new ArrayList<>();
  private final List<GameLog.GameLine> lines = new ArrayList<>();
  private final List<SimulatedSeason.BoxFact> boxFacts = new ArrayList<>();
  private final Map<SimulatedSeason.TeamGame, Map<Zone, Long>> blocks = new HashMap<>();
  private final List<SimulatedSeason.Absence> absences = new ArrayList<>();
  private final Map<Long, Athlete> athletes = new HashMap<>();

  Scorebook(SeasonCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Enters a finished game.
   *
   * @param withShots whether the game has shot data
   */
  void enter(String id, LocalDate date, GameEngine.Played played, boolean withShots) {
    String home = Teams.tricode(played.home().team);
    String away = Teams.tricode(played.away().team);
    games.add(
        new GameLog.Game(
            id,
            date,
            home,
            away,
            played.home().points(),
            played.away().points(),
            played.overtimes()));
    enterSide(id, date, played.away(), played.home(), played.overtimes(), withShots);
    enterSide(id, date, played.home(), played.away(), played.overtimes(), withShots);
  }

  /** Enters a game of which the schedule is all that is known. */
  void enterWithoutResult(String id, LocalDate date, int home, int away) {
    games.add(
        new GameLog.Game(id, date, Teams.tricode(home), Teams.tricode(away), null, null, null));
  }

  private void enterSide(
      String id, LocalDate date, TeamSheet own, TeamSheet other, int overtimes, boolean withShots) {
    String team = Teams.tricode(own.team);
    String opponent = Teams.tricode(other.team);
    boolean won = own.points() > other.points();
    for (StatLine line : own.lines) {
      playerBoxes.add(box(id, date, line, team, opponent, own.home, won));
      boxFacts.add(new SimulatedSeason.BoxFact(id, line.athlete.id(), line.assistedMakes));
      athletes.put(line.athlete.id(), line.athlete);
    }
    teamBoxes.add(teamBox(id, date, own, opponent, won, overtimes));
    blocks.put(new SimulatedSeason.TeamGame(id, team), Map.copyOf(own.blocks));
    if (withShots) {
      for (Attempt attempt : own.attempts) {
        shots.add(
            new GameLog.Shot(
                id,
                attempt.shooter.athlete.id(),
                team,
                attempt.zone.points,
                attempt.distance,
                attempt.made));
      }
    }
  }

  private static GameLog.PlayerBox box(
      String id,
      LocalDate date,
      StatLine line,
      String team,
      String opponent,
      boolean home,
      boolean won) {
    return new GameLog.PlayerBox(
        id,
        date,
        line.athlete.id(),
        line.athlete.name(),
        team,
        opponent,
        home,
        won,
        line.minutes,
        line.points(),
        line.fieldGoalsMade,
        line.fieldGoalsAttempted,
        line.threesMade,
        line.threesAttempted,
        line.freeThrowsMade,
        line.freeThrowsAttempted,
        line.offensiveRebounds,
        line.defensiveRebounds,
        line.offensiveRebounds + line.defensiveRebounds,
        line.assists,
        line.steals,
        line.blocks,
        line.turnovers,
        line.fouls,
        line.plusMinus);
  }

  private static GameLog.TeamBox teamBox(
      String id, LocalDate date, TeamSheet own, String opponent, boolean won, int overtimes) {
    int threesMade = 0;
    int threesAttempted = 0;
    int freeThrowsAttempted = 0;
    int turnovers = own.teamTurnovers;
    for (StatLine line : own.lines) {
      threesMade += line.threesMade;
      threesAttempted += line.threesAttempted;
      freeThrowsAttempted += line.freeThrowsAttempted;
      turnovers += line.turnovers;
    }
    return new GameLog.TeamBox(
        id,
        date,
        Teams.tricode(own.team),
        opponent,
        own.home,
        won,
        own.points(),
        own.attempts.size(),
        threesMade,
        threesAttempted,
        freeThrowsAttempted,
        own.offensiveRebounds,
        turnovers,
        overtimes);
  }

  void enterLine(String id, double homeSpread, double total, boolean spreadReadable) {
    lines.add(
        new GameLog.GameLine(
            id, spreadReadable ? halfPoints(homeSpread) : null, halfPoints(total)));
  }

  /** A line without numbers, as a source gives it when its text cannot be read. */
  void enterUnreadableLine(String id) {
    lines.add(new GameLog.GameLine(id, null, null));
  }

  private static BigDecimal halfPoints(double value) {
    return BigDecimal.valueOf(5 * Math.round(2 * value), 1);
  }

  void enterAbsence(SimulatedSeason.Absence absence) {
    absences.add(absence);
  }

  /** The season, whose regular games are all entered. */
  SimulatedSeason close(
      List<GameLog.InjuryEntry> injuries, List<SimulatedSeason.Postponement> postponements) {
    GameLog log =
        new GameLog(
            calendar.year(),
            List.copyOf(games),
            List.copyOf(playerBoxes),
            List.copyOf(teamBoxes),
            List.copyOf(shots),
            injuries,
            List.copyOf(lines));
    return new SimulatedSeason(
        calendar,
        log,
        List.copyOf(boxFacts),
        Map.copyOf(blocks),
        List.copyOf(absences),
        Map.copyOf(athletes),
        postponements);
  }

  /** The games so far, in the order in which they were played. */
  List<GameLog.Game> games() {
    return games;
  }
}
