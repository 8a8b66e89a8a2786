package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What a team's players did in a game together, to be compared with what its own row says. */
final class PlayerSums {

  private record TeamOfGame(String gameId, String team) {}

  private static final List<String> NAMES = List.of("pts", "fga", "fg3m", "fg3a", "fta", "oreb");
  private static final int FGA = 1;
  private static final int FG3A = 3;

  /** From this season on a heave that misses counts for the team and for no player. */
  private static final int HEAVES_OF_TEAMS = 2025;

  private final Map<TeamOfGame, int[]> sums = new HashMap<>();

  static PlayerSums of(List<GameLog.PlayerBox> boxes) {
    PlayerSums sums = new PlayerSums();
    for (GameLog.PlayerBox box : boxes) {
      int[] sum =
          sums.sums.computeIfAbsent(
              new TeamOfGame(box.gameId(), box.team()), team -> new int[NAMES.size()]);
      sum[0] += box.points();
      sum[1] += box.fieldGoalsAttempted();
      sum[2] += box.threesMade();
      sum[3] += box.threesAttempted();
      sum[4] += box.freeThrowsAttempted();
      sum[5] += box.offensiveRebounds();
    }
    return sums;
  }

  /**
   * How a team's row differs: {@code pts 104, players 99; oreb 5, players 6}. Empty when it does
   * not, or when there are no players to compare with.
   */
  String differences(GameLog.TeamBox box, Season season) {
    int[] players = sums.get(new TeamOfGame(box.gameId(), box.team()));
    if (players == null) {
      return "";
    }
    int[] team = {
      box.points(),
      box.fieldGoalsAttempted(),
      box.threesMade(),
      box.threesAttempted(),
      box.freeThrowsAttempted(),
      box.offensiveRebounds()
    };
    int heaves = team[FGA] - players[FGA];
    if (season.startYear() >= HEAVES_OF_TEAMS
        && heaves > 0
        && heaves == team[FG3A] - players[FG3A]) {
      team[FGA] -= heaves;
      team[FG3A] -= heaves;
    }
    StringJoiner differences = new StringJoiner("; ");
    for (int i = 0; i < team.length; i++) {
      if (team[i] != players[i]) {
        differences.add("%s %d, players %d".formatted(NAMES.get(i), team[i], players[i]));
      }
    }
    return differences.toString();
  }
}
