package dev.fastbreak.warehouse.bigquery;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The size of values as BigQuery reckons it when it bills for reading and storing them: a text has
 * two bytes and those of its UTF-8, a NUMERIC 16, a BOOL 1, any other single value 8, an array the
 * sum of its elements, and null nothing. Source: "Data type sizes" in BigQuery's pricing pages.
 */
final class LogicalSize {

  private static final int TEXT = 2;
  private static final int NUMERIC = 16;
  private static final int BOOL = 1;
  private static final int OTHER = 8;

  private LogicalSize() {}

  /** Bytes of a row. */
  static long of(@Nullable Object[] values) {
    long bytes = 0;
    for (Object value : values) {
      bytes += of(value);
    }
    return bytes;
  }

  private static long of(@Nullable Object value) {
    if (value == null) {
      return 0;
    } else if (value instanceof String text) {
      return TEXT + utf8(text);
    } else if (value instanceof BigDecimal) {
      return NUMERIC;
    } else if (value instanceof Boolean) {
      return BOOL;
    } else if (value instanceof List<?> list) {
      long bytes = 0;
      for (Object element : list) {
        bytes += of(element);
      }
      return bytes;
    }
    return OTHER;
  }

  /** Length in UTF-8, without encoding: this happens to every text of every row. */
  private static long utf8(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        bytes += 2;
      } else if (c >= 0x80) {
        // Of the four bytes behind a surrogate pair each half has two.
        bytes++;
      }
    }
    return bytes;
  }
}
