package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableCell;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import dev.fastbreak.warehouse.QueryResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns answers of BigQuery, whose values are texts, into the few types of {@link QueryResult}. */
final class Answers {

  private Answers() {}

  static QueryResult of(TableSchema schema, List<TableRow> rows) {
    List<TableFieldSchema> fields = schema.getFields();
    List<List<@Nullable Object>> values = new ArrayList<>(rows.size());
    for (TableRow row : rows) {
      values.add(row(fields, row.getF()));
    }
    return new QueryResult(fields.stream().map(TableFieldSchema::getName).toList(), values);
  }

  private static List<@Nullable Object> row(List<TableFieldSchema> fields, List<TableCell> cells) {
    List<@Nullable Object> row = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      row.add(value(fields.get(i), cells.get(i).getV()));
    }
    return Collections.unmodifiableList(row);
  }

  private static @Nullable Object value(TableFieldSchema field, @Nullable Object value) {
    boolean repeated = "REPEATED".equals(field.getMode());
    if (value == null || Data.isNull(value)) {
      return repeated ? List.of() : null;
    }
    if (!repeated) {
      return single(field, value);
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (Object element : (List<?>) value) {
      Object inner = ((Map<?, ?>) element).get("v");
      list.add(inner == null || Data.isNull(inner) ? null : single(field, inner));
    }
    return Collections.unmodifiableList(list);
  }

  private static Object single(TableFieldSchema field, Object value) {
    if (!(value instanceof String text)) {
      return value.toString();
    }
    return switch (field.getType()) {
      case "INTEGER", "INT64" -> Long.valueOf(text);
      case "FLOAT", "FLOAT64" -> Double.valueOf(text);
      case "NUMERIC", "BIGNUMERIC" -> new BigDecimal(text);
      case "BOOLEAN", "BOOL" -> Boolean.valueOf(text);
      case "DATE" -> LocalDate.parse(text);
      case "TIMESTAMP" -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
      default -> text;
    };
  }
}
