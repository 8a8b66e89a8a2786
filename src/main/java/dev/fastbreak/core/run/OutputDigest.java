package dev.fastbreak.core.run;

import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.hash.SetDigest.Item;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Digests the rows that a date holds, as the ledger keeps it: every column counts but the stamps.
 * {@code data_hash} stands for the hashed columns, the others are mixed in one by one.
 */
public final class OutputDigest {

  private final int dataHash;
  private final int[] unhashed;

  public OutputDigest(TableSpec<?> table) {
    dataHash = table.position("data_hash");
    unhashed =
        table.contentColumns().stream()
            .filter(column -> !column.hashed())
            .map(ColumnSpec::name)
            .mapToInt(table::position)
            .toArray();
  }

  /**
   * Adds a row.
   *
   * @param values in the order of the table's columns, {@code data_hash} among them
   */
  public void add(SetDigest digest, @Nullable Object[] values) {
    Item row = Item.of(String.valueOf(values[dataHash]));
    for (int column : unhashed) {
      row = row.with(number(values[column]));
    }
    digest.add(row);
  }

  /** A number that Java promises to be the same on every machine. */
  private static long number(@Nullable Object value) {
    if (value == null) {
      return 0;
    } else if (value instanceof BigDecimal decimal) {
      return Double.doubleToLongBits(decimal.doubleValue()); // whatever the scale
    } else if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    return value.hashCode(); // texts, whole numbers, flags, and lists of them
  }
}
