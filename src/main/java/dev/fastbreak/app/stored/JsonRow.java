package dev.fastbreak.app.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a stored row from the JSON that a warehouse made of it. */
public final class JsonRow {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonRow() {}

  /**
   * The row's values in the table's column order; null where the JSON lacks a column, as that of an
   * older version may.
   *
   * @throws IllegalArgumentException when it is no JSON of such a row
   */
  public static @Nullable Object[] parse(TableSpec<?> table, String text) {
    JsonNode row;
    try {
      row = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No row of " + table + ": " + text, e);
    }
    @Nullable Object[] values = new @Nullable Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      ColumnSpec column = table.columns().get(i);
      JsonNode value = row.path(column.name());
      values[i] =
          StoredRows.typed(
              table, column, value.isNull() || value.isMissingNode() ? null : value(column, value));
    }
    return values;
  }

  private static Object value(ColumnSpec column, JsonNode value) {
    return switch (column.type()) {
      case STRING -> value.asText();
      case INT64 -> Long.parseLong(value.asText());
      case BOOL -> value.asBoolean();
      case DATE -> LocalDate.parse(value.asText());
      case TIMESTAMP ->
          LocalDateTime.parse(
                  value.asText().replace(' ', 'T').replaceFirst("(Z|\\+00(:00)?)$", ""),
                  DateTimeFormatter.ISO_LOCAL_DATE_TIME)
              .toInstant(ZoneOffset.UTC);
      case NUMERIC -> new BigDecimal(value.asText());
      case FLOAT64_ARRAY -> {
        List<@Nullable Double> list = new ArrayList<>();
        value.forEach(element -> list.add(element.isNull() ? null : element.doubleValue()));
        yield list;
      }
      case STRING_ARRAY -> {
        List<@Nullable String> list = new ArrayList<>();
        value.forEach(element -> list.add(element.isNull() ? null : element.asText()));
        yield list;
      }
    };
  }
}
