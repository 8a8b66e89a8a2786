package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The whole truth about an upstream table over a range of dates: rows of the range that are not
 * given are deleted, changed ones replaced, equal ones (by content hash) left alone.
 *
 * @param rows all rows of the range
 * @param from first date of the range, included
 * @param to last date, included
 */
public record TableLoad<T extends Record>(
    TableSpec<T> table, List<Stored<T>> rows, LocalDate from, LocalDate to) {

  /**
   * Passes when every row lies in the range and every key is given once.
   *
   * @throws WarehouseException when that is not so
   */
  public void requireSound() {
    int date = table.position(table.dateColumn());
    int[] key = table.key().stream().mapToInt(table::position).toArray();
    Set<List<@Nullable Object>> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    for (Stored<T> row : rows) {
      @Nullable Object[] values = table.contentValues(row.row());
      requireInRange((LocalDate) values[date]);
      List<@Nullable Object> own = new ArrayList<>(key.length);
      for (int position : key) {
        own.add(values[position]);
      }
      if (!seen.add(own)) {
        twice.add(String.valueOf(own));
      }
    }
    if (!twice.isEmpty()) {
      throw new WarehouseException(
          Cause.REFUSED,
          "Several rows are given for one key %s of %s: %s. Nothing was loaded; remove all but one of each."
              .formatted(table.key(), table, twice.stream().limit(3).toList()));
    }
  }

  private void requireInRange(@Nullable LocalDate date) {
    if (date == null || date.isBefore(from) || date.isAfter(to)) {
      throw new WarehouseException(
          Cause.REFUSED,
          "A row of %s given for %s to %s has the date %s. Nothing was loaded."
              .formatted(table, from, to, date));
    }
  }
}
