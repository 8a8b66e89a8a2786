package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  List<PlayerGameSummary> of(List<PlayerGameSummary> derived) {
    List<PlayerGameSummary> rows =
        holes.in(
            Tables.PLAYER_GAME_SUMMARY,
            derived,
            draft -> {
              boolean comes =
                  !holes.isUndelivered(draft.text("nba_game_id"), draft.text("team_abbr"));
              if (comes) {
                fill(draft);
              }
              return comes;
            });
    addAbsences(rows, derived);
    return rows;
  }

  private void fill(RowDraft<PlayerGameSummary> draft) {
    String nbaGameId = draft.text("nba_game_id");
    Integer assisted =
        season
            .assistedMakes()
            .get(new SimulatedSeason.OfGame(nbaGameId, draft.text("universal_player_id")));
    if (assisted != null
        && draft.get("fg_makes") instanceof Long makes
        && !holes.lacksPlayByPlay(nbaGameId)) {
      draft.set("assisted_fg_makes", (long) assisted).set("unassisted_fg_makes", makes - assisted);
    }
    if (!draft.dice.chance(DNP_OPEN)) {
      draft.set("is_dnp", false);
    }
    draft
        .clearSome(MINUTES_UNKNOWN, "minutes_played usage_rate")
        .clearSome(UNKNOWN, "universal_player_id", "usage_rate", "ts_pct")
        .clearSome(UNKNOWN, "three_pt_attempts three_pt_makes", "ft_attempts ft_makes")
        .clearSome(UNKNOWN, "paint_attempts paint_makes mid_range_attempts mid_range_makes")
        .clearSome(UNKNOWN, COUNTING, "win_flag", "home_game", "is_active")
        .clearSome(LINE_UNKNOWN, SHOOTING + " " + COUNTING);
  }

  private void addAbsences(List<PlayerGameSummary> rows, List<PlayerGameSummary> derived) {
    Map<SimulatedSeason.OfGame, PlayerGameSummary> teammates = new HashMap<>();
    for (PlayerGameSummary row : rows) {
      teammates.putIfAbsent(new SimulatedSeason.OfGame(row.gameId(), row.teamAbbr()), row);
    }
    Map<String, String> gameIds = new HashMap<>();
    derived.forEach(row -> gameIds.put(String.valueOf(row.nbaGameId()), row.gameId()));
    for (SimulatedSeason.Absence absence : season.absences()) {
      String game = gameIds.getOrDefault(absence.gameId(), "");
      PlayerGameSummary teammate = teammates.get(new SimulatedSeason.OfGame(game, absence.team()));
      String player = PlayerNames.universalId(absence.playerId());
      if (teammate != null && season.athletes().containsKey(player)) {
        rows.add(unused(absence, player, teammate));
      }
    }
  }

  /** Game and team as the team-mate's row has them, the line empty. */
  private PlayerGameSummary unused(
      SimulatedSeason.Absence absence, String player, PlayerGameSummary teammate) {
    String lookup = names.lookup(absence.playerId());
    Dice dice = holes.dice(Tables.PLAYER_GAME_SUMMARY, absence.date().toEpochDay(), lookup);
    RowDraft<PlayerGameSummary> draft =
        new RowDraft<>(Tables.PLAYER_GAME_SUMMARY, teammate, holes)
            .set("player_lookup", lookup)
            .set("universal_player_id", player)
            .clear(SHOOTING)
            .clear(COUNTING)
            .clear("minutes_played");
    if (!absence.injured() && dice.chance(ZEROS)) {
      draft.set("minutes_played", NO_MINUTES);
      SCORING.forEach(column -> draft.set(column, 0L));
    }
    boolean dnpOpen = absence.injured() && dice.chance(INACTIVE_DNP_OPEN);
    return draft.set("is_active", !absence.injured()).set("is_dnp", dnpOpen ? null : true).row();
  }
}
