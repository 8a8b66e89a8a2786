package dev.fastbreak.app.validate;

import java.util.Locale;

/** Shares of a whole, and the limits above which they are findings. */
final class Shares {

  /** Greatest share of nulls of a column that declares no limit of its own. */
  static final double MOST_NULLS = 0.5;

  /** Greatest share of defaults of a feature. */
  static final double MOST_DEFAULTS = 0.2;

  /**
   * How much more a value may lack than its input and still be explained by it: a window of ten or
   * fifteen games goes on lacking for weeks what its input lacked.
   */
  static final double WINDOW_LAG = 0.25;

  /** Fewest values of which one and the same is suspicious. */
  static final long ENOUGH_VALUES = 100;

  private Shares() {}

  /** {@code 12.5 percent}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f percent", 100 * share);
  }
}
