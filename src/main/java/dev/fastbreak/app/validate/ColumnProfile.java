package dev.fastbreak.app.validate;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column are like over some rows.
 *
 * @param rows rows that were looked at
 * @param nulls those in which it is null
 * @param outOfRange those whose value breaks the column's declaration
 * @param smallest smallest value, null when all are null; flags count as 0 and 1, arrays have none
 * @param greatest greatest value
 */
record ColumnProfile(
    long rows, long nulls, long outOfRange, @Nullable Object smallest, @Nullable Object greatest) {

  /** A condition that no value fulfils. */
  static final String NEVER = "FALSE";

  /** Rows in which it has a value. */
  long known() {
    return rows - nulls;
  }

  /** Whether it has values, all of them the same. */
  boolean holdsOneValue() {
    return smallest != null && String.valueOf(smallest).equals(String.valueOf(greatest));
  }

  double nullShare() {
    return rows == 0 ? 0 : (double) nulls / rows;
  }

  /** The same, but everything is lacking where there is no row. */
  double lackingShare() {
    return rows == 0 ? 1 : nullShare();
  }

  /** A column, or an expression over columns, that can be profiled. */
  private record Item(
      String name, String value, String ordered, String bad, @Nullable String where) {}

  /** Collects items and asks for all of them in one pass over the rows. */
  static final class Question {
    private final List<Item> items = new ArrayList<>();

    /**
     * Asks for a declared column.
     *
     * @param where a condition on the rows that count for it, or null for all
     */
    Question column(ColumnSpec column, @Nullable String where) {
      items.add(new Item(column.name(), column.name(), ordered(column), flaw(column), where));
      return this;
    }

    Question expression(String name, String expression) {
      items.add(new Item(name, expression, expression, NEVER, null));
      return this;
    }

    /** The statement; {@code slice} is its FROM and WHERE. */
    String sql(String slice) {
      return items.stream()
          .map(Question::cells)
          .collect(Collectors.joining(",\n", "SELECT ", "\n" + slice));
    }

    private static String cells(Item item) {
      String counted = item.where() == null ? "TRUE" : item.where();
      String value =
          item.where() == null
              ? item.ordered()
              : "CASE WHEN " + item.where() + " THEN " + item.ordered() + " END";
      return "COUNT(CASE WHEN %1$s THEN 1 END), COUNT(CASE WHEN %1$s AND (%2$s) IS NULL THEN 1 END), COUNT(CASE WHEN %3$s THEN 1 END), MIN(%4$s), MAX(%4$s)"
          .formatted(counted, item.value(), item.bad(), value);
    }

    /** The profiles by name, out of the statement's only row. */
    Map<String, ColumnProfile> read(List<@Nullable Object> row) {
      Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
      for (int i = 0; i < items.size(); i++) {
        int at = 5 * i;
        profiles.put(
            items.get(i).name(),
            new ColumnProfile(
                Answer.number(row, at),
                Answer.number(row, at + 1),
                Answer.number(row, at + 2),
                row.get(at + 3),
                row.get(at + 4)));
      }
      return profiles;
    }
  }

  /** The column as something that every warehouse can put in order. */
  private static String ordered(ColumnSpec column) {
    return switch (column.type()) {
      case BOOL -> "CASE WHEN %1$s THEN 1 WHEN NOT %1$s THEN 0 END".formatted(column.name());
      case FLOAT64_ARRAY, STRING_ARRAY -> "CASE WHEN FALSE THEN 1 END";
      default -> column.name();
    };
  }

  /** When a value breaks its declaration; {@link #NEVER} when it cannot. */
  static String flaw(ColumnSpec column) {
    List<String> conditions = new ArrayList<>();
    if (column.type() == ColumnType.INT64 || column.type() == ColumnType.NUMERIC) {
      if (column.min() != null) {
        conditions.add(column.name() + " < " + column.min().toPlainString());
      }
      if (column.max() != null) {
        conditions.add(column.name() + " > " + column.max().toPlainString());
      }
      if (column.within() != null) {
        conditions.add(column.name() + " > " + column.within());
        conditions.add(column.within() + " IS NOT NULL AND " + column.name() + " IS NULL");
      }
    }
    if (!column.oneOf().isEmpty()) {
      conditions.add(
          column.oneOf().stream()
              .collect(Collectors.joining("', '", column.name() + " NOT IN ('", "')")));
    }
    return conditions.isEmpty() ? NEVER : "(" + String.join(" OR ", conditions) + ")";
  }
}
