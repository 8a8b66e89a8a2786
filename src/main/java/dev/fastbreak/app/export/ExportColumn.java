package dev.fastbreak.app.export;

import dev.fastbreak.core.table.ColumnSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file.
 *
 * @param type its type, as DuckDB writes it; one that no other program would understand becomes
 *     text
 */
record ExportColumn(String name, String type) {

  private static final Set<String> SMALL_NUMBERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");
  private static final Set<String> LARGE_NUMBERS = Set.of("HUGEINT", "UBIGINT", "UHUGEINT");
  private static final Set<String> FRACTIONS = Set.of("DOUBLE", "FLOAT");
  private static final String LIST = "[]";

  static final String TEXT = "VARCHAR";
  static final String WHOLE = "BIGINT";
  static final String DECIMAL = "DECIMAL";
  static final String DOUBLE = "DOUBLE";
  static final String FLAG = "BOOLEAN";
  static final String DATE = "DATE";
  static final String TIME = "TIMESTAMP WITH TIME ZONE";

  static ExportColumn of(ColumnSpec column) {
    return new ExportColumn(
        column.name(),
        switch (column.type()) {
          case STRING -> TEXT;
          case INT64 -> WHOLE;
          case BOOL -> FLAG;
          case DATE -> DATE;
          case TIMESTAMP -> TIME;
          case NUMERIC -> DECIMAL + "(" + column.precision() + "," + column.scale() + ")";
          case FLOAT64_ARRAY -> DOUBLE + LIST;
          case STRING_ARRAY -> TEXT + LIST;
        });
  }

  /** The column of an answer, by the type that DuckDB describes it with. */
  static ExportColumn described(String name, String type) {
    boolean list = type.endsWith(LIST);
    String element = plain(list ? type.substring(0, type.length() - LIST.length()) : type);
    boolean listed = element.equals(TEXT) || element.equals(WHOLE) || element.equals(DOUBLE);
    return new ExportColumn(name, list ? (listed ? element + LIST : TEXT) : element);
  }

  /** The column of an answer that nobody describes, by its values: text unless all are alike. */
  static ExportColumn ofValues(String name, List<@Nullable Object> values) {
    Set<String> types =
        values.stream()
            .filter(Objects::nonNull)
            .map(ExportColumn::typeOf)
            .collect(Collectors.toSet());
    return new ExportColumn(name, types.size() == 1 ? types.iterator().next() : TEXT);
  }

  private static String typeOf(@Nullable Object value) {
    if (value instanceof Boolean) {
      return FLAG;
    } else if (value instanceof LocalDate) {
      return DATE;
    } else if (value instanceof Instant) {
      return TIME;
    } else if (value instanceof Long) {
      return WHOLE;
    }
    return value instanceof Double || value instanceof BigDecimal ? DOUBLE : TEXT;
  }

  private static String plain(String type) {
    if (SMALL_NUMBERS.contains(type)) {
      return WHOLE;
    } else if (LARGE_NUMBERS.contains(type)) {
      return DECIMAL + "(38,0)";
    } else if (FRACTIONS.contains(type)) {
      return DOUBLE;
    } else if (type.startsWith("TIMESTAMP")) {
      return TIME;
    } else if (type.startsWith(DECIMAL) || type.equals(FLAG) || type.equals(DATE)) {
      return type;
    }
    return TEXT;
  }

  boolean isList() {
    return type.endsWith(LIST);
  }

  boolean isDecimal() {
    return type.startsWith(DECIMAL);
  }
}
