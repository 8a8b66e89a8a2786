package dev.fastbreak.app.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.fastbreak.warehouse.QueryResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prints the answer to a query as a table, as CSV or as JSON; piece by piece, so that it may be
 * larger than memory. A table is laid out anew for each piece.
 */
public final class QueryResultPrinter {

  private final OutputFormat format;
  private final Terminal terminal;
  private long rows;
  private boolean started;

  public QueryResultPrinter(OutputFormat format, Terminal terminal) {
    this.format = format;
    this.terminal = terminal;
  }

  /** Prints a whole result; in a table null is {@code null}, in CSV nothing. */
  public static void print(QueryResult result, OutputFormat format, Terminal terminal) {
    QueryResultPrinter printer = new QueryResultPrinter(format, terminal);
    printer.print(result);
    printer.end();
  }

  /**
   * Prints a piece of a result.
   *
   * @return whether more can be printed; not so when nobody reads it, or a disk is full
   */
  public boolean print(QueryResult piece) {
    switch (format) {
      case TABLE -> table(piece);
      case CSV -> csv(piece);
      case JSON -> json(piece);
    }
    started = true;
    rows += piece.rows().size();
    return !terminal.out().checkError();
  }

  /** Prints what comes after the last piece. */
  public void end() {
    switch (format) {
      case TABLE -> terminal.line("(" + Wording.count(rows, "row") + ")");
      case CSV -> {}
      case JSON -> terminal.line(started ? "\n]" : "[\n]");
    }
  }

  private void table(QueryResult result) {
    TextTable table = new TextTable();
    for (int i = 0; i < result.columns().size(); i++) {
      if (isNumeric(result, i)) {
        table.number(result.columns().get(i));
      } else {
        table.text(result.columns().get(i));
      }
    }
    for (List<@Nullable Object> row : result.rows()) {
      table.row(
          row.stream()
              .map(
                  value -> {
                    String text = text(value);
                    return text == null ? "null" : text;
                  })
              .toList());
    }
    if (table.fits(terminal.columns()) || result.rows().isEmpty()) {
      table.print(terminal);
    } else {
      records(result);
    }
  }

  /**
   * A block per row, a line per column: what is wider than the screen cannot be read as a table.
   */
  private void records(QueryResult result) {
    long number = rows;
    for (List<@Nullable Object> row : result.rows()) {
      terminal.line("-- row " + Wording.count(++number));
      TextTable record = new TextTable().text("column").text("value");
      for (int i = 0; i < row.size(); i++) {
        String text = text(row.get(i));
        record.row(result.columns().get(i), text == null ? "null" : text);
      }
      List<String> lines = record.lines(terminal.columns());
      lines.subList(1, lines.size()).forEach(terminal::line);
    }
  }

  private static boolean isNumeric(QueryResult result, int column) {
    return result.rows().stream().anyMatch(row -> row.get(column) != null)
        && result.rows().stream()
            .map(row -> row.get(column))
            .allMatch(value -> value == null || value instanceof Number);
  }

  private void csv(QueryResult result) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(text)) {
      if (!started) {
        writer.writeRecord(result.columns());
      }
      for (List<@Nullable Object> row : result.rows()) {
        List<@Nullable String> cells = new ArrayList<>(row.size());
        for (Object value : row) {
          cells.add(text(value));
        }
        writer.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.print(text.toString());
  }

  private void json(QueryResult result) {
    List<String> names = distinct(result.columns());
    String before = started ? ",\n  " : "[\n  ";
    if (result.rows().isEmpty()) {
      terminal.print("[");
    }
    for (List<@Nullable Object> row : result.rows()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        object.put(names.get(i), row.get(i));
      }
      terminal.print(before + JsonText.compact(object));
      before = ",\n  ";
    }
  }

  /** Names of which none is lost in an object: x, x_2, x_3. */
  private static List<String> distinct(List<String> columns) {
    Set<String> names = new LinkedHashSet<>();
    for (String column : columns) {
      String name = column;
      for (int i = 2; names.contains(name) || (i > 2 && columns.contains(name)); i++) {
        name = column + "_" + i;
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  /** A value in a cell: plain decimals, ISO dates, arrays and maps as JSON; null stays null. */
  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return JsonText.compact(value);
    }
    return value.toString();
  }
}
