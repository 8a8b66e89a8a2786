package dev.fastbreak.app.diff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares stored values: exactly, decimals by value and not by scale. */
final class Values {

  private Values() {}

  static boolean same(Object left, Object right) {
    return left instanceof BigDecimal one && right instanceof BigDecimal other
        ? one.compareTo(other) == 0
        : left.equals(right);
  }

  /**
   * How far two numbers lie apart; of two lists of numbers, the elements that lie farthest apart.
   * Null when they are no numbers, or lists of different length.
   */
  static @Nullable BigDecimal difference(Object left, Object right) {
    BigDecimal one = number(left);
    BigDecimal other = number(right);
    if (one != null && other != null) {
      return one.subtract(other).abs();
    }
    if (!(left instanceof List<?> some) || !(right instanceof List<?> others)) {
      return null;
    }
    if (some.size() != others.size()) {
      return null;
    }
    BigDecimal greatest = null;
    for (int i = 0; i < some.size(); i++) {
      Object leftElement = some.get(i);
      Object rightElement = others.get(i);
      BigDecimal apart =
          leftElement == null || rightElement == null
              ? null
              : difference(leftElement, rightElement);
      if (apart != null && (greatest == null || apart.compareTo(greatest) > 0)) {
        greatest = apart;
      }
    }
    return greatest;
  }

  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    return value instanceof Double number && Double.isFinite(number)
        ? BigDecimal.valueOf(number)
        : null;
  }
}
