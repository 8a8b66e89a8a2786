package dev.fastbreak.core.table;

/** The column types of the warehouse, named as BigQuery names them. */
public enum ColumnType {
  STRING,
  INT64,
  BOOL,
  DATE,
  TIMESTAMP,
  NUMERIC,
  FLOAT64_ARRAY,
  STRING_ARRAY;

  /** Whether a value is a list. Arrays are never null: an absent list is empty. */
  public boolean isArray() {
    return this == FLOAT64_ARRAY || this == STRING_ARRAY;
  }
}
