package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.warehouse.sql.Dialect;

/** How BigQuery writes SQL. Tables are named with their project, in backticks. */
record BigQueryDialect(BigQueryProject project) implements Dialect {

  @Override
  public String table(String dataset, String name) {
    return "`" + project.id() + "." + project.dataset(dataset) + "." + name + "`";
  }

  @Override
  public String text(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('\'');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> text.append("\\'");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
    return text.append('\'').toString();
  }

  @Override
  public String element(String array, int position) {
    return array + "[SAFE_OFFSET(" + position + ")]";
  }

  /** Arrays have no equality; their JSON has. */
  @Override
  public String differ(ColumnSpec column, String left, String right) {
    return column.type().isArray()
        ? "TO_JSON_STRING(" + left + ") <> TO_JSON_STRING(" + right + ")"
        : left + " IS DISTINCT FROM " + right;
  }

  @Override
  public String json(String alias) {
    return "TO_JSON_STRING(" + alias + ")";
  }
}
