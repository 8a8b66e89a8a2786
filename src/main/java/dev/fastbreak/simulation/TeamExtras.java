package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.util.List;
import java.util.Map;

/** Blocks by zone in the team tables, and the holes that team tables have. */
record TeamExtras(SimulatedSeason season, Holes holes) {

  /** Rows that are missing from one table alone. */
  private static final double ROW_MISSING = 0.002;

  private static final double CONTEXT_MISSING = 0.004;

  /** Rows in which one column, or a group that comes together, is unknown. */
  private static final double UNKNOWN = 0.005;

  private static final double NOT_READY = 0.012;

  List<TeamOffenseGameSummary> offense(List<TeamOffenseGameSummary> derived) {
    return holes.in(
        Tables.TEAM_OFFENSE_GAME_SUMMARY,
        derived,
        draft -> {
          if (isMissing(draft.text("nba_game_id"), draft.text("team_abbr"), draft.dice)) {
            return false;
          }
          draft.clearSome(
              UNKNOWN, "points_scored", "offensive_rating", "pace", "win_flag", "home_game");
          return true;
        });
  }

  List<TeamDefenseGameSummary> defense(List<TeamDefenseGameSummary> derived) {
    return holes.in(
        Tables.TEAM_DEFENSE_GAME_SUMMARY,
        derived,
        draft -> {
          String game = draft.text("nba_game_id");
          String team = draft.text("defending_team_abbr");
          if (isMissing(game, team, draft.dice)) {
            return false;
          }
          Map<Zone, Long> blocks = season.blocks().get(new SimulatedSeason.OfGame(game, team));
          if (blocks != null && !holes.lacksPlayByPlay(game)) {
            draft
                .set("blocks_paint", blocks.getOrDefault(Zone.PAINT, 0L))
                .set("blocks_mid_range", blocks.getOrDefault(Zone.MID_RANGE, 0L))
                .set("blocks_three_pt", blocks.getOrDefault(Zone.THREE, 0L));
          }
          draft
              .clearSome(UNKNOWN, "points_allowed")
              .clearSome(UNKNOWN, "opp_paint_attempts opp_paint_makes")
              .clearSome(UNKNOWN, "opp_mid_range_attempts opp_mid_range_makes")
              .clearSome(UNKNOWN, "opp_three_pt_attempts opp_three_pt_makes")
              .clearSome(UNKNOWN, "points_in_paint_allowed", "mid_range_points_allowed")
              .clearSome(UNKNOWN, "three_pt_points_allowed", "defensive_rating")
              .clearSome(UNKNOWN, "opponent_pace", "win_flag", "home_game");
          return true;
        });
  }

  List<UpcomingTeamGameContext> contexts(List<UpcomingTeamGameContext> derived) {
    return holes.in(
        Tables.UPCOMING_TEAM_GAME_CONTEXT,
        derived,
        draft -> {
          // Where no player has a context, no team has one either.
          if (holes.contextsKept(draft.date()) == 0
              || holes.losesRow(draft.dice, CONTEXT_MISSING)) {
            return false;
          }
          draft.clearSome(UNKNOWN, "home_game");
          if (draft.dice.chance(NOT_READY)) {
            draft.set("is_production_ready", false);
          }
          draft.clearSome(UNKNOWN, "is_production_ready");
          return true;
        });
  }

  private boolean isMissing(String nbaGameId, String team, Dice dice) {
    return holes.isUndelivered(nbaGameId, team) || holes.losesRow(dice, ROW_MISSING);
  }
}
