package dev.fastbreak.core.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as BigQuery's API describes it: what the schema files hold and what the adapter creates.
 *
 * @param type STRING, INTEGER, BOOLEAN, DATE, TIMESTAMP, NUMERIC or FLOAT, the names that the API
 *     gives back
 * @param mode REQUIRED, NULLABLE or REPEATED
 * @param precision total digits of a NUMERIC, or null
 * @param scale digits after the point of a NUMERIC, or null
 * @param description meaning, unit and range, for people
 */
public record BigQueryField(
    String name,
    String type,
    String mode,
    @Nullable Long precision,
    @Nullable Long scale,
    String description) {

  /** A table's columns in storage order, stamps last. */
  public static List<BigQueryField> of(TableSpec<?> table) {
    return table.columns().stream().map(BigQueryField::of).toList();
  }

  private static BigQueryField of(ColumnSpec column) {
    String type =
        switch (column.type()) {
          case STRING, STRING_ARRAY -> "STRING";
          case INT64 -> "INTEGER";
          case BOOL -> "BOOLEAN";
          case DATE -> "DATE";
          case TIMESTAMP -> "TIMESTAMP";
          case NUMERIC -> "NUMERIC";
          case FLOAT64_ARRAY -> "FLOAT";
        };
    String mode =
        column.type().isArray() ? "REPEATED" : column.nullable() ? "NULLABLE" : "REQUIRED";
    boolean numeric = column.type() == ColumnType.NUMERIC;
    return new BigQueryField(
        column.name(),
        type,
        mode,
        numeric ? Long.valueOf(column.precision()) : null,
        numeric ? Long.valueOf(column.scale()) : null,
        describe(column));
  }

  private static String describe(ColumnSpec column) {
    StringBuilder text = new StringBuilder(column.meaning());
    if (!column.unit().isEmpty()) {
      text.append(" Unit: ").append(column.unit()).append('.');
    }
    String range = column.range();
    if (!range.isEmpty()) {
      text.append(" Range: ").append(range).append('.');
    }
    return text.toString();
  }
}
