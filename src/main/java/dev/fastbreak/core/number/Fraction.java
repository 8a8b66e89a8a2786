package dev.fastbreak.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact rational number. Sums, means, ratios and products are computed with it and rounded once,
 * on storing, so that a result depends neither on the order of its terms nor on the runner.
 *
 * <p>Small values stay in two longs; a value that outgrows them moves to BigIntegers.
 */
public final class Fraction implements Comparable<Fraction> {

  // Before the constants, which hold it.
  private static final BigInteger[] NOT_BIG = {};

  public static final Fraction ZERO = new Fraction(0, 1);
  public static final Fraction ONE = new Fraction(1, 1);

  private static final long[] POWERS_OF_TEN = new long[19];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
    }
  }

  /** Numbers beyond this do not stay in longs, so that one product of two longs cannot overflow. */
  private static final long SMALL = Integer.MAX_VALUE;

  private static final int LONGEST_UNREDUCED = 512;

  private final long numerator;
  private final long denominator;
  private final BigInteger[] big;

  private Fraction(long numerator, long denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.big = NOT_BIG;
  }

  private Fraction(BigInteger numerator, BigInteger denominator) {
    this.numerator = 0;
    this.denominator = 0;
    this.big = new BigInteger[] {numerator, denominator};
  }

  public static Fraction of(long value) {
    return of(value, 1);
  }

  /**
   * {@code numerator / denominator}.
   *
   * @throws ArithmeticException when the denominator is 0
   */
  public static Fraction of(long numerator, long denominator) {
    if (denominator == 0) {
      throw new ArithmeticException(numerator + " / 0");
    }
    if (denominator < 0) {
      return big(BigInteger.valueOf(numerator).negate(), BigInteger.valueOf(denominator).negate());
    } else if (numerator == Long.MIN_VALUE) {
      // It has no absolute value among longs.
      return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
    if (isSmall(numerator, denominator)) {
      return new Fraction(numerator, denominator);
    }
    long common = greatestCommonDivisor(Math.abs(numerator), denominator);
    long n = numerator / common;
    long d = denominator / common;
    return isSmall(n, d)
        ? new Fraction(n, d)
        : new Fraction(BigInteger.valueOf(n), BigInteger.valueOf(d));
  }

  private static boolean isSmall(long numerator, long denominator) {
    return numerator >= -SMALL && numerator <= SMALL && denominator <= SMALL;
  }

  /** Euclid's algorithm, without the allocations of BigInteger's. */
  private static long greatestCommonDivisor(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  public static Fraction of(BigDecimal value) {
    int scale = value.scale();
    BigInteger unscaled = value.unscaledValue();
    if (scale >= 0 && scale <= 9 && unscaled.bitLength() < 63) {
      return of(unscaled.longValue(), POWERS_OF_TEN[scale]);
    }
    return scale >= 0
        ? big(unscaled, BigInteger.TEN.pow(scale))
        : big(unscaled.multiply(BigInteger.TEN.pow(-scale)), BigInteger.ONE);
  }

  /** A decimal literal such as {@code "0.44"}. */
  public static Fraction of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  /** Reduced only when it pays: most big values are rounded before they have grown. */
  private static Fraction big(BigInteger numerator, BigInteger denominator) {
    if (numerator.bitLength() < 63 && denominator.bitLength() < 63) {
      return of(numerator.longValue(), denominator.longValue());
    } else if (denominator.bitLength() <= LONGEST_UNREDUCED) {
      return new Fraction(numerator, denominator);
    }
    BigInteger common = numerator.gcd(denominator);
    return new Fraction(numerator.divide(common), denominator.divide(common));
  }

  private boolean isBig() {
    return big.length > 0;
  }

  private BigInteger n() {
    return isBig() ? big[0] : BigInteger.valueOf(numerator);
  }

  private BigInteger d() {
    return isBig() ? big[1] : BigInteger.valueOf(denominator);
  }

  public Fraction plus(Fraction other) {
    if (!isBig() && !other.isBig()) {
      if (denominator == other.denominator) {
        return of(numerator + other.numerator, denominator);
      }
      // Each product is below 2^62, so the sum of two fits.
      return of(
          numerator * other.denominator + other.numerator * denominator,
          denominator * other.denominator);
    }
    return big(n().multiply(other.d()).add(other.n().multiply(d())), d().multiply(other.d()));
  }

  public Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  public Fraction negated() {
    return isBig() ? new Fraction(big[0].negate(), big[1]) : new Fraction(-numerator, denominator);
  }

  public Fraction times(Fraction other) {
    if (!isBig() && !other.isBig()) {
      return of(numerator * other.numerator, denominator * other.denominator);
    }
    return big(n().multiply(other.n()), d().multiply(other.d()));
  }

  public Fraction times(long factor) {
    return times(of(factor));
  }

  /**
   * This divided by the other.
   *
   * @throws ArithmeticException when the other is 0
   */
  public Fraction dividedBy(Fraction other) {
    if (other.signum() == 0) {
      throw new ArithmeticException(this + " / 0");
    }
    Fraction inverse =
        other.isBig()
            ? big(
                other.big[1].multiply(BigInteger.valueOf(other.big[0].signum())),
                other.big[0].abs())
            : other.numerator > 0
                ? new Fraction(other.denominator, other.numerator)
                : new Fraction(-other.denominator, -other.numerator);
    return times(inverse);
  }

  /**
   * This divided by a count.
   *
   * @throws ArithmeticException when the divisor is 0
   */
  public Fraction dividedBy(long divisor) {
    return dividedBy(of(divisor));
  }

  public int signum() {
    return isBig() ? big[0].signum() : Long.signum(numerator);
  }

  public Fraction abs() {
    return signum() < 0 ? negated() : this;
  }

  public Fraction min(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Fraction max(Fraction other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** This, moved into [low, high] when it lies outside. */
  public Fraction clamp(Fraction low, Fraction high) {
    return max(low).min(high);
  }

  /** The one rounding: half away from zero to {@code scale} digits after the point. */
  public BigDecimal round(int scale) {
    if (!isBig() && scale <= 9) {
      // Below 2^31 times 10^9 (below 2^30) fits a long.
      long scaled = numerator * POWERS_OF_TEN[scale];
      long quotient = scaled / denominator;
      long rest = Math.abs(scaled % denominator);
      if (rest >= denominator - rest) {
        quotient += scaled < 0 ? -1 : 1;
      }
      return BigDecimal.valueOf(quotient, scale);
    }
    return new BigDecimal(n()).divide(new BigDecimal(d()), scale, RoundingMode.HALF_UP);
  }

  /**
   * The square root, correctly rounded half away from zero to {@code scale} digits.
   *
   * @throws ArithmeticException when this is negative
   */
  public BigDecimal roundedSquareRoot(int scale) {
    if (signum() < 0) {
      throw new ArithmeticException("square root of " + this);
    }
    // floor(2 * 10^scale * sqrt(n/d)) is odd or even by whether the rounding goes up.
    BigInteger twiceScaled =
        n().multiply(BigInteger.TEN.pow(2 * scale)).shiftLeft(2).divide(d()).sqrt();
    return new BigDecimal(twiceScaled.add(BigInteger.ONE).shiftRight(1), scale);
  }

  @Override
  public int compareTo(Fraction other) {
    if (!isBig() && !other.isBig()) {
      return Long.compare(numerator * other.denominator, other.numerator * denominator);
    }
    return n().multiply(other.d()).compareTo(other.n().multiply(d()));
  }

  /** Equal by value: 1/2 equals 2/4. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Fraction fraction && compareTo(fraction) == 0;
  }

  @Override
  public int hashCode() {
    BigInteger common = n().gcd(d());
    return Objects.hash(n().divide(common), d().divide(common));
  }

  @Override
  public String toString() {
    return n() + "/" + d();
  }
}
