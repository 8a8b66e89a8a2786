package dev.fastbreak.app.output;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What the user typed to start the program, so that commands it suggests can be pasted. */
public final class Program {

  private static final String PLAIN = "fastbreak";

  /** {@code fastbreak}, or as the launcher was called: {@code scripts/fastbreak}. */
  public static final String NAME = nameOf(System.getenv("FASTBREAK_COMMAND"));

  private Program() {}

  static String nameOf(@Nullable String called) {
    return called == null || called.isBlank() ? PLAIN : called;
  }

  /** A command line of the program: {@code scripts/fastbreak status}. */
  public static String command(String rest) {
    return NAME + " " + rest;
  }

  /** An example from a help text, in which the program has its plain name. */
  public static String example(String line) {
    return example(line, NAME);
  }

  static String example(String line, String name) {
    return line.replaceAll("(^|[\\s'])" + PLAIN + " (?=[a-z])", "$1" + quoted(name) + " ");
  }

  private static String quoted(String name) {
    return Matcher.quoteReplacement(name);
  }
}
