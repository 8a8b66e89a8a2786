package dev.fastbreak.core.phase3;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one season before any feature is made of it: schedule, box scores,
 * shots, injuries and betting lines. Both the CSV import and the simulated league end here.
 *
 * @param seasonYear year in which the season starts
 * @param games the schedule
 * @param playerBoxes one per player who entered a game
 * @param teamBoxes one per team and game
 * @param shots one per field-goal attempt; a game without shots has no shot data
 * @param injuries entries in file order
 * @param lines betting lines, at most one per game
 */
public record GameLog(
    int seasonYear,
    List<Game> games,
    List<PlayerBox> playerBoxes,
    List<TeamBox> teamBoxes,
    List<Shot> shots,
    List<InjuryEntry> injuries,
    List<GameLine> lines) {

  /**
   * A game of the schedule.
   *
   * @param gameId the league's own id
   */
  public record Game(
      String gameId, LocalDate date, String homeTeam, String awayTeam, int overtimePeriods) {}

  /**
   * What a player did in a game.
   *
   * @param gameId the league's own id
   * @param playerId the league's own id
   * @param minutes whole minutes; 0 for very short stints
   */
  public record PlayerBox(
      String gameId,
      LocalDate date,
      long playerId,
      String playerName,
      String team,
      String opponent,
      boolean home,
      boolean won,
      int minutes,
      int points,
      int fieldGoalsMade,
      int fieldGoalsAttempted,
      int threesMade,
      int threesAttempted,
      int freeThrowsMade,
      int freeThrowsAttempted,
      int offensiveRebounds,
      int defensiveRebounds,
      int rebounds,
      int assists,
      int steals,
      int blocks,
      int turnovers,
      int personalFouls,
      int plusMinus) {}

  /**
   * What a team did in a game.
   *
   * @param turnovers the team's official total, team turnovers included
   */
  public record TeamBox(
      String gameId,
      LocalDate date,
      String team,
      String opponent,
      boolean home,
      boolean won,
      int points,
      int fieldGoalsAttempted,
      int threesMade,
      int threesAttempted,
      int freeThrowsAttempted,
      int offensiveRebounds,
      int turnovers,
      int overtimePeriods) {}

  /**
   * A field-goal attempt.
   *
   * @param value 2 or 3
   * @param distanceFeet whole feet from the hoop, rounded down
   */
  public record Shot(
      String gameId, long playerId, String team, int value, int distanceFeet, boolean made) {}

  /**
   * An entry of the injury list.
   *
   * @param playerId null when the name could not be matched
   * @param out true when the player went out, false when he came back
   * @param dayToDay whether the notes say so
   */
  public record InjuryEntry(
      LocalDate date, String team, @Nullable Long playerId, boolean out, boolean dayToDay) {}

  /**
   * Closing lines of a game.
   *
   * @param homeSpread negative when the home team is the favourite; null when unreadable
   * @param total null when unreadable
   */
  public record GameLine(
      String gameId, @Nullable BigDecimal homeSpread, @Nullable BigDecimal total) {}
}
