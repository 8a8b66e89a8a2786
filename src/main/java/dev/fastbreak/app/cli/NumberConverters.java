package dev.fastbreak.app.cli;

import dev.fastbreak.core.number.DecimalText;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers, and says in words what was expected instead of one that is none. */
final class NumberConverters {

  private NumberConverters() {}

  private static TypeConversionException refused(String text, String wanted) {
    return new TypeConversionException("'" + text + "' is not " + wanted);
  }

  /** A whole number. */
  static final class Whole implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw refused(text, "a whole number; write digits, for example 7");
      }
    }
  }

  /** A whole number of at most nine digits or so. */
  static final class SmallWhole implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw refused(text, "a whole number up to 2147483647; write digits, for example 7");
      }
    }
  }

  /** A number with or without decimals. */
  static final class Decimal implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      return DecimalText.parse(text)
          .orElseThrow(() -> refused(text, "a number; write it plainly, for example 6.25"));
    }
  }
}
