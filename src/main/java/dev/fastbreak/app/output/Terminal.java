package dev.fastbreak.app.output;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where output goes and what may be done there.
 *
 * @param err messages and progress
 * @param columns width to write for, or {@link Integer#MAX_VALUE} when results go to a file and
 *     nobody named a width
 * @param screen whether results go to a screen
 * @param colour whether results may be coloured
 * @param animated whether progress may be drawn over itself
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    int columns,
    boolean screen,
    boolean colour,
    boolean animated) {

  /** Width that help texts take when the screen's is not known. */
  private static final int HELP_COLUMNS = 100;

  /** Streams that are no screen. */
  public static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, Integer.MAX_VALUE, false, false, false);
  }

  /**
   * A process's own streams. The launcher says what they are: {@code FASTBREAK_SCREEN} is set when
   * results go to a screen, {@code FASTBREAK_ANIMATED} when messages do. {@code FASTBREAK_COLUMNS}
   * is the width to write for, wherever results go. {@code NO_COLOR} is respected.
   *
   * @param console whether both streams are a console, for a start without the launcher
   * @throws IllegalArgumentException when {@code FASTBREAK_COLUMNS} is no width
   */
  public static Terminal of(
      PrintStream out, PrintStream err, Map<String, String> environment, boolean console) {
    boolean screen = console || environment.containsKey("FASTBREAK_SCREEN");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    String columns = environment.getOrDefault("FASTBREAK_COLUMNS", "");
    if (!columns.isEmpty() && !columns.matches("[1-9][0-9]{1,4}")) {
      throw new IllegalArgumentException(
          "FASTBREAK_COLUMNS=%s is no width; give a number of columns from 10 to 99999, for example 120, or unset it."
              .formatted(columns));
    }
    int unknown = screen ? HELP_COLUMNS : Integer.MAX_VALUE;
    return new Terminal(
        out,
        err,
        columns.isEmpty() ? unknown : Integer.parseInt(columns),
        screen,
        screen && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        (console || environment.containsKey("FASTBREAK_ANIMATED")) && !dumb);
  }

  /** The same without progress drawn over itself. */
  public Terminal withoutAnimation() {
    return new Terminal(out, err, columns, screen, colour, false);
  }

  /** Width for help texts. */
  public int helpColumns() {
    return columns == Integer.MAX_VALUE ? HELP_COLUMNS : Math.max(60, columns);
  }

  public void line(String text) {
    out.println(Visible.text(text));
  }

  /** One line that holds the program's own colours and nothing from data. */
  void coloured(String text) {
    out.println(text);
  }

  /** A result for programs, exact in a file or pipe; on a screen what it hides is made visible. */
  void print(String text) {
    out.print(screen ? Visible.text(text) : text);
  }

  /** A sentence of a result, wrapped to the screen; further lines are indented more. */
  public void paragraph(String indent, String text) {
    String first = indent;
    for (String part : Wording.wrap(text, Math.max(20, columns - indent.length() - 2))) {
      line(first + part);
      first = indent + "  ";
    }
  }

  /** A sentence for the user that is no result; it is seen at once, on a screen wrapped to it. */
  public void message(String text) {
    if (animated && columns < Integer.MAX_VALUE) {
      Wording.wrap(text, Math.max(20, columns)).forEach(this::exactly);
    } else {
      exactly(text);
    }
  }

  /** The same for lines that are never wrapped: JSON, commands to paste, traces. */
  public void exactly(String text) {
    out.flush();
    if (animated) {
      // Bars may stand below the cursor; they are drawn again.
      err.print("\u001b[J");
    }
    err.println(Visible.text(text));
    err.flush();
  }

  /**
   * Whether results got lost on their way, because a disk is full for example. A pipe whose reader
   * has read enough loses nothing that anybody wants.
   */
  public boolean lostResults() {
    return out.checkError() && !(out instanceof ResultStream results && results.readerIsGone());
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
