package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Assists per make in the players' rows, rows of players who were listed and did not play, and the
 * holes that such a table has.
 */
record PlayerGameExtras(SimulatedSeason season, Holes holes, PlayerNames names) {

  /** Rows in which one column, or a group that comes together, is unknown. */
  private static final double UNKNOWN = 0.002;

  private static final double MINUTES_UNKNOWN = 0.006;

  /** Rows in which nothing but the minutes has come. */
  private static final double LINE_UNKNOWN = 0.001;

  /** Rows whose source does not say whether the player did not play. */
  private static final double DNP_OPEN = 0.05;

  /** Share of unused players whose row has zeros; the others' has nothing. */
  private static final double ZEROS = 0.5;

  private static final double INACTIVE_DNP_OPEN = 0.3;
  private static final BigDecimal NO_MINUTES = BigDecimal.valueOf(0, 1);

  private static final String SHOOTING =
      "points ts_pct usage_rate fg_attempts fg_makes three_pt_attempts three_pt_makes ft_attempts"
          + " ft_makes paint_attempts paint_makes mid_range_attempts mid_range_makes"
          + " assisted_fg_makes unassisted_fg_makes";

  private static final List<String> SCORING =
      List.of("points", "fg_attempts", "fg_makes", "ft_attempts", "ft_makes");

  private static final String COUNTING =
      "offensive_rebounds defensive_rebounds rebounds assists steals blocks turnovers"
          + " personal_fouls plus_minus";

  private record PlayerGame(String nbaGameId, String playerLookup) {}

  List<PlayerGameSummary> of(List<PlayerGameSummary> derived) {
    Map<PlayerGame, Integer> assisted = new HashMap<>();
    for (SimulatedSeason.BoxFact fact : season.boxFacts()) {
      assisted.put(
          new PlayerGame(fact.gameId(), names.lookup(fact.playerId())), fact.assistedMakes());
    }
    List<PlayerGameSummary> rows =
        holes.in(
            Tables.PLAYER_GAME_SUMMARY,
            derived,
            (draft, dice) -> {
              String game = draft.text("nba_game_id");
              boolean comes = !holes.gaps().isUndelivered(game, draft.text("team_abbr"));
              if (comes) {
                PlayerGame key = new PlayerGame(game, draft.text("player_lookup"));
                fill(draft, game, assisted.get(key), dice);
              }
              return comes;
            });
    addAbsences(rows, derived);
    return rows;
  }

  private void fill(
      RowDraft<PlayerGameSummary> draft,
      String nbaGameId,
      @Nullable Integer assistedMakes,
      Dice dice) {
    if (assistedMakes != null
        && draft.get("fg_makes") instanceof Long makes
        && !holes.gaps().lacksPlayByPlay(nbaGameId)) {
      draft.set("assisted_fg_makes", (long) assistedMakes);
      draft.set("unassisted_fg_makes", makes - assistedMakes);
    }
    if (!dice.chance(DNP_OPEN)) {
      draft.set("is_dnp", false);
    }
    draft
        .clearSome(dice, MINUTES_UNKNOWN, "minutes_played usage_rate")
        .clearSome(dice, UNKNOWN, "universal_player_id", "usage_rate", "ts_pct")
        .clearSome(dice, UNKNOWN, "three_pt_attempts three_pt_makes", "ft_attempts ft_makes")
        .clearSome(dice, UNKNOWN, "paint_attempts paint_makes mid_range_attempts mid_range_makes")
        .clearSome(dice, UNKNOWN, COUNTING, "win_flag", "home_game", "is_active")
        .clearSome(dice, LINE_UNKNOWN, SHOOTING + " " + COUNTING);
  }

  private void addAbsences(List<PlayerGameSummary> rows, List<PlayerGameSummary> derived) {
    Map<SimulatedSeason.TeamGame, PlayerGameSummary> teammates = new HashMap<>();
    for (PlayerGameSummary row : rows) {
      teammates.putIfAbsent(new SimulatedSeason.TeamGame(row.gameId(), row.teamAbbr()), row);
    }
    Map<String, String> gameIds = new HashMap<>();
    derived.forEach(row -> gameIds.put(String.valueOf(row.nbaGameId()), row.gameId()));
    for (SimulatedSeason.Absence absence : season.absences()) {
      PlayerGameSummary teammate =
          teammates.get(
              new SimulatedSeason.TeamGame(
                  String.valueOf(gameIds.get(absence.gameId())), absence.team()));
      if (teammate != null && season.athletes().containsKey(absence.playerId())) {
        rows.add(unused(absence, teammate));
      }
    }
  }

  /** Game and team as the team-mate's row has them, the line empty. */
  private PlayerGameSummary unused(SimulatedSeason.Absence absence, PlayerGameSummary teammate) {
    String lookup = names.lookup(absence.playerId());
    Dice dice = holes.dice(Tables.PLAYER_GAME_SUMMARY, absence.date(), lookup);
    RowDraft<PlayerGameSummary> draft = new RowDraft<>(Tables.PLAYER_GAME_SUMMARY, teammate);
    draft.set("player_lookup", lookup);
    draft.set("universal_player_id", PlayerNames.universalId(absence.playerId()));
    draft.clear(SHOOTING).clear(COUNTING);
    draft.clear("minutes_played");
    if (!absence.injured() && dice.chance(ZEROS)) {
      draft.set("minutes_played", NO_MINUTES);
      for (String column : SCORING) {
        draft.set(column, 0L);
      }
    }
    draft.set("is_active", !absence.injured());
    boolean dnpOpen = absence.injured() && dice.chance(INACTIVE_DNP_OPEN);
    draft.set("is_dnp", dnpOpen ? null : true);
    return draft.row();
  }
}
