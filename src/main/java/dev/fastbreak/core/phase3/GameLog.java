package dev.fastbreak.core.phase3;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * @param injuries entries, in any order
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

  /** Ids of the final games: the schedule has their points, or a box score is there. */
  public Set<String> finalGames() {
    Set<String> ids = new HashSet<>();
    games.stream().filter(Game::hasPoints).forEach(game -> ids.add(game.gameId()));
    playerBoxes.forEach(box -> ids.add(box.gameId()));
    teamBoxes.forEach(box -> ids.add(box.gameId()));
    return ids;
  }

  /**
   * The log as it stood on the morning of a day: the schedule is whole, but games of the day and
   * later have no result, and nothing else is known of them.
   */
  public GameLog asOf(LocalDate day) {
    Set<String> before = new HashSet<>();
    games.stream()
        .filter(game -> game.date().isBefore(day))
        .forEach(game -> before.add(game.gameId()));
    return new GameLog(
        seasonYear,
        games.stream()
            .map(game -> before.contains(game.gameId()) ? game : game.withoutResult())
            .toList(),
        playerBoxes.stream().filter(box -> before.contains(box.gameId())).toList(),
        teamBoxes.stream().filter(box -> before.contains(box.gameId())).toList(),
        shots.stream().filter(shot -> before.contains(shot.gameId())).toList(),
        injuries.stream().filter(entry -> entry.date().isBefore(day)).toList(),
        lines.stream().filter(line -> before.contains(line.gameId())).toList());
  }

  /**
   * A game of the schedule, played or to come.
   *
   * @param gameId the league's own id
   * @param homePoints null when the schedule does not tell
   * @param awayPoints null when the schedule does not tell
   * @param overtimePeriods null when the schedule does not tell
   */
  public record Game(
      String gameId,
      LocalDate date,
      String homeTeam,
      String awayTeam,
      @Nullable Integer homePoints,
      @Nullable Integer awayPoints,
      @Nullable Integer overtimePeriods) {

    Game withoutResult() {
      return new Game(gameId, date, homeTeam, awayTeam, null, null, null);
    }

    /** Whether the schedule has the result: 0 to 0 is how some write a game to come. */
    public boolean hasPoints() {
      return homePoints != null && awayPoints != null && homePoints + awayPoints > 0;
    }
  }

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
