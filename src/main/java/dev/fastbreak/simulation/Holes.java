package dev.fastbreak.simulation;

import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Makes the holes of tables, row by row: a row's fate depends on seed, table and key alone, not on
 * the order of the rows.
 *
 * @param gaps what is missing of whole games, teams and dates
 */
record Holes(Gaps gaps, long seed) {

  Dice dice(TableSpec<?> table, LocalDate date, String entity) {
    return Dice.of(
        seed, Dice.Purpose.ROW, table.name().hashCode(), date.toEpochDay(), entity.hashCode());
  }

  /** Chance of an entity over a whole season. */
  Dice dice(TableSpec<?> table, int seasonYear, String entity) {
    return Dice.of(seed, Dice.Purpose.ROW, table.name().hashCode(), -seasonYear, entity.hashCode());
  }

  /**
   * The rows of a table that came.
   *
   * @param comes changes a row by its own chance, and tells whether it comes at all
   */
  <T extends Record> List<T> in(
      TableSpec<T> table, List<T> derived, BiPredicate<RowDraft<T>, Dice> comes) {
    List<T> rows = new ArrayList<>(derived.size());
    for (T row : derived) {
      RowDraft<T> draft = new RowDraft<>(table, row);
      LocalDate date = LocalDate.parse(draft.text(table.dateColumn()));
      String nbaGameId = draft.text("nba_game_id");
      if (comes.test(draft, dice(table, date, draft.text(table.entityColumn())))) {
        rows.add((gaps.lacksLeagueId(nbaGameId) ? draft.clear("nba_game_id") : draft).row());
      }
    }
    return rows;
  }
}
