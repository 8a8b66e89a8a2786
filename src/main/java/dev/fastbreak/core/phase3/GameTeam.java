package dev.fastbreak.core.phase3;

/**
 * A team in a game.
 *
 * @param gameId the league's own id
 */
record GameTeam(String gameId, String team) {}
