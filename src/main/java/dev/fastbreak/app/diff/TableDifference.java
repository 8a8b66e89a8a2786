package dev.fastbreak.app.diff;

import dev.fastbreak.core.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one table compares.
 *
 * @param onlyLeft rows whose key only the left has; a key's surplus copies count too
 * @param onlyRight rows whose key only the right has
 * @param equal rows that are the same on both sides, in every column compared
 * @param different rows that differ in at least one column
 * @param columns every column compared, in the table's order, less the key
 */
public record TableDifference(
    TableSpec<?> table,
    long leftRows,
    long rightRows,
    long onlyLeft,
    long onlyRight,
    long equal,
    long different,
    List<ColumnDifference> columns,
    List<Sample> samples) {

  /**
   * One difference.
   *
   * @param key values of the key, in the key's order
   * @param column the column, or null when one side lacks the whole row
   * @param left what the left holds; for a whole row {@code present} or null
   * @param right what the right holds
   */
  public record Sample(
      List<String> key, @Nullable String column, @Nullable Object left, @Nullable Object right) {}

  public boolean isEqual() {
    return onlyLeft + onlyRight + different == 0;
  }
}
