package dev.fastbreak.core.phase3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shots counted by zone, for players and for teams.
 *
 * <p>A two-pointer from at most 8 feet is a paint shot, any other two-pointer a mid-range shot.
 * Three-pointers are not counted here: the box score has them.
 *
 * <p>Shots must add up. Counts are unknown (null) where a game has no shot at all, and where the
 * shots of a player, or of a team, do not agree with the box scores of the game's players in all of
 * {@link ShootingLine}. Who took no shot by either source has 0.
 */
public final class ShotZones {

  private static final int PAINT_FEET = 8;

  private final Map<String, Game> games = new LinkedHashMap<>();

  /**
   * Shots of a player that are not those of his box score.
   *
   * @param playerName null when he has no box score in the game
   * @param shots what the shots add up to
   * @param box what the box score says; nothing when there is none
   */
  public record Disagreement(
      String gameId,
      long playerId,
      @Nullable String playerName,
      ShootingLine shots,
      ShootingLine box) {}

  public ShotZones(GameLog season) {
    for (GameLog.Shot shot : season.shots()) {
      Game game = games.computeIfAbsent(shot.gameId(), id -> new Game());
      game.players.computeIfAbsent(shot.playerId(), id -> new Tally()).add(shot);
      game.teams.computeIfAbsent(shot.team(), team -> new Tally()).add(shot);
    }
    for (GameLog.PlayerBox box : season.playerBoxes()) {
      Game game = games.get(box.gameId());
      if (game != null) {
        game.boxes.put(box.playerId(), box);
        game.teamLines.merge(box.team(), ShootingLine.of(box), ShootingLine::plus);
      }
    }
  }

  /** Zones of a player in a game; null when they are unknown. */
  @Nullable ZoneCounts ofPlayer(GameLog.PlayerBox box) {
    Game game = games.get(box.gameId());
    return game == null
        ? null
        : zones(game.players.getOrDefault(box.playerId(), new Tally()), ShootingLine.of(box));
  }

  /** Zones of a team in a game; null when they are unknown. */
  @Nullable ZoneCounts ofTeam(String gameId, String team) {
    Game game = games.get(gameId);
    return game == null
        ? null
        : zones(
            game.teams.getOrDefault(team, new Tally()),
            game.teamLines.getOrDefault(team, ShootingLine.NONE));
  }

  private static @Nullable ZoneCounts zones(Tally tally, ShootingLine expected) {
    return tally.line().equals(expected) ? tally.zones() : null;
  }

  /** Whose shots are not those of his box score, in the order of the input. */
  public List<Disagreement> disagreements() {
    List<Disagreement> found = new ArrayList<>();
    games.forEach(
        (gameId, game) -> {
          game.boxes.forEach(
              (playerId, box) -> {
                ShootingLine shots = game.players.getOrDefault(playerId, new Tally()).line();
                if (!shots.equals(ShootingLine.of(box))) {
                  found.add(
                      new Disagreement(
                          gameId, playerId, box.playerName(), shots, ShootingLine.of(box)));
                }
              });
          game.players.forEach(
              (playerId, tally) -> {
                if (!game.boxes.containsKey(playerId)) {
                  found.add(
                      new Disagreement(gameId, playerId, null, tally.line(), ShootingLine.NONE));
                }
              });
        });
    return found;
  }

  private static final class Game {
    private final Map<Long, Tally> players = new LinkedHashMap<>();
    private final Map<String, Tally> teams = new HashMap<>();
    private final Map<Long, GameLog.PlayerBox> boxes = new LinkedHashMap<>();
    private final Map<String, ShootingLine> teamLines = new HashMap<>();
  }

  private static final class Tally {
    private int paintAttempts;
    private int paintMakes;
    private int midRangeAttempts;
    private int midRangeMakes;
    private int threesAttempted;
    private int threesMade;

    void add(GameLog.Shot shot) {
      int made = shot.made() ? 1 : 0;
      if (shot.value() != 2) {
        threesAttempted++;
        threesMade += made;
      } else if (shot.distanceFeet() <= PAINT_FEET) {
        paintAttempts++;
        paintMakes += made;
      } else {
        midRangeAttempts++;
        midRangeMakes += made;
      }
    }

    ShootingLine line() {
      return new ShootingLine(
          paintMakes + midRangeMakes + threesMade,
          paintAttempts + midRangeAttempts + threesAttempted,
          threesMade,
          threesAttempted);
    }

    ZoneCounts zones() {
      return new ZoneCounts(paintAttempts, paintMakes, midRangeAttempts, midRangeMakes);
    }
  }
}
