package dev.fastbreak.core.reads;

import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teamdefense.TeamDefenseGame;
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.teams.TeamOffenseGame;

/** Everything that calculators see of the warehouse. */
public final class Views {

  /** Players' games with the shots by zone. */
  public static final View<PlayerGame> ZONE_GAMES =
      new View<>(PlayerGame.PROJECTION, PlayerGame::playerLookup);

  /** Players' games as scoring, load and usage. */
  public static final View<BoxScoreLine> BOX_SCORES =
      new View<>(BoxScoreLine.PROJECTION, BoxScoreLine::playerLookup);

  /** What is known of players before a game. */
  public static final View<UpcomingContext> CONTEXTS =
      new View<>(UpcomingContext.PROJECTION, row -> row.context().playerLookup());

  /** What is known of teams before a game. */
  public static final View<TeamContext> TEAM_CONTEXTS =
      new View<>(TeamContext.PROJECTION, TeamContext::teamAbbr);

  /** Teams' games, in attack. */
  public static final View<TeamOffenseGame> TEAM_OFFENSE =
      new View<>(TeamOffenseGame.PROJECTION, TeamOffenseGame::teamAbbr);

  /** Teams' games, in defence. */
  public static final View<TeamDefenseGame> TEAM_DEFENSE =
      new View<>(TeamDefenseGame.PROJECTION, TeamDefenseGame::defendingTeamAbbr);

  /** What other processors read of TDZA. */
  public static final View<OpponentDefense> DEFENSES =
      new View<>(OpponentDefense.PROJECTION, OpponentDefense::teamAbbr);

  /** What other processors read of PSZA. */
  public static final View<ShotZoneRates> SHOT_ZONES =
      new View<>(ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);

  /** What ML reads of PCF. */
  public static final View<FactorScores> FACTORS =
      new View<>(FactorScores.PROJECTION, FactorScores::playerLookup);

  /** What ML reads of PDC. */
  public static final View<CachedForm> FORMS =
      new View<>(CachedForm.PROJECTION, CachedForm::playerLookup);

  private Views() {}
}
