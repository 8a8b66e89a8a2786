package dev.fastbreak.app.output;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from data without what a screen would obey instead of showing it: control characters, with
 * which escape sequences begin, and marks that turn the direction of writing or take no room.
 */
public final class Visible {

  /** Line ends and tabs lay the program's own texts out. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029&&[^\\n\\t]]");

  private Visible() {}

  /** The text with each such character as Unicode writes it: {@code <U+001B>}. */
  public static String text(String text) {
    return replaced(text, found -> "<U+%04X>".formatted(found.codePointAt(0)));
  }

  /** Finished JSON with each such character as JSON writes it, which means the same. */
  static String inJson(String json) {
    return replaced(
        json,
        found ->
            found
                .chars()
                .mapToObj(unit -> "\\u%04x".formatted(unit))
                .collect(Collectors.joining()));
  }

  private static String replaced(String text, Function<String, String> visible) {
    return HIDDEN
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(visible.apply(found.group())));
  }
}
