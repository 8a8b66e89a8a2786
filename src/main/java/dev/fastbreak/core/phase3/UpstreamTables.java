package dev.fastbreak.core.phase3;

import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.util.List;

/** The six upstream tables of one season, the schedule among them. */
public record UpstreamTables(
    int seasonYear,
    List<ScheduledGame> schedule,
    List<PlayerGameSummary> playerGames,
    List<TeamOffenseGameSummary> teamOffense,
    List<TeamDefenseGameSummary> teamDefense,
    List<UpcomingPlayerGameContext> playerContexts,
    List<UpcomingTeamGameContext> teamContexts) {}
