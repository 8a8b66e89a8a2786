package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.sql.Dialect;

/** How DuckDB writes SQL. */
final class DuckDbDialect implements Dialect {

  static final DuckDbDialect INSTANCE = new DuckDbDialect();

  private DuckDbDialect() {}

  @Override
  public String table(String dataset, String name) {
    String schema =
        dataset.equals(StagingTable.DATASET)
            ? quoted(StagingArea.DATABASE) + "." + StagingArea.SCHEMA
            : quoted(dataset);
    return schema + "." + quoted(name);
  }

  String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String element(String array, int position) {
    return array + "[" + (position + 1) + "]";
  }

  @Override
  public String differ(ColumnSpec column, String left, String right) {
    return left + " IS DISTINCT FROM " + right;
  }

  @Override
  public String json(String alias) {
    return "CAST(to_json(" + alias + ") AS VARCHAR)";
  }

  /**
   * The type that stores a column. A TIMESTAMP holds UTC and has no zone, so that it shows the same
   * on every machine.
   */
  String type(ColumnSpec column) {
    return switch (column.type()) {
      case STRING -> "VARCHAR";
      case INT64 -> "BIGINT";
      case BOOL -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case NUMERIC -> "DECIMAL(" + column.precision() + "," + column.scale() + ")";
      case FLOAT64_ARRAY -> "DOUBLE[]";
      case STRING_ARRAY -> "VARCHAR[]";
    };
  }
}
