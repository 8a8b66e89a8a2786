package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of SQL that all warehouses write alike. */
final class Sql {

  private Sql() {}

  static List<String> names(Collection<ColumnSpec> columns) {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  static String list(Collection<String> columns) {
    return String.join(", ", columns);
  }

  /** {@code staged.a, staged.b}. */
  static String list(String alias, Collection<String> columns) {
    return columns.stream().map(c -> alias + "." + c).collect(Collectors.joining(", "));
  }

  /** {@code staged.a = stored.a AND staged.b = stored.b}. */
  static String equal(Collection<String> columns, String left, String right) {
    return columns.stream()
        .map(c -> left + "." + c + " = " + right + "." + c)
        .collect(Collectors.joining(" AND "));
  }

  /** {@code a = staged.a, b = staged.b}. */
  static String assignments(Collection<String> columns, String from) {
    return columns.stream().map(c -> c + " = " + from + "." + c).collect(Collectors.joining(", "));
  }

  /**
   * Deletes rows whose key is not staged.
   *
   * @param dates a condition on their dates, to stand behind the date's column
   */
  static String deleteVanished(Dialect dialect, TableSpec<?> table, String dates, String staged) {
    return """
    DELETE FROM %1$s AS stored
    WHERE stored.%2$s %3$s AND NOT EXISTS (SELECT 1 FROM %4$s AS staged WHERE %5$s)\
    """
        .formatted(
            dialect.table(table),
            table.dateColumn(),
            dates,
            staged,
            equal(table.key(), "staged", "stored"));
  }

  /** Number of rows for which a condition holds. */
  static String count(String condition) {
    return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
  }

  /** Inserts rows whose values are written as literals. */
  static <T extends Record> String insert(Dialect dialect, TableSpec<T> table, List<T> rows) {
    String values =
        rows.stream()
            .map(
                row ->
                    Arrays.stream(table.contentValues(row))
                        .map(dialect::literal)
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(",\n"));
    return "INSERT INTO %s (%s) VALUES\n%s"
        .formatted(dialect.table(table), list(names(table.columns())), values);
  }
}
