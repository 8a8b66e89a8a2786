package dev.fastbreak.core.table;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column as declared.
 *
 * @param name snake-case column name
 * @param precision total digits of a NUMERIC, else 0
 * @param scale digits after the point of a NUMERIC, else 0
 * @param nullable whether null (unknown) is allowed
 * @param hashed whether the value is part of the content hash
 * @param meaning for people
 * @param unit for people, may be empty
 * @param min smallest valid value or null
 * @param max greatest valid value or null
 * @param within name of the column that bounds this one, or null
 * @param oneOf allowed strings, empty for any
 * @param constant whether all rows hold one value by design
 * @param maxNullShare greatest tolerated share of nulls, 0..1
 */
public record ColumnSpec(
    String name,
    ColumnType type,
    int precision,
    int scale,
    boolean nullable,
    boolean hashed,
    String meaning,
    String unit,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable String within,
    List<String> oneOf,
    boolean constant,
    double maxNullShare) {

  /** A column that a writer adds: not hashed, never null. */
  static ColumnSpec stamp(String name, ColumnType type, String meaning) {
    return new ColumnSpec(
        name, type, 0, 0, false, false, meaning, "", null, null, null, List.of(), false, 1.0);
  }

  /** The type as people and DDL write it: {@code NUMERIC(5,3)}, {@code ARRAY<STRING>}. */
  public String typeName() {
    return switch (type) {
      case NUMERIC -> "NUMERIC(" + precision + "," + scale + ")";
      case FLOAT64_ARRAY -> "ARRAY<FLOAT64>";
      case STRING_ARRAY -> "ARRAY<STRING>";
      default -> type.name();
    };
  }

  /**
   * The valid values for people: {@code 0 to 100}, {@code at least 0}, {@code high, low}, or empty.
   */
  public String range() {
    if (!oneOf.isEmpty()) {
      return String.join(", ", oneOf);
    } else if (min != null && max != null) {
      return min.toPlainString() + " to " + max.toPlainString();
    } else if (min != null) {
      return "at least " + min.toPlainString();
    }
    return max == null ? "" : "at most " + max.toPlainString();
  }
}
