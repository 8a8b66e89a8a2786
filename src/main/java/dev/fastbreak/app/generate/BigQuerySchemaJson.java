package dev.fastbreak.app.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.core.table.BigQueryField;
import dev.fastbreak.core.table.TableSpec;

/** A table's schema in the form that {@code bq mk --table --schema FILE} reads. */
final class BigQuerySchemaJson {

  private BigQuerySchemaJson() {}

  static String of(TableSpec<?> table) {
    StringBuilder lines = new StringBuilder();
    for (BigQueryField field : BigQueryField.of(table)) {
      ObjectNode node = JsonText.object();
      node.put("name", field.name());
      node.put("type", field.type());
      node.put("mode", field.mode());
      if (field.precision() != null && field.scale() != null) {
        // The API's longs are strings in JSON.
        node.put("precision", field.precision().toString());
        node.put("scale", field.scale().toString());
      }
      node.put("description", field.description());
      lines.append(lines.isEmpty() ? "[\n  " : ",\n  ").append(JsonText.compact(node));
    }
    return lines.append("\n]\n").toString();
  }
}
