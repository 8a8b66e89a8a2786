package dev.fastbreak.app.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes as a CSV file: they are read, or refused in a sentence that names the file, and what is
 * read keeps the bounds of its kind.
 */
public final class CsvFuzz {

  private static final List<CsvTable.Column> COLUMNS = CsvTable.Column.list("a?, b?");
  private static final Path FOLDER = folder();

  /** A line quotes two cells at most, and a header once. */
  private static final int LONGEST_SENTENCE = 1_500;

  private CsvFuzz() {}

  /**
   * Reads bytes as a file.
   *
   * @param input the file, gzip where its first byte is an odd number
   */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    boolean packed = input.length > 0 && (input[0] & 1) == 1;
    Path file = FOLDER.resolve(packed ? "rows.csv.gz" : "rows.csv");
    Files.write(file, input);
    Mistakes mistakes = new Mistakes();
    try (CsvTable table = CsvTable.open(file, COLUMNS)) {
      table.forEachRow(
          mistakes, () -> COLUMNS.forEach(column -> readInAllWays(table, column.name())));
    } catch (ImportException e) {
      mistakes.add(e);
    }
    try {
      mistakes.refuse();
    } catch (ImportException e) {
      String said = String.valueOf(e.getMessage());
      said.lines().forEach(line -> require(line.length() < LONGEST_SENTENCE, line));
    }
  }

  private static void readInAllWays(CsvTable table, String column) {
    if (!table.header().contains(column)) {
      return;
    }
    attempt(table, column, c -> require(table.text(c).length() <= 200, "a long text"));
    attempt(table, column, c -> require(within(table.count(c), 0, 999), "a large count"));
    attempt(table, column, c -> require(within(table.minutes(c), 0, 1_000), "many minutes"));
    attempt(table, column, c -> require(within(table.margin(c), -999, 999), "a large margin"));
    attempt(table, column, c -> require(table.id(c) > 0, "no id"));
    attempt(table, column, c -> requireSmall(table.decimalOrNull(c)));
    attempt(table, column, table::date);
    attempt(table, column, table::flag);
  }

  /** Reads a cell in one way; where that is no good, it is said in a sentence. */
  private static void attempt(CsvTable table, String column, Consumer<String> way) {
    try {
      way.accept(column);
    } catch (ImportException e) {
      require(
          String.valueOf(e.getMessage()).startsWith(table.fileName() + ", line "),
          "no file and line: " + e.getMessage());
    }
  }

  private static void requireSmall(@Nullable BigDecimal decimal) {
    require(decimal == null || within(decimal.longValue(), -999, 999), "a large decimal");
  }

  private static boolean within(long value, long least, long most) {
    return value >= least && value <= most;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("csv-fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
