package dev.fastbreak.app.output;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where output goes and what may be done there.
 *
 * @param out results
 * @param err messages and progress
 * @param columns width of the screen, or {@link Integer#MAX_VALUE} when results go to a file
 * @param colour whether results may be coloured
 * @param animated whether progress may be drawn over itself
 */
public record Terminal(
    PrintStream out, PrintStream err, int columns, boolean colour, boolean animated) {

  /** Width that help texts take when the screen's is not known. */
  private static final int HELP_COLUMNS = 100;

  /** Streams that are no screen. */
  public static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, Integer.MAX_VALUE, false, false);
  }

  /**
   * A process's own streams. The launcher says what they are: {@code FASTBREAK_COLUMNS} is set when
   * results go to a screen, {@code FASTBREAK_ANIMATED} when messages do. {@code NO_COLOR} is
   * respected.
   *
   * @param console whether both streams are a console, for a start without the launcher
   */
  public static Terminal of(
      PrintStream out, PrintStream err, Map<String, String> environment, boolean console) {
    String columns = environment.getOrDefault("FASTBREAK_COLUMNS", "");
    boolean screen = console || !columns.isEmpty();
    boolean dumb = "dumb".equals(environment.get("TERM"));
    int width = columns.matches("[1-9][0-9]{1,4}") ? Integer.parseInt(columns) : HELP_COLUMNS;
    return new Terminal(
        out,
        err,
        screen ? width : Integer.MAX_VALUE,
        screen && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        (console || environment.containsKey("FASTBREAK_ANIMATED")) && !dumb);
  }

  /** The same without progress drawn over itself. */
  public Terminal withoutAnimation() {
    return new Terminal(out, err, columns, colour, false);
  }

  /** Width for help texts. */
  public int helpColumns() {
    return columns == Integer.MAX_VALUE ? HELP_COLUMNS : Math.max(60, columns);
  }

  /** One line of a result. */
  public void line(String text) {
    out.println(text);
  }

  /** A sentence of a result, wrapped to the screen; further lines are indented more. */
  public void paragraph(String indent, String text) {
    String first = indent;
    for (String part : Wording.wrap(text, Math.max(20, columns - indent.length() - 2))) {
      line(first + part);
      first = indent + "  ";
    }
  }

  /** One line for the user that is no result; it is seen at once. */
  public void message(String text) {
    out.flush();
    err.println(text);
    err.flush();
  }

  /** Pushes out what is still buffered. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
