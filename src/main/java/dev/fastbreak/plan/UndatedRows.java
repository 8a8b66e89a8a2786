package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an upstream table that have no date. They belong to no game date, so no slice holds them
 * and nothing is computed from them; nobody would hear of them unless they were counted.
 *
 * @param table the table
 * @param rows how many of its rows have no date, at least 1
 */
public record UndatedRows(TableSpec<?> table, long rows) {

  /**
   * Counts them in every upstream table, in one statement: a warehouse that keeps its tables by
   * date looks into the part without one only.
   *
   * @return the tables that have any, in the catalogue's order
   */
  public static List<UndatedRows> of(WarehouseSession session) {
    List<TableSpec<?>> tables = Tables.upstream();
    String sql =
        tables.stream()
            .map(
                table ->
                    "SELECT '%1$s' AS table_name, COUNT(*) AS undated FROM %1$s WHERE %2$s IS NULL"
                        .formatted(table.qualifiedName(), table.dateColumn()))
            .collect(Collectors.joining(" UNION ALL "));
    List<List<@Nullable Object>> counts = session.query(sql).rows();
    List<UndatedRows> undated = new ArrayList<>();
    for (TableSpec<?> table : tables) {
      for (List<@Nullable Object> count : counts) {
        long rows = ((Number) Objects.requireNonNull(count.get(1))).longValue();
        if (rows > 0 && table.qualifiedName().equals(count.get(0))) {
          undated.add(new UndatedRows(table, rows));
        }
      }
    }
    return List.copyOf(undated);
  }

  /** What is wrong, in a few words: {@code 3 rows of dataset.table have no game_date}. */
  public String describe() {
    return "%,d %s of %s no %s"
        .formatted(
            rows,
            rows == 1 ? "row" : "rows",
            table.qualifiedName() + (rows == 1 ? " has" : " have"),
            table.dateColumn());
  }

  /** What follows from it, and what cures it. */
  public static String remedy() {
    return "Nothing reads them. Give them their date or delete them, then run 'backfill' again.";
  }
}
