package dev.fastbreak.core.phase3;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The players of a season by the team of their newest game. It grows with the season, oldest games
 * first, as {@link PlayerHistory} does.
 */
final class Rosters {

  private final Map<Long, PlayerHistory> players = new HashMap<>();
  private final Map<String, TreeMap<Long, PlayerHistory>> byTeam = new HashMap<>();

  void add(PlayerGame game) {
    long playerId = game.box().playerId();
    PlayerHistory player = players.get(playerId);
    if (player == null) {
      player = new PlayerHistory(game);
      players.put(playerId, player);
    } else {
      team(player.newest().box().team()).remove(playerId);
      player.add(game);
    }
    team(game.box().team()).put(playerId, player);
  }

  /** The players whose newest game was for a team, by id. */
  Collection<PlayerHistory> of(String team) {
    return team(team).values();
  }

  private TreeMap<Long, PlayerHistory> team(String team) {
    return byTeam.computeIfAbsent(team, t -> new TreeMap<>());
  }
}
