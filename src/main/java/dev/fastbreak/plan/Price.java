package dev.fastbreak.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What bytes cost. */
public final class Price {

  private static final BigDecimal TIB = BigDecimal.valueOf(1L << 40);

  private Price() {}

  /**
   * US dollars, rounded half up to so many decimals.
   *
   * @param perTib US dollars for 2^40 bytes
   */
  public static BigDecimal dollars(long bytes, BigDecimal perTib, int decimals) {
    return BigDecimal.valueOf(bytes).multiply(perTib).divide(TIB, decimals, RoundingMode.HALF_UP);
  }
}
