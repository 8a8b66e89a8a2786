package dev.fastbreak.core.phase3;

import dev.fastbreak.core.upstream.PlayerGameSummary;

/** A player's box score beside the row that was made of it. */
record PlayerGame(GameLog.PlayerBox box, PlayerGameSummary row) {}
