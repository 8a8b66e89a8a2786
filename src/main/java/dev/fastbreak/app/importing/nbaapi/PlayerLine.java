package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.core.table.ColumnNames;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A player's game, as far as his row tells it.
 *
 * @param name null where the kind of file has none
 * @param team code; null where the kind of file has none
 * @param opponent code; null where MATCHUP tells it
 * @param matchup {@code AAA vs. BBB}; null where the kind of file has none
 * @param won null when the row does not tell
 * @param minutes whole minutes, rounded half up
 * @param counts in the order of {@link #COLUMNS}
 * @param season the year in which the season starts, when the row says so
 */
record PlayerLine(
    String game,
    LocalDate date,
    String player,
    @Nullable String name,
    @Nullable String team,
    @Nullable String opponent,
    @Nullable String matchup,
    @Nullable Boolean won,
    int minutes,
    List<Integer> counts,
    @Nullable Integer season) {

  /** Our columns behind {@code min}. */
  static final List<String> COLUMNS =
      ColumnNames.of(
          "pts, fgm, fga, fg3m, fg3a, ftm, fta, oreb, dreb, reb, ast, stl, blk, tov, pf,"
              + " plus_minus");

  /** One of the counts. */
  int count(String column) {
    return counts.get(COLUMNS.indexOf(column));
  }
}
