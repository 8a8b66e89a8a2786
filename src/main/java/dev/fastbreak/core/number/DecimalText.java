package dev.fastbreak.core.number;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decimals from texts that somebody else wrote. They are bounded before a number is made of them: a
 * text of a few letters can name a number of a billion digits, and one of a million digits takes
 * minutes to read.
 */
public final class DecimalText {

  /** Longest text that is looked at. */
  public static final int LONGEST = 40;

  /** Greatest exponent, either way; with the digits of the longest text a number stays small. */
  public static final int GREATEST_EXPONENT = 20;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE]([+-]?[0-9]{1,2}))?");

  private DecimalText() {}

  /**
   * Reads a decimal such as {@code 34.5}, {@code -7} or {@code 1.5E+2}, exactly.
   *
   * @return the number; empty when the text is none, when it is longer than {@link #LONGEST}, or
   *     when its exponent is beyond {@link #GREATEST_EXPONENT}
   */
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches() || !isSmall(decimal.group(1))) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  private static boolean isSmall(@Nullable String exponent) {
    return exponent == null || Math.abs(Integer.parseInt(exponent)) <= GREATEST_EXPONENT;
  }
}
