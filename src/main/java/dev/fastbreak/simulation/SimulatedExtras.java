package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.phase3.UpstreamTables;

/**
 * Fills what box scores lack, and makes the holes that real tables have, so that every nullable
 * column is null in some rows and known in others. Each hole has its own low probability, stated
 * where it is made; see {@link Gaps} for those that concern whole games, teams or dates.
 */
final class SimulatedExtras {

  private SimulatedExtras() {}

  /**
   * The tables of a season with extras.
   *
   * @param derived what Phase 3 makes of the season's log alone
   * @param gaps whether rows are missing too
   */
  static UpstreamTables apply(
      SimulatedSeason season, UpstreamTables derived, long seed, boolean gaps) {
    Holes holes = new Holes(new Gaps(season, seed, gaps), seed);
    PlayerNames names = PlayerNames.of(season.log());
    TeamExtras teams = new TeamExtras(season, holes);
    return new UpstreamTables(
        derived.seasonYear(),
        ScheduleExtras.of(season, derived.schedule(), holes),
        new PlayerGameExtras(season, holes, names).of(derived.playerGames()),
        teams.offense(derived.teamOffense()),
        teams.defense(derived.teamDefense()),
        new PlayerContextExtras(season, holes, names).of(derived.playerContexts()),
        teams.contexts(derived.teamContexts()));
  }
}
