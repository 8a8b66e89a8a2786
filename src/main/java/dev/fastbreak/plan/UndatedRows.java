package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an upstream table that belong to no season: they have no date, or one on which no season
 * is played, as when a year is mistyped. No slice holds them and nothing is computed from them;
 * nobody would hear of them unless they were counted.
 *
 * @param table the table
 * @param rows how many of its rows have no date
 * @param outside how many lie outside all seasons
 */
public record UndatedRows(TableSpec<?> table, long rows, long outside) {

  /**
   * Counts them in every upstream table, in one statement that looks at dates only.
   *
   * @param calendar the seasons; each goes from its opener to its last game date
   * @return the tables that have any, in the catalogue's order
   */
  public static List<UndatedRows> of(WarehouseSession session, LeagueCalendar calendar) {
    List<TableSpec<?>> tables = Tables.upstream();
    String sql =
        tables.stream()
            .map(table -> count(table, calendar))
            .collect(Collectors.joining(" UNION ALL "));
    List<List<@Nullable Object>> counts = session.query(sql).rows();
    List<UndatedRows> undated = new ArrayList<>();
    for (TableSpec<?> table : tables) {
      for (List<@Nullable Object> count : counts) {
        UndatedRows found = new UndatedRows(table, number(count.get(1)), number(count.get(2)));
        if (found.rows + found.outside > 0 && table.qualifiedName().equals(count.get(0))) {
          undated.add(found);
        }
      }
    }
    return List.copyOf(undated);
  }

  private static String count(TableSpec<?> table, LeagueCalendar calendar) {
    String seasons =
        calendar.seasons().values().stream()
            .map(
                season ->
                    "%s BETWEEN DATE '%s' AND DATE '%s'"
                        .formatted(table.dateColumn(), season.opener(), season.gameDates().last()))
            .collect(Collectors.joining(" OR "));
    // Games that do not count, before the season, lie outside it; and no season has no days.
    String within = table == Tables.SCHEDULE || seasons.isEmpty() ? "1 = 1" : seasons;
    return "SELECT '%1$s' AS table_name, COUNT(*) - COUNT(%2$s) AS undated, COUNT(%2$s) AS outside FROM %1$s WHERE %2$s IS NULL OR NOT (%3$s)"
        .formatted(table.qualifiedName(), table.dateColumn(), within);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  /**
   * What is wrong, in a few words: {@code 3 rows of dataset.table have no game_date, 1 lies in no
   * season}.
   */
  public String describe() {
    String without = "no " + table.dateColumn();
    String beyond = outside == 1 ? "lies in no season" : "lie in no season";
    if (outside == 0) {
      return counted(rows) + (rows == 1 ? " has " : " have ") + without;
    } else if (rows == 0) {
      return counted(outside) + " " + beyond;
    }
    return "%s %s %s, %,d %s"
        .formatted(counted(rows), rows == 1 ? "has" : "have", without, outside, beyond);
  }

  private String counted(long count) {
    return "%,d %s of %s".formatted(count, count == 1 ? "row" : "rows", table.qualifiedName());
  }

  /** What follows from it, and what cures it. */
  public static String remedy() {
    return "Nothing reads them. Give them their date or delete them, then run 'backfill' again.";
  }
}
