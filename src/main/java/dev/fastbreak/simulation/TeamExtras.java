package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Blocks by zone in the team tables, and the holes that team tables have. */
final class TeamExtras {

  /** Rows that are missing from one table alone. */
  private static final double ROW_MISSING = 0.002;

  private static final double CONTEXT_MISSING = 0.004;

  /** Rows in which one column, or a group that comes together, is unknown. */
  private static final double UNKNOWN = 0.005;

  private static final double NOT_READY = 0.012;

  private final SimulatedSeason season;
  private final Gaps gaps;
  private final Keyed keyed;

  TeamExtras(SimulatedSeason season, Gaps gaps, Keyed keyed) {
    this.season = season;
    this.gaps = gaps;
    this.keyed = keyed;
  }

  List<TeamOffenseGameSummary> offense(List<TeamOffenseGameSummary> derived) {
    List<TeamOffenseGameSummary> rows = new ArrayList<>(derived.size());
    for (TeamOffenseGameSummary row : derived) {
      String nbaGameId = String.valueOf(row.nbaGameId());
      Dice dice = keyed.dice(Tables.TEAM_OFFENSE_GAME_SUMMARY, row.gameDate(), row.teamAbbr());
      if (gaps.isUndelivered(nbaGameId, row.teamAbbr()) || dice.chance(ROW_MISSING)) {
        continue;
      }
      RowDraft<TeamOffenseGameSummary> draft =
          new RowDraft<>(Tables.TEAM_OFFENSE_GAME_SUMMARY, row);
      draft.clear(dice, UNKNOWN, "points_scored");
      draft.clear(dice, UNKNOWN, "offensive_rating");
      draft.clear(dice, UNKNOWN, "pace");
      draft.clear(dice, UNKNOWN, "win_flag");
      draft.clear(dice, UNKNOWN, "home_game");
      rows.add(withIdOf(nbaGameId, draft).row());
    }
    return rows;
  }

  List<TeamDefenseGameSummary> defense(List<TeamDefenseGameSummary> derived) {
    List<TeamDefenseGameSummary> rows = new ArrayList<>(derived.size());
    for (TeamDefenseGameSummary row : derived) {
      String nbaGameId = String.valueOf(row.nbaGameId());
      String team = row.defendingTeamAbbr();
      Dice dice = keyed.dice(Tables.TEAM_DEFENSE_GAME_SUMMARY, row.gameDate(), team);
      if (gaps.isUndelivered(nbaGameId, team) || dice.chance(ROW_MISSING)) {
        continue;
      }
      RowDraft<TeamDefenseGameSummary> draft =
          new RowDraft<>(Tables.TEAM_DEFENSE_GAME_SUMMARY, row);
      Map<Zone, Long> blocks = season.blocks().get(new SimulatedSeason.TeamGame(nbaGameId, team));
      if (blocks != null && !gaps.lacksPlayByPlay(nbaGameId)) {
        draft.set("blocks_paint", blocks.getOrDefault(Zone.PAINT, 0L));
        draft.set("blocks_mid_range", blocks.getOrDefault(Zone.MID_RANGE, 0L));
        draft.set("blocks_three_pt", blocks.getOrDefault(Zone.THREE, 0L));
      }
      draft.clear(dice, UNKNOWN, "points_allowed");
      draft.clear(dice, UNKNOWN, "opp_paint_attempts", "opp_paint_makes");
      draft.clear(dice, UNKNOWN, "opp_mid_range_attempts", "opp_mid_range_makes");
      draft.clear(dice, UNKNOWN, "opp_three_pt_attempts", "opp_three_pt_makes");
      draft.clear(dice, UNKNOWN, "points_in_paint_allowed");
      draft.clear(dice, UNKNOWN, "mid_range_points_allowed");
      draft.clear(dice, UNKNOWN, "three_pt_points_allowed");
      draft.clear(dice, UNKNOWN, "defensive_rating");
      draft.clear(dice, UNKNOWN, "opponent_pace");
      draft.clear(dice, UNKNOWN, "win_flag");
      draft.clear(dice, UNKNOWN, "home_game");
      rows.add(withIdOf(nbaGameId, draft).row());
    }
    return rows;
  }

  List<UpcomingTeamGameContext> contexts(List<UpcomingTeamGameContext> derived) {
    List<UpcomingTeamGameContext> rows = new ArrayList<>(derived.size());
    for (UpcomingTeamGameContext row : derived) {
      Dice dice = keyed.dice(Tables.UPCOMING_TEAM_GAME_CONTEXT, row.gameDate(), row.teamAbbr());
      // Where no player has a context, no team has one either.
      if (gaps.contextsKept(row.gameDate()) == 0 || dice.chance(CONTEXT_MISSING)) {
        continue;
      }
      RowDraft<UpcomingTeamGameContext> draft =
          new RowDraft<>(Tables.UPCOMING_TEAM_GAME_CONTEXT, row);
      draft.clear(dice, UNKNOWN, "home_game");
      if (dice.chance(NOT_READY)) {
        draft.set("is_production_ready", false);
      }
      draft.clear(dice, UNKNOWN, "is_production_ready");
      rows.add(withIdOf(String.valueOf(row.nbaGameId()), draft).row());
    }
    return rows;
  }

  private <T extends Record> RowDraft<T> withIdOf(String nbaGameId, RowDraft<T> draft) {
    return gaps.lacksLeagueId(nbaGameId) ? draft.clear("nba_game_id") : draft;
  }
}
