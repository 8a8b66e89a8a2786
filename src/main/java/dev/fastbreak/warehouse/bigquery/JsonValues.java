package dev.fastbreak.warehouse.bigquery;

import com.google.api.services.bigquery.model.TableRow;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as BigQuery reads them from JSON. Decimals go as texts, so that no digit is lost. */
final class JsonValues {

  private JsonValues() {}

  /** A row's values by column name; what is null is left out, but no array ever is. */
  static TableRow row(TableSpec<?> table, @Nullable Object[] values) {
    List<ColumnSpec> columns = table.columns();
    TableRow row = new TableRow();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        row.set(columns.get(i).name(), value(value));
      }
    }
    return row;
  }

  /** The same of a batch that holds one row. */
  static TableRow row(TableSpec<?> table, RowBatch<?> one) {
    return row(table, one.values(table.columns()).iterator().next());
  }

  private static Object value(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof String || value instanceof Boolean || value instanceof List) {
      return value;
    }
    // Whole numbers, dates and times; beyond 2^53 a JSON number is not safe.
    return value.toString();
  }
}
