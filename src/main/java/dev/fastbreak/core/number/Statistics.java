package dev.fastbreak.core.number;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sums, means and deviations over rows of which some lack the value. Null means unknown: it is
 * skipped, and nothing is computed from no values at all.
 */
public final class Statistics {

  private Statistics() {}

  /** Sum over the rows that have the value; null when none has. */
  public static <T> @Nullable Long sum(Collection<T> rows, Function<T, @Nullable Long> value) {
    long sum = 0;
    boolean any = false;
    for (T row : rows) {
      Long term = value.apply(row);
      if (term != null) {
        sum = Math.addExact(sum, term);
        any = true;
      }
    }
    return any ? sum : null;
  }

  /** Mean of whole numbers over the rows that have the value; null when none has. */
  public static <T> @Nullable Fraction mean(Collection<T> rows, Function<T, @Nullable Long> value) {
    long sum = 0;
    long count = 0;
    for (T row : rows) {
      Long term = value.apply(row);
      if (term != null) {
        sum = Math.addExact(sum, term);
        count++;
      }
    }
    return count == 0 ? null : Fraction.of(sum, count);
  }

  /** Mean of decimals over the rows that have the value; null when none has. */
  public static <T> @Nullable Fraction meanOfDecimals(
      Collection<T> rows, Function<T, @Nullable BigDecimal> value) {
    BigDecimal sum = BigDecimal.ZERO;
    long count = 0;
    for (T row : rows) {
      BigDecimal term = value.apply(row);
      if (term != null) {
        sum = sum.add(term);
        count++;
      }
    }
    return count == 0 ? null : Fraction.of(sum).dividedBy(count);
  }

  /**
   * Sample standard deviation (n - 1) of whole numbers, from the exact variance, rounded once; null
   * for fewer than two values.
   */
  public static <T> @Nullable BigDecimal sampleDeviation(
      Collection<T> rows, Function<T, @Nullable Long> value, int scale) {
    List<Long> known = rows.stream().map(value).filter(Objects::nonNull).toList();
    int n = known.size();
    if (n < 2) {
      return null;
    }
    long sum = 0;
    long squares = 0;
    for (long x : known) {
      sum = Math.addExact(sum, x);
      squares = Math.addExact(squares, Math.multiplyExact(x, x));
    }
    return Fraction.of(
            Math.subtractExact(Math.multiplyExact(n, squares), Math.multiplyExact(sum, sum)),
            (long) n * (n - 1))
        .roundedSquareRoot(scale);
  }

  /** Rounds a value that may be unknown. */
  public static @Nullable BigDecimal round(@Nullable Fraction value, int scale) {
    return value == null ? null : value.round(scale);
  }
}
