package dev.fastbreak.core.plan;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.SeasonSchedule;

/** Everything that planning knows of one season: its schedule, and the hash of every input row. */
public record SeasonFingerprints(
    SeasonSchedule season,
    InputRows<PlayerGameFingerprint> playerGames,
    InputRows<RowFingerprint.OfDefense> teamDefense,
    InputRows<RowFingerprint.OfTeam> teamOffense,
    InputRows<RowFingerprint.OfPlayer> playerContexts,
    InputRows<RowFingerprint.OfTeam> teamContexts) {}
