package dev.fastbreak.app.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Works a printed formula out: + - * / and brackets, min, clamp, sqrt. To 34 digits. */
final class Arithmetic {

  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text.replace(" ", "");
  }

  static BigDecimal valueOf(String formula) {
    Arithmetic arithmetic = new Arithmetic(formula);
    BigDecimal value = arithmetic.sum();
    if (arithmetic.at != arithmetic.text.length()) {
      throw new IllegalArgumentException("At " + arithmetic.at + " of " + formula);
    }
    return value;
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (true) {
      if (take('+')) {
        value = value.add(product());
      } else if (take('-')) {
        value = value.subtract(product());
      } else {
        return value;
      }
    }
  }

  private BigDecimal product() {
    BigDecimal value = term();
    while (true) {
      if (take('*')) {
        value = value.multiply(term());
      } else if (take('/')) {
        value = value.divide(term(), MathContext.DECIMAL128);
      } else {
        return value;
      }
    }
  }

  private BigDecimal term() {
    if (take('-')) {
      return term().negate();
    }
    if (take('(')) {
      return arguments(1).get(0);
    }
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String word = text.substring(start, at);
    if (!Character.isLetter(word.charAt(0))) {
      return new BigDecimal(word);
    }
    take('(');
    return switch (word) {
      case "sqrt" -> arguments(1).get(0).sqrt(MathContext.DECIMAL128);
      case "min" -> {
        List<BigDecimal> two = arguments(2);
        yield two.get(0).min(two.get(1));
      }
      case "clamp" -> {
        List<BigDecimal> three = arguments(3);
        yield three.get(0).max(three.get(1)).min(three.get(2));
      }
      default -> throw new IllegalArgumentException(word + " in " + text);
    };
  }

  private List<BigDecimal> arguments(int count) {
    List<BigDecimal> arguments = new ArrayList<>();
    do {
      arguments.add(sum());
    } while (take(','));
    if (!take(')') || arguments.size() != count) {
      throw new IllegalArgumentException("At " + at + " of " + text);
    }
    return arguments;
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
