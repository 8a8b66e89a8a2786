package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes the Avro records apart in which BigQuery's Storage API hands rows over. Users may bring
 * their own upstream tables: a type that holds the declared values without loss is read, any other
 * is refused with the remedy.
 */
final class AvroRows {

  private final TableSpec<?> table;
  private final ColumnSpec[] columns;
  private final int[] positions;
  private final int[] scales;
  private @Nullable Schema known;

  AvroRows(TableSpec<?> table, List<ColumnSpec> columns) {
    this.table = table;
    this.columns = columns.toArray(ColumnSpec[]::new);
    this.positions = new int[this.columns.length];
    this.scales = new int[this.columns.length];
  }

  /**
   * A record's values in the columns' order.
   *
   * @throws WarehouseException when a column cannot be read as its declared type
   */
  @Nullable Object[] values(GenericRecord record) {
    if (record.getSchema() != known) {
      learn(record.getSchema());
    }
    @Nullable Object[] values = new @Nullable Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = value(i, record.get(positions[i]));
    }
    return values;
  }

  /** Where the columns are in records of a schema, and whether they can be read. */
  private void learn(Schema schema) {
    for (int i = 0; i < columns.length; i++) {
      Schema.Field field = schema.getField(columns[i].name());
      if (field == null) {
        throw new WarehouseException(
            Cause.SCHEMA, "Table %s has no column %s.".formatted(table, columns[i].name()));
      }
      positions[i] = field.pos();
      scales[i] = scale(columns[i], notNull(field.schema()));
    }
    known = schema;
  }

  private static Schema notNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElse(schema);
  }

  /** The scale of a stored decimal, 0 for anything else that can be read. */
  private int scale(ColumnSpec column, Schema stored) {
    Schema element =
        stored.getType() == Schema.Type.ARRAY ? notNull(stored.getElementType()) : stored;
    LogicalType logical = element.getLogicalType();
    boolean plain = logical == null;
    boolean fits =
        column.type().isArray() == (stored.getType() == Schema.Type.ARRAY)
            && switch (column.type()) {
              case STRING, STRING_ARRAY ->
                  plain
                      && element.getType() == Schema.Type.STRING
                      && element.getProp("logicalType") == null
                      && element.getProp("sqlType") == null;
              case INT64 -> plain && element.getType() == Schema.Type.LONG;
              case BOOL -> element.getType() == Schema.Type.BOOLEAN;
              case DATE -> logical instanceof LogicalTypes.Date;
              case TIMESTAMP -> logical instanceof LogicalTypes.TimestampMicros;
              case NUMERIC ->
                  logical instanceof LogicalTypes.Decimal
                      || (plain && element.getType() == Schema.Type.LONG);
              case FLOAT64_ARRAY -> element.getType() == Schema.Type.DOUBLE;
            };
    if (!fits) {
      throw new WarehouseException(
          Cause.SCHEMA,
          "Column %s of %s is stored as %s and cannot be read as %s. Change its type to that of its declaration."
              .formatted(
                  column.name(),
                  table,
                  plain ? stored.getType().getName() : logical.getName(),
                  column.typeName()));
    }
    return logical instanceof LogicalTypes.Decimal decimal ? decimal.getScale() : 0;
  }

  private @Nullable Object value(int column, @Nullable Object stored) {
    if (stored == null) {
      return columns[column].type().isArray() ? List.of() : null;
    }
    return switch (columns[column].type()) {
      case STRING -> stored.toString();
      case INT64, BOOL -> stored;
      case DATE ->
          stored instanceof LocalDate date
              ? date
              : LocalDate.ofEpochDay(((Number) stored).longValue());
      case TIMESTAMP ->
          stored instanceof Instant instant
              ? instant
              : Instant.EPOCH.plus(((Number) stored).longValue(), ChronoUnit.MICROS);
      case NUMERIC -> decimal(column, stored);
      case STRING_ARRAY -> ((List<?>) stored).stream().map(String::valueOf).toList();
      case FLOAT64_ARRAY -> ((List<?>) stored).stream().map(Double.class::cast).toList();
    };
  }

  private BigDecimal decimal(int column, Object stored) {
    BigDecimal value;
    if (stored instanceof BigDecimal decimal) {
      value = decimal;
    } else if (stored instanceof Long whole) {
      value = BigDecimal.valueOf(whole);
    } else {
      ByteBuffer bytes = ((ByteBuffer) stored).duplicate();
      byte[] unscaled = new byte[bytes.remaining()];
      bytes.get(unscaled);
      value = new BigDecimal(new BigInteger(unscaled), scales[column]);
    }
    try {
      return value.setScale(columns[column].scale(), RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new WarehouseException(
          Cause.SCHEMA,
          "%s.%s holds %s, which has more digits than its declaration %s. Round the column to %d digits after the point."
              .formatted(
                  table,
                  columns[column].name(),
                  value.stripTrailingZeros().toPlainString(),
                  columns[column].typeName(),
                  columns[column].scale()),
          e);
    }
  }
}
