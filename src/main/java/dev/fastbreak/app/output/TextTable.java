package dev.fastbreak.app.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table for people: aligned columns under headings, no wider than the screen when it can be.
 * Columns that can be spared are left out where they do not fit, the last of them first. The last
 * column, when it is text, holds what the row is about: it is not cut but goes on in the next line,
 * and gives way before any other.
 */
public final class TextTable {

  /** Narrowest that a column of text is cut to. */
  private static final int NARROWEST = 12;

  /** Narrowest that the last column is wrapped to. */
  private static final int NARROWEST_LAST = 16;

  private static final String GAP = "  ";
  private static final String CUT = "...";

  private record Heading(String text, boolean right, boolean spare) {}

  private final List<Heading> headings = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable text(String heading) {
    headings.add(new Heading(heading, false, false));
    return this;
  }

  /** Adds a column of numbers, aligned to the right. */
  public TextTable number(String heading) {
    headings.add(new Heading(heading, true, false));
    return this;
  }

  /** Adds a column of text that a narrow screen can do without. */
  public TextTable spare(String heading) {
    headings.add(new Heading(heading, false, true));
    return this;
  }

  /** Adds a row of as many cells as there are columns. */
  public TextTable row(List<String> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "A row of " + cells.size() + " cells under " + headings.size() + " headings");
    }
    rows.add(cells.stream().map(Visible::text).toList());
    return this;
  }

  /** Adds a row of as many cells as there are columns. */
  public TextTable row(String... cells) {
    return row(List.of(cells));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** A table with a row for each of these, which is described column by column. */
  public static <T> Columns<T> of(Collection<T> things) {
    return new Columns<>(things);
  }

  /** The columns of a table, each with what it shows of a thing. */
  public static final class Columns<T> {

    private final List<T> things;
    private final TextTable table = new TextTable();
    private final List<Function<T, @Nullable Object>> cells = new ArrayList<>();

    private Columns(Collection<T> things) {
      this.things = List.copyOf(things);
    }

    /** Adds a column of text; what is null is {@code -}. */
    public Columns<T> text(String heading, Function<T, @Nullable Object> cell) {
      table.text(heading);
      cells.add(cell);
      return this;
    }

    /** Adds a column of text that a narrow screen can do without. */
    public Columns<T> spare(String heading, Function<T, @Nullable Object> cell) {
      table.spare(heading);
      cells.add(cell);
      return this;
    }

    /** Adds a column of counts. */
    public Columns<T> count(String heading, ToLongFunction<T> cell) {
      return number(heading, thing -> Wording.count(cell.applyAsLong(thing)));
    }

    /** Adds a column of numbers that are written already. */
    public Columns<T> number(String heading, Function<T, @Nullable Object> cell) {
      table.number(heading);
      cells.add(cell);
      return this;
    }

    public TextTable table() {
      for (T thing : things) {
        table.row(cells.stream().map(cell -> text(cell.apply(thing))).toList());
      }
      return table;
    }

    private static String text(@Nullable Object value) {
      return value == null ? "-" : value.toString();
    }
  }

  /**
   * The table's lines, headings first.
   *
   * @param columns width of the screen; to keep within it the last column is wrapped, and other
   *     text cut (never a number)
   */
  public List<String> lines(int columns) {
    for (int i = headings.size() - 1; i >= 0; i--) {
      if (headings.get(i).spare() && !fits(columns)) {
        return without(i).lines(columns);
      }
    }
    int[] widths = widths(columns);
    List<String> lines = new ArrayList<>();
    lines.add(line(headings.stream().map(Heading::text).toList(), widths));
    int last = headings.size() - 1;
    boolean wraps = last > 0 && !headings.get(last).right();
    for (List<String> row : rows) {
      List<String> parts =
          wraps ? Wording.wrap(oneLine(row.get(last)), widths[last]) : List.of(row.get(last));
      for (int i = 0; i < parts.size(); i++) {
        List<String> cells = new ArrayList<>(i == 0 ? row : Collections.nCopies(row.size(), ""));
        cells.set(last, parts.get(i));
        lines.add(line(cells, widths));
      }
    }
    return lines;
  }

  private TextTable without(int column) {
    TextTable table = new TextTable();
    table.headings.addAll(headings);
    table.headings.remove(column);
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      cells.remove(column);
      table.rows.add(cells);
    }
    return table;
  }

  /** Whether nothing has to be cut or wrapped on a screen of that width. */
  public boolean fits(int columns) {
    return widest(natural()) <= columns;
  }

  public void print(Terminal terminal) {
    lines(terminal.columns()).forEach(terminal::line);
  }

  /** Prints the table below an empty line; nothing when it has no row. */
  public void printBelow(Terminal terminal) {
    if (!rows.isEmpty()) {
      terminal.line("");
      print(terminal);
    }
  }

  private int[] natural() {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = headings.get(i).text().length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static long widest(int[] widths) {
    return Arrays.stream(widths).asLongStream().sum() + (widths.length - 1L) * GAP.length();
  }

  private int[] widths(int columns) {
    int[] widths = natural();
    long total = widest(widths);
    int last = widths.length - 1;
    if (last > 0 && !headings.get(last).right() && total > columns) {
      int least = Math.max(NARROWEST_LAST, headings.get(last).text().length());
      int given = (int) Math.max(0, Math.min(total - columns, widths[last] - (long) least));
      widths[last] -= given;
      total -= given;
    }
    while (total > columns) {
      int widest = widestText(widths);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
      total--;
    }
    return widths;
  }

  private int widestText(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean mayShrink =
          !headings.get(i).right()
              && widths[i] > Math.max(NARROWEST, headings.get(i).text().length());
      if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = oneLine(cells.get(i));
      if (cell.length() > widths[i]) {
        cell = cell.substring(0, widths[i] - CUT.length()) + CUT;
      }
      String padding = " ".repeat(widths[i] - cell.length());
      line.append(i == 0 ? "" : GAP);
      line.append(headings.get(i).right() ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String oneLine(String cell) {
    return cell.indexOf('\n') < 0 ? cell : cell.lines().collect(Collectors.joining(" "));
  }
}
