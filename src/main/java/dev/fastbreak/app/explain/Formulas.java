package dev.fastbreak.app.explain;

import dev.fastbreak.core.number.Fraction;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arithmetic as people write it. */
final class Formulas {

  /** Terms of a sum that are written out; of a longer one, the total is. */
  private static final int MOST_TERMS = 20;

  /** Digits of an exact value that has no short decimal form. */
  private static final int DIGITS = 9;

  private Formulas() {}

  /** {@code (25 + 30 + 12) / 3} over the rows that have the value; empty when none has. */
  static <T> String mean(Collection<T> rows, Function<T, ? extends @Nullable Number> value) {
    List<BigDecimal> known = known(rows, value);
    return known.isEmpty() ? "" : "%s / %d".formatted(sum(known), known.size());
  }

  /** {@code sqrt((n * sum of squares - sum * sum) / (n * (n - 1)))}; empty below two values. */
  static <T> String deviation(Collection<T> rows, Function<T, @Nullable Long> value) {
    List<Long> known = rows.stream().map(value).filter(Objects::nonNull).toList();
    int n = known.size();
    if (n < 2) {
      return "";
    }
    long sum = known.stream().mapToLong(Long::longValue).sum();
    long squares = known.stream().mapToLong(x -> x * x).sum();
    return "sqrt((%d * %d - %d * %d) / (%d * %d))".formatted(n, squares, sum, sum, n, n - 1);
  }

  /** Why a mean has fewer terms than there are rows; empty when it has not. */
  static <T> String gaps(
      Collection<T> rows, String what, Function<T, ? extends @Nullable Number> value) {
    int known = known(rows, value).size();
    if (rows.isEmpty()) {
      return "null: no game in the window";
    }
    if (known == 0) {
      return "null: no game of the window has " + what;
    }
    return known == rows.size() ? "" : "%d of %d games have %s".formatted(known, rows.size(), what);
  }

  private static <T> List<BigDecimal> known(
      Collection<T> rows, Function<T, ? extends @Nullable Number> value) {
    return rows.stream()
        .<@Nullable Number>map(value::apply)
        .filter(Objects::nonNull)
        .map(number -> new BigDecimal(number.toString()))
        .toList();
  }

  private static String sum(List<BigDecimal> terms) {
    if (terms.size() == 1 || terms.size() > MOST_TERMS) {
      return terms.stream().reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }
    return terms.stream()
        .map(BigDecimal::toPlainString)
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  /** A fraction as a decimal, to 9 digits after the point where it has more. */
  static String decimal(Fraction value) {
    BigDecimal rounded = value.round(DIGITS).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
  }

  /** {@code 3/5}: makes of attempts; null when the attempts are unknown. */
  static @Nullable String shots(@Nullable Long makes, @Nullable Long attempts) {
    return attempts == null ? null : makes + "/" + attempts;
  }
}
