package dev.fastbreak.core.population;

/**
 * How many of the players whom a team expects on a date have a context.
 *
 * @param players players of the expected roster
 * @param covered those of them who have an {@code upcoming_player_game_context} row
 */
public record ContextCoverage(long players, long covered) {

  /** Whether fewer than 90 percent are covered: the others then get a synthetic context. */
  public boolean isThin() {
    return 10 * covered < 9 * players;
  }
}
