package dev.fastbreak.app.stored;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a table exactly as they are stored: nothing is set apart as flawed, because who
 * checks or compares rows must see the wrong ones too.
 */
public final class StoredRows {

  private StoredRows() {}

  /**
   * Reads some columns of the rows whose date lies in [from, to], in no particular order.
   *
   * @param columns names of the columns to read
   * @return per row an array in the table's own column order, null where a column was not read
   */
  public static List<@Nullable Object[]> read(
      WarehouseSession session,
      TableSpec<?> table,
      Collection<String> columns,
      LocalDate from,
      LocalDate to) {
    return read(session, table, columns, slice(table, from, to));
  }

  private static List<@Nullable Object[]> read(
      WarehouseSession session, TableSpec<?> table, Collection<String> columns, String from) {
    List<ColumnSpec> wanted =
        table.columns().stream().filter(column -> columns.contains(column.name())).toList();
    String names = String.join(", ", wanted.stream().map(ColumnSpec::name).toList());
    int[] positions = wanted.stream().mapToInt(column -> table.position(column.name())).toArray();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (List<@Nullable Object> answer : session.query("SELECT " + names + " " + from).rows()) {
      @Nullable Object[] values = new @Nullable Object[table.columns().size()];
      for (int i = 0; i < positions.length; i++) {
        values[positions[i]] = typed(table, wanted.get(i), answer.get(i));
      }
      rows.add(values);
    }
    return rows;
  }

  public static List<@Nullable Object[]> read(
      WarehouseSession session, TableSpec<?> table, LocalDate from, LocalDate to) {
    return read(session, table, all(table), slice(table, from, to));
  }

  /**
   * Reads all columns of the rows of some dates that a run wrote.
   *
   * @param runId name of the run, letters and digits
   * @param dates the dates, at least one
   */
  public static List<@Nullable Object[]> ofRun(
      WarehouseSession session, TableSpec<?> table, String runId, Collection<LocalDate> dates) {
    String among =
        dates.stream().map(date -> "DATE '" + date + "'").collect(Collectors.joining(", "));
    String from =
        "FROM %s WHERE run_id = '%s' AND %s IN (%s)"
            .formatted(table.qualifiedName(), runId, table.dateColumn(), among);
    return read(session, table, all(table), from);
  }

  private static Set<String> all(TableSpec<?> table) {
    return table.columns().stream().map(ColumnSpec::name).collect(Collectors.toSet());
  }

  /** {@code FROM dataset.table WHERE date_column BETWEEN DATE '...' AND DATE '...'}. */
  public static String slice(TableSpec<?> table, LocalDate from, LocalDate to) {
    return "FROM %s WHERE %s BETWEEN DATE '%s' AND DATE '%s'"
        .formatted(table.qualifiedName(), table.dateColumn(), from, to);
  }

  /** Values of a row that name it for people: {@code 2021-12-04 lukadoncic}. */
  public static String name(TableSpec<?> table, @Nullable Object[] values) {
    StringBuilder name = new StringBuilder(40);
    for (String column : table.key()) {
      name.append(name.isEmpty() ? "" : " ").append(values[table.position(column)]);
    }
    return name.toString();
  }

  /** Warehouses answer in the narrowest type that fits; a column has one type. */
  static @Nullable Object typed(TableSpec<?> table, ColumnSpec column, @Nullable Object value) {
    if (value == null) {
      return column.type().isArray() ? List.of() : null;
    }
    boolean fits =
        switch (column.type()) {
          case STRING -> value instanceof String;
          case INT64 -> value instanceof Long;
          case BOOL -> value instanceof Boolean;
          case DATE -> value instanceof LocalDate;
          case TIMESTAMP -> value instanceof Instant;
          case NUMERIC -> value instanceof BigDecimal || value instanceof Long;
          case FLOAT64_ARRAY, STRING_ARRAY -> value instanceof List<?>;
        };
    if (!fits) {
      throw new WarehouseException(
          WarehouseException.Cause.SCHEMA,
          "%s.%s holds a %s where %s is declared; change the column's type."
              .formatted(table, column.name(), value.getClass().getSimpleName(), column.type()));
    }
    if (value instanceof Long number && column.type() == ColumnType.NUMERIC) {
      return BigDecimal.valueOf(number).setScale(column.scale(), RoundingMode.UNNECESSARY);
    }
    return value instanceof BigDecimal number && number.scale() < column.scale()
        ? number.setScale(column.scale(), RoundingMode.UNNECESSARY)
        : value;
  }
}
