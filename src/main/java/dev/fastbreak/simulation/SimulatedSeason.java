package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A season as it was played, and what the simulation knows beyond box scores.
 *
 * @param log schedule, box scores, shots, injuries and lines
 * @param boxFacts one per box score, in the order of the log's
 * @param blocks blocked shots by team and game, by the zone of the shot
 * @param absences players who were listed for a game and did not play
 * @param athletes everybody with a box score, by id
 * @param postponements games that were first to be played on another day
 */
record SimulatedSeason(
    SeasonCalendar calendar,
    GameLog log,
    List<BoxFact> boxFacts,
    Map<TeamGame, Map<Zone, Long>> blocks,
    List<Absence> absences,
    Map<Long, Athlete> athletes,
    List<Postponement> postponements) {

  /** How many of a player's makes came on a pass. */
  record BoxFact(String gameId, long playerId, int assistedMakes) {}

  record TeamGame(String gameId, String team) {}

  /**
   * A player listed but not used.
   *
   * @param injured whether he was on the inactive list; otherwise the coach left him on the bench
   */
  record Absence(String gameId, LocalDate date, String team, long playerId, boolean injured) {}

  record Postponement(GameLog.Game game, LocalDate firstDate) {}
}
