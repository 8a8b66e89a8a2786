package dev.fastbreak.app.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.fastbreak.core.run.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (UTF-8, comma separated, one header line, gzip where the name ends in {@code .gz}),
 * read row by row. Values are asked for by the position that {@link #column} gave, and typed where
 * they are read; whatever is not as it should be is an {@link ImportException} that names file,
 * line, column and value.
 */
final class CsvTable implements AutoCloseable {

  /** No count of a box score, no distance and no margin comes near it. */
  private static final int LARGEST_COUNT = 999;

  private final String fileName;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private final Map<String, String> sharedTexts = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private @Nullable CsvRecord row;

  private CsvTable(String fileName, CloseableIterator<CsvRecord> records) {
    this.fileName = fileName;
    this.records = records;
    try {
      this.header = readHeader();
    } catch (ImportException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws ImportException when it cannot be read or has no header
   */
  static CsvTable open(Path file) {
    String fileName = file.getFileName().toString();
    try {
      CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .ignoreDifferentFieldCount(true)
              .acceptCharsAfterQuotes(false)
              .ofCsvRecord(text(file));
      return new CsvTable(fileName, reader.iterator());
    } catch (IOException e) {
      throw unreadable(fileName, e);
    }
  }

  private static Reader text(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      InputStream plain =
          file.getFileName().toString().endsWith(".gz") ? new WholeGzip(bytes) : bytes;
      return new InputStreamReader(
          plain,
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private List<String> readHeader() {
    if (!advance() || row == null) {
      throw new ImportException(fileName + " is empty; its first line must name its columns.");
    }
    List<String> names = List.copyOf(row.getFields());
    String first = names.get(0);
    if (first.startsWith("\uFEFF")) {
      names = new ArrayList<>(names);
      names.set(0, first.substring(1));
    }
    return names;
  }

  /**
   * Position of a column.
   *
   * @throws ImportException when the header does not have it, or has it twice
   */
  int column(String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      throw new ImportException(
          "%s, line 1: column %s is missing; the header has %s."
              .formatted(fileName, name, String.join(", ", header)));
    }
    if (header.lastIndexOf(name) != position) {
      throw new ImportException("%s, line 1: column %s stands twice.".formatted(fileName, name));
    }
    return position;
  }

  /** Goes to the next row; false behind the last. */
  boolean next() {
    if (!advance() || row == null) {
      return false;
    }
    if (row.getFieldCount() != header.size()) {
      throw new ImportException(
          "%s, line %d has %d fields, the header has %d."
              .formatted(
                  fileName, row.getStartingLineNumber(), row.getFieldCount(), header.size()));
    }
    return true;
  }

  private boolean advance() {
    try {
      row = records.hasNext() ? records.next() : null;
      return row != null;
    } catch (UncheckedIOException e) {
      throw unreadable(fileName, e.getCause() == null ? e : e.getCause());
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw unreadable(fileName, cause);
    }
  }

  private static ImportException unreadable(String fileName, Throwable cause) {
    String remedy =
        fileName.endsWith(".gz") ? "it must be whole, gzipped UTF-8 CSV" : "it must be UTF-8 CSV";
    return new ImportException(
        "%s cannot be read (%s: %s); %s."
            .formatted(fileName, cause.getClass().getSimpleName(), cause.getMessage(), remedy),
        cause);
  }

  /** The value as it stands there, maybe empty. */
  String raw(int column) {
    if (row == null) {
      throw new IllegalStateException("No row has been read from " + fileName);
    }
    return row.getField(column);
  }

  /** A text; equal texts of the file are one object. */
  String text(int column) {
    String value = raw(column);
    String shared = sharedTexts.get(value);
    if (shared != null) {
      return shared;
    }
    if (value.isBlank()) {
      throw error(column, "is blank");
    } else if (value.equals(Failure.DATE_LEVEL)) {
      throw error(column, "stands for whole dates and cannot be a name");
    }
    sharedTexts.put(value, value);
    return value;
  }

  /** A date, {@code YYYY-MM-DD}. */
  LocalDate date(int column) {
    String value = raw(column);
    LocalDate date = dates.get(value);
    if (date != null) {
      return date;
    }
    try {
      date = LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw error(column, "is not a date (YYYY-MM-DD)");
    }
    dates.put(value, date);
    return date;
  }

  /** An id of the league, a positive whole number. */
  long id(int column) {
    long id = wholeNumber(column);
    if (id <= 0) {
      throw error(column, "is not positive");
    }
    return id;
  }

  /** A count, 0 to 999. */
  int count(int column) {
    long count = wholeNumber(column);
    if (count < 0 || count > LARGEST_COUNT) {
      throw error(column, "is not between 0 and " + LARGEST_COUNT);
    }
    return (int) count;
  }

  /** A count that is part of another. */
  int countWithin(int column, int whole) {
    int count = count(column);
    int bound = count(whole);
    if (count > bound) {
      throw error(column, "is more than %s, which is %d".formatted(header.get(whole), bound));
    }
    return count;
  }

  /** A margin, -999 to 999. */
  int margin(int column) {
    long margin = wholeNumber(column);
    if (Math.abs(margin) > LARGEST_COUNT) {
      throw error(column, "is not between -%d and %1$d".formatted(LARGEST_COUNT));
    }
    return (int) margin;
  }

  /** A flag, 0 or 1. */
  boolean flag(int column) {
    String value = raw(column);
    if (value.length() == 1 && (value.charAt(0) == '0' || value.charAt(0) == '1')) {
      return value.charAt(0) == '1';
    }
    throw error(column, "is neither 0 nor 1");
  }

  /** A decimal within -999 to 999; null when blank. */
  @Nullable BigDecimal decimalOrNull(int column) {
    String value = raw(column);
    if (value.isBlank()) {
      return null;
    }
    BigDecimal decimal;
    try {
      decimal = new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw error(column, "is not a decimal number");
    }
    if (decimal.abs().compareTo(BigDecimal.valueOf(LARGEST_COUNT)) > 0) {
      throw error(column, "is not between -%d and %1$d".formatted(LARGEST_COUNT));
    }
    return decimal;
  }

  private long wholeNumber(int column) {
    try {
      return Long.parseLong(raw(column));
    } catch (NumberFormatException e) {
      throw error(column, "is not a whole number");
    }
  }

  /** The complaint about a value of the present row. */
  ImportException error(int column, String problem) {
    return new ImportException(
        "%s, line %d, column %s: '%s' %s."
            .formatted(fileName, line(), header.get(column), raw(column), problem));
  }

  /** Line of the present row, counted from 1, the header included. */
  long line() {
    return row == null ? 1 : row.getStartingLineNumber();
  }

  String fileName() {
    return fileName;
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw unreadable(fileName, e);
    }
  }
}
