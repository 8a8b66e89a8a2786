package dev.fastbreak.core.composite;

import dev.fastbreak.core.number.Fraction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a faster or slower game than usual brings, -3..3 points: half the pace differential. */
public final class PaceEffect {

  private static final Fraction LIMIT = Fraction.of(3);

  private PaceEffect() {}

  /** The exact score; 0 when the differential (possessions) is unknown. */
  public static Fraction score(@Nullable BigDecimal paceDifferential) {
    return paceDifferential == null
        ? Fraction.ZERO
        : Fraction.of(paceDifferential).dividedBy(2).clamp(LIMIT.negated(), LIMIT);
  }
}
