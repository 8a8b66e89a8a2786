package dev.fastbreak.core.hash;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value inside a content hash. It is part of the hash's contract: two systems that
 * write a value alike get the same hash.
 *
 * <table>
 *   <caption>Forms</caption>
 *   <tr><td>null</td><td>{@code NULL}</td></tr>
 *   <tr><td>boolean</td><td>{@code True}, {@code False}</td></tr>
 *   <tr><td>integer</td><td>{@code 25}</td></tr>
 *   <tr><td>decimal</td><td>shortest plain form with a digit after the point: {@code 25.0}</td></tr>
 *   <tr><td>double</td><td>shortest form that reads back: {@code 0.1}, {@code 1e-07}</td></tr>
 *   <tr><td>string</td><td>without surrounding white space</td></tr>
 *   <tr><td>date</td><td>{@code 2022-01-31}</td></tr>
 *   <tr><td>list</td><td>{@code [28.0, 30.5]}, {@code ['a', 'b']}</td></tr>
 * </table>
 */
final class CanonicalText {

  private CanonicalText() {}

  static void append(Utf8Text into, @Nullable Object value) {
    if (value == null) {
      into.append("NULL");
    } else if (value instanceof BigDecimal decimal) {
      into.appendDecimal(decimal);
    } else if (value instanceof Long || value instanceof Integer) {
      into.append(((Number) value).longValue());
    } else if (value instanceof String text) {
      into.append(text.strip());
    } else if (value instanceof Double number) {
      appendDouble(into, number);
    } else if (value instanceof Boolean flag) {
      into.append(flag ? "True" : "False");
    } else if (value instanceof LocalDate date) {
      into.append(date.toString());
    } else if (value instanceof List<?> list) {
      appendList(into, list);
    } else {
      throw new IllegalArgumentException("No canonical text for " + value.getClass());
    }
  }

  /** The text of a list, UTF-8. */
  static byte[] ofList(List<?> list) {
    Utf8Text text = new Utf8Text();
    appendList(text, list);
    return text.toByteArray();
  }

  private static void appendList(Utf8Text into, List<?> list) {
    into.append('[');
    String separator = "";
    for (Object element : list) {
      into.append(separator);
      if (element == null) {
        into.append("None");
      } else if (element instanceof String text) {
        appendQuoted(into, text);
      } else {
        append(into, element);
      }
      separator = ", ";
    }
    into.append(']');
  }

  private static void appendQuoted(Utf8Text into, String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    into.append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> into.append("\\\\");
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        case '\t' -> into.append("\\t");
        default -> {
          if (c == quote) {
            into.append('\\');
          }
          into.append(c);
        }
      }
    }
    into.append(quote);
  }

  private static void appendDouble(Utf8Text into, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("There is no " + value + " in the data model");
    }
    if (value == 0) {
      into.append(1 / value < 0 ? "-0.0" : "0.0");
      return;
    }
    if (appendShortDecimal(into, value)) {
      return;
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      into.appendDecimal(shortest);
      return;
    }
    String digits = shortest.unscaledValue().abs().toString();
    if (value < 0) {
      into.append('-');
    }
    into.append(digits.charAt(0));
    if (digits.length() > 1) {
      into.append('.').append(digits.substring(1));
    }
    into.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    if (magnitude < 10) {
      into.append('0');
    }
    into.append(magnitude);
  }

  /**
   * Appends a double that is a decimal of at most four places and 15 digits, as nearly all are.
   * Both numbers of the quotient are exact, so it is the double next to that decimal; and no other
   * decimal of at most 15 digits reads back as the same double.
   */
  private static boolean appendShortDecimal(Utf8Text into, double value) {
    double power = 1;
    for (int places = 0; places <= 4; places++) {
      double scaled = Math.rint(value * power);
      if (Math.abs(scaled) < 1e15 && scaled != 0 && scaled / power == value) {
        if (Math.abs(value) < 1e-4) {
          return false;
        }
        into.appendDecimal((long) scaled, places);
        return true;
      }
      power *= 10;
    }
    return false;
  }

  /**
   * The decimal with the fewest digits that reads back as the same double, and of those the nearest
   * to it. {@code Double.toString} is not always that before JDK 19, but where it needs no more
   * than 15 digits it is.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (printed.precision() <= 15 && Math.abs(value) >= Double.MIN_NORMAL) {
      return printed;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      // The nearest may not read back while the farther one does: below a power of two doubles lie
      // twice as close as above it. 2^-44 is 5.684341886080802e-14.
      BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
      BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
      boolean downIsNearer = exact.subtract(down).abs().compareTo(up.subtract(exact).abs()) <= 0;
      BigDecimal near = downIsNearer ? down : up;
      if (near.doubleValue() == value) {
        return near.stripTrailingZeros();
      }
      BigDecimal far = downIsNearer ? up : down;
      if (far.doubleValue() == value) {
        return far.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
