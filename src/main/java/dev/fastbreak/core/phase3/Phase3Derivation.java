package dev.fastbreak.core.phase3;

import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.util.List;

/**
 * The upstream tables of a whole season, derived from its game log. The rule of each column stands
 * with the class that makes it: {@link PlayerNames}, {@link SeasonGames}, {@link ShotZones}, {@link
 * PlayerGames}, {@link TeamGames}, {@link TeamContexts}, {@link PlayerContexts}.
 *
 * <p>Arithmetic is exact and rounded once, half away from zero, to the column's declared scale; a
 * column made of stored columns is made of the rounded values. The result depends on nothing but
 * the log.
 */
public final class Phase3Derivation {

  private Phase3Derivation() {}

  /**
   * Derives the tables of one season; no other season has a part in them.
   *
   * @throws IllegalArgumentException when a box score's game is not in the schedule or a team's box
   *     score stands without its opponent's
   */
  public static UpstreamTables derive(GameLog season) {
    PlayerNames names = PlayerNames.of(season);
    SeasonGames games = new SeasonGames(season);
    ShotZones zones = new ShotZones(season);
    TeamGames teamGames = new TeamGames(season, games, zones);
    List<PlayerGame> playerGames = PlayerGames.of(season, names, games, zones);
    List<TeamOffenseGameSummary> offense = teamGames.offense();
    List<UpcomingTeamGameContext> teamContexts = TeamContexts.of(season, games);
    List<PlayerGameSummary> playerRows = playerGames.stream().map(PlayerGame::row).toList();
    return new UpstreamTables(
        season.seasonYear(),
        games.schedule(),
        playerRows,
        offense,
        teamGames.defense(),
        PlayerContexts.of(
            games, playerGames, new InjuryList(season.injuries()), offense, teamContexts),
        teamContexts);
  }
}
