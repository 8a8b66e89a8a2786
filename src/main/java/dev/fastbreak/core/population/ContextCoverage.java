package dev.fastbreak.core.population;

import java.io.Serializable;

/**
 * How many of the players with a game on a date also have a context. Parts that count different
 * players add up in any order.
 *
 * @param players players who have a {@code player_game_summary} row on the date
 * @param covered those of them who have an {@code upcoming_player_game_context} row
 */
public record ContextCoverage(long players, long covered) implements Serializable {

  /** Nobody counted yet. */
  public static final ContextCoverage NONE = new ContextCoverage(0, 0);

  /** These players and those. */
  public ContextCoverage plus(ContextCoverage other) {
    return new ContextCoverage(players + other.players, covered + other.covered);
  }

  /** Whether fewer than 90 percent are covered: the others then get a synthetic context. */
  public boolean isThin() {
    return 10 * covered < 9 * players;
  }
}
