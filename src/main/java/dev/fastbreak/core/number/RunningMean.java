package dev.fastbreak.core.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exact means over the oldest rows of a history, for every length at once: one pass of sums instead
 * of one pass for each date. Rows that lack the value are skipped.
 */
public final class RunningMean {

  /** Index n: sum and number of the known values among the oldest n rows. */
  private final BigDecimal[] sums;

  private final int[] counts;

  private RunningMean(BigDecimal[] sums, int[] counts) {
    this.sums = sums;
    this.counts = counts;
  }

  public static <T> RunningMean ofDecimals(
      List<T> newestFirst, Function<? super T, @Nullable BigDecimal> value) {
    int size = newestFirst.size();
    BigDecimal[] sums = new BigDecimal[size + 1];
    int[] counts = new int[size + 1];
    sums[0] = BigDecimal.ZERO;
    for (int n = 1; n <= size; n++) {
      BigDecimal term = value.apply(newestFirst.get(size - n));
      sums[n] = term == null ? sums[n - 1] : sums[n - 1].add(term);
      counts[n] = counts[n - 1] + (term == null ? 0 : 1);
    }
    return new RunningMean(sums, counts);
  }

  public static <T> RunningMean ofWholeNumbers(
      List<T> newestFirst, Function<? super T, @Nullable Long> value) {
    return ofDecimals(
        newestFirst,
        row -> {
          Long term = value.apply(row);
          return term == null ? null : BigDecimal.valueOf(term);
        });
  }

  /**
   * Mean over the oldest {@code n} rows.
   *
   * @return null when none of them has the value
   * @throws IndexOutOfBoundsException when there are fewer rows
   */
  public @Nullable Fraction overOldest(int n) {
    return counts[n] == 0 ? null : Fraction.of(sums[n]).dividedBy(counts[n]);
  }
}
