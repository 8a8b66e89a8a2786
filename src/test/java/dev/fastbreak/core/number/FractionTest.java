package dev.fastbreak.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {

  @ParameterizedTest
  @CsvSource({
    // half away from zero, both ways
    "1, 2, 0, 1",
    "-1, 2, 0, -1",
    "3, 2, 0, 2",
    "5, 2, 0, 3",
    "-5, 2, 0, -3",
    // 1/8 = 0.125 -> 0.13; 0.375 -> 0.38
    "1, 8, 2, 0.13",
    "3, 8, 2, 0.38",
    "-1, 8, 2, -0.13",
    // just below and above the half: 0.12499.. and 0.12500..
    "12499, 100000, 2, 0.12",
    "12501, 100000, 2, 0.13",
    "1, 3, 9, 0.333333333",
    "2, 3, 9, 0.666666667",
    "-2, 3, 9, -0.666666667",
    "0, 7, 2, 0.00",
    "-1, 1000, 2, 0.00",
    "2147483647, 1, 9, 2147483647.000000000",
    "9223372036854775807, 1, 0, 9223372036854775807",
    "1, 3, 12, 0.333333333333"
  })
  void roundsHalfAwayFromZero(long numerator, long denominator, int scale, BigDecimal rounded) {
    assertThat(Fraction.of(numerator, denominator).round(scale)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "4, 1, 2.0",
    // sqrt(2) = 1.41421356..
    "2, 4, 1.4142",
    "2, 5, 1.41421",
    // 2.25 = 1.5^2 is a tie at scale 0 and rounds up
    "2.25, 0, 2",
    "0.0625, 1, 0.3",
    // 0.2499 < 0.5^2: the root is 0.49989.. and rounds down
    "0.2499, 0, 0",
    // 50.5 = (5 * 101) / 10: sqrt = 7.10633520..
    "50.5, 2, 7.11"
  })
  void roundsSquareRoots(String value, int scale, BigDecimal root) {
    assertThat(Fraction.of(value).roundedSquareRoot(scale)).isEqualByComparingTo(root);
  }

  @Test
  void agreesWithExactArithmeticOnRandomValues() {
    Random random = new Random(20211019);
    for (int i = 0; i < 20_000; i++) {
      long an = anyLong(random);
      long ad = nonZero(random);
      long bn = anyLong(random);
      long bd = nonZero(random);
      Fraction a = Fraction.of(an, ad);
      Fraction b = Fraction.of(bn, bd);
      Reference x = new Reference(an, ad);
      Reference y = new Reference(bn, bd);
      check(a.plus(b), x.n.multiply(y.d).add(y.n.multiply(x.d)), x.d.multiply(y.d));
      check(a.minus(b), x.n.multiply(y.d).subtract(y.n.multiply(x.d)), x.d.multiply(y.d));
      check(a.times(b), x.n.multiply(y.n), x.d.multiply(y.d));
      check(a.times(bn), x.n.multiply(BigInteger.valueOf(bn)), x.d);
      if (bn != 0) {
        check(a.dividedBy(b), x.n.multiply(y.d), x.d.multiply(y.n));
        check(a.dividedBy(bn), x.n, x.d.multiply(BigInteger.valueOf(bn)));
      }
      int order = x.n.multiply(y.d).compareTo(y.n.multiply(x.d));
      assertThat(a.compareTo(b)).isEqualTo(order);
      assertThat(a.max(b).compareTo(a.min(b))).isGreaterThanOrEqualTo(0);
      assertThat(a.equals(b)).isEqualTo(order == 0);
    }
  }

  @Test
  void sumsOfManyDifferentDenominatorsStayExact() {
    // The harmonic sum of 1..60 outgrows longs; adding and taking away again leaves nothing.
    Fraction sum = Fraction.ZERO;
    for (int i = 1; i <= 60; i++) {
      sum = sum.plus(Fraction.of(1, i));
    }
    assertThat(sum.round(12)).isEqualTo(new BigDecimal("4.679870412952"));
    for (int i = 60; i >= 1; i--) {
      sum = sum.minus(Fraction.of(1, i));
    }
    assertThat(sum).isEqualTo(Fraction.ZERO);
    assertThat(sum.signum()).isZero();
  }

  @Test
  void squareRootsOfRandomValuesAreTheNearestDecimals() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long n = Math.abs(anyLong(random) / 4);
      long d = Math.max(1, Math.abs(nonZero(random) / 4));
      int scale = random.nextInt(6);
      BigDecimal expected =
          new BigDecimal(n)
              .divide(new BigDecimal(d), new MathContext(80))
              .sqrt(new MathContext(60))
              .setScale(scale, RoundingMode.HALF_UP);
      assertThat(Fraction.of(n, d).roundedSquareRoot(scale)).isEqualTo(expected);
    }
  }

  @Test
  void equalValuesAreEqualAndHashAlikeHoweverWritten() {
    assertThat(Fraction.of(1, 2)).isEqualTo(Fraction.of(2, 4)).isEqualTo(Fraction.of("0.50"));
    assertThat(Fraction.of(2, 4)).hasSameHashCodeAs(Fraction.of(-1, -2));
    assertThat(Fraction.of(1, 2)).isNotEqualTo(Fraction.of(1, 3));
    assertThat(Fraction.of(new BigDecimal("1E+3"))).isEqualTo(Fraction.of(1000));
    assertThat(Fraction.of("0.000000000001").times(1_000_000_000_000L)).isEqualTo(Fraction.ONE);
    assertThat(Fraction.of(0, 5)).isEqualTo(Fraction.ZERO).hasSameHashCodeAs(Fraction.ZERO);
  }

  @Test
  void clampsBothEnds() {
    Fraction low = Fraction.of(-3);
    Fraction high = Fraction.of(3);
    assertThat(Fraction.of(7, 2).clamp(low, high)).isEqualTo(high);
    assertThat(Fraction.of(-7, 2).clamp(low, high)).isEqualTo(low);
    assertThat(Fraction.of(5, 2).clamp(low, high)).isEqualTo(Fraction.of("2.5"));
    assertThat(Fraction.of(-5, 2).abs()).isEqualTo(Fraction.of("2.5"));
  }

  @Test
  void refusesWhatHasNoValue() {
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fraction.ONE.dividedBy(0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fraction.of(-1).roundedSquareRoot(2))
        .isInstanceOf(ArithmeticException.class);
  }

  private static void check(Fraction actual, BigInteger n, BigInteger d) {
    BigDecimal numerator = new BigDecimal(d.signum() < 0 ? n.negate() : n);
    BigDecimal denominator = new BigDecimal(d.abs());
    for (int scale : new int[] {0, 3, 9, 14}) {
      assertThat(actual.round(scale))
          .isEqualTo(numerator.divide(denominator, scale, RoundingMode.HALF_UP));
    }
    assertThat(actual.signum()).isEqualTo(numerator.signum());
  }

  /** Values of very different size, often at the edge of what stays in two longs. */
  private static long anyLong(Random random) {
    long value =
        switch (random.nextInt(6)) {
          case 0 -> random.nextInt(20);
          case 1 -> random.nextInt(10_000);
          case 2 -> Integer.MAX_VALUE - 2L + random.nextInt(5);
          case 3 -> random.nextLong() >> 16;
          case 4 -> Long.MAX_VALUE - random.nextInt(3);
          default -> random.nextInt();
        };
    return random.nextBoolean() ? value : -value;
  }

  private static long nonZero(Random random) {
    long value = anyLong(random);
    return value == 0 ? 1 : value;
  }

  private record Reference(BigInteger n, BigInteger d) {
    Reference(long numerator, long denominator) {
      this(
          BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(Long.signum(denominator))),
          BigInteger.valueOf(denominator).abs());
    }
  }
}
