package dev.fastbreak.core.phase3;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shots counted by zone, for players and for teams.
 *
 * <p>A two-pointer from at most 8 feet is a paint shot, any other two-pointer a mid-range shot.
 * Three-pointers are not counted here: the box score has them. A game without a single shot in the
 * input has unknown counts (null); in a game with shots, who took none there has 0.
 */
final class ShotZones {

  private static final int PAINT_FEET = 8;

  private final Map<String, Game> games = new HashMap<>();

  ShotZones(List<GameLog.Shot> shots) {
    for (GameLog.Shot shot : shots) {
      Game game = games.computeIfAbsent(shot.gameId(), id -> new Game());
      if (shot.value() == 2) {
        game.players.computeIfAbsent(shot.playerId(), id -> new Tally()).add(shot);
        game.teams.computeIfAbsent(shot.team(), team -> new Tally()).add(shot);
      }
    }
  }

  /** Counts of a player in a game; null when the game has no shots. */
  @Nullable ZoneCounts ofPlayer(String gameId, long playerId) {
    Game game = games.get(gameId);
    return game == null ? null : counts(game.players.get(playerId));
  }

  /** Counts of a team in a game; null when the game has no shots. */
  @Nullable ZoneCounts ofTeam(String gameId, String team) {
    Game game = games.get(gameId);
    return game == null ? null : counts(game.teams.get(team));
  }

  private static ZoneCounts counts(@Nullable Tally tally) {
    return tally == null ? ZoneCounts.NONE : tally.counts();
  }

  private static final class Game {
    private final Map<Long, Tally> players = new HashMap<>();
    private final Map<String, Tally> teams = new HashMap<>();
  }

  private static final class Tally {
    private int paintAttempts;
    private int paintMakes;
    private int midRangeAttempts;
    private int midRangeMakes;

    void add(GameLog.Shot shot) {
      int made = shot.made() ? 1 : 0;
      if (shot.distanceFeet() <= PAINT_FEET) {
        paintAttempts++;
        paintMakes += made;
      } else {
        midRangeAttempts++;
        midRangeMakes += made;
      }
    }

    ZoneCounts counts() {
      return new ZoneCounts(paintAttempts, paintMakes, midRangeAttempts, midRangeMakes);
    }
  }
}
