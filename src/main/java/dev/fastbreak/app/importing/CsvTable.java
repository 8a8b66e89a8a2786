package dev.fastbreak.app.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.fastbreak.core.number.DecimalText;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.table.ColumnNames;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (UTF-8, comma separated, one header line, gzip where the name ends in {@code .gz}), or
 * another file that was made one, read row by row. Values are asked for by the names of the columns
 * with which it was opened, and typed where they are read; whatever is not as it should be is an
 * {@link ImportException} that names file, line, column and value.
 */
final class CsvTable implements AutoCloseable {

  /** No count of a box score, no distance and no margin comes near it. */
  private static final int LARGEST_COUNT = 999;

  /** {@code 40.0}, as data frames write a whole number; never so long that it overflows. */
  private static final Pattern WHOLE_DECIMAL = Pattern.compile("([+-]?\\d{1,18})\\.0{1,9}");

  /** {@code 34:12} and {@code PT34M12.00S}. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?:(?<minutes>\\d{1,3}):(?<seconds>[0-5]\\d)"
              + "|PT(?<isoMinutes>\\d{1,3})M(?<isoSeconds>[0-5]?\\d)(?:\\.\\d{1,9})?S)");

  /** No name, id or code comes near it; a lost quote makes a text of all that is left of a file. */
  private static final int LONGEST_TEXT = 200;

  /** So much of a cell, or of a header, is quoted when something is wrong with it. */
  private static final int LONGEST_CELL = 60;

  private static final int LONGEST_HEADER = 600;

  /** How programs write that they know nothing, beside nothing at all. */
  private static final Set<String> UNKNOWN = Set.of("na", "nan", "n/a", "none", "null");

  /** A day, which data frames like to give a midnight. */
  private static final Pattern DAY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T]00:00:00(?:\\.0{1,9})?(?:Z|\\+00(?::?00)?)?");

  private final String fileName;

  /** Whether rows are counted, the header not included, because the file has no lines. */
  private final boolean counted;

  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, String> sharedTexts = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private @Nullable CsvRecord row;
  private long rowsRead;

  /**
   * A column that is read.
   *
   * @param optional whether a file may lack it; then it is unknown in every row
   */
  record Column(String name, boolean optional) {

    /**
     * The columns of a list; a question mark stands behind the names of those that are optional.
     */
    static List<Column> list(String names) {
      return ColumnNames.of(names).stream()
          .map(name -> new Column(name.replace("?", ""), name.endsWith("?")))
          .toList();
    }
  }

  private CsvTable(Path file, String fileName, boolean counted, List<Column> columns) {
    this.fileName = fileName;
    this.counted = counted;
    this.records = records(file, fileName);
    try {
      this.header = readHeader();
      columns.forEach(this::require);
    } catch (ImportException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @param columns those whose values will be asked for
   * @throws ImportException when it cannot be read, has no header, or its header lacks a column or
   *     has it twice
   */
  static CsvTable open(Path file, List<Column> columns) {
    return new CsvTable(file, file.getFileName().toString(), false, columns);
  }

  /**
   * Opens what was made of another file: messages name that one, and count its rows.
   *
   * @param fileName of what it was made
   * @param csv what was made
   */
  static CsvTable openMadeOf(String fileName, Path csv, List<Column> columns) {
    return new CsvTable(csv, fileName, true, columns);
  }

  private static CloseableIterator<CsvRecord> records(Path file, String fileName) {
    try {
      return CsvReader.builder()
          .ignoreDifferentFieldCount(true)
          .acceptCharsAfterQuotes(false)
          .ofCsvRecord(text(file))
          .iterator();
    } catch (IOException e) {
      throw unreadable(fileName, e);
    }
  }

  private static Reader text(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      InputStream plain =
          file.getFileName().toString().endsWith(".gz") ? new WholeGzip(bytes) : bytes;
      // A decoder that was asked for complains of what is no UTF-8.
      Reader reader = new BufferedReader(new InputStreamReader(plain, UTF_8.newDecoder()));
      // The byte-order mark would hide the quote behind it from the parser.
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private List<String> readHeader() {
    if (!advance() || row == null) {
      throw new ImportException(fileName + " is empty; its first line must name its columns.");
    }
    return List.copyOf(row.getFields());
  }

  private void require(Column column) {
    int position = header.indexOf(column.name());
    if (position < 0 && !column.optional()) {
      throw new ImportException(
          "%s, line 1: column %s is missing; the header has %s."
              .formatted(
                  fileName, column.name(), shortened(String.join(", ", header), LONGEST_HEADER)));
    } else if (header.lastIndexOf(column.name()) != position) {
      throw new ImportException(
          "%s, line 1: column %s stands twice.".formatted(fileName, column.name()));
    }
    positions.put(column.name(), position);
  }

  /**
   * Goes through the rows behind the present one.
   *
   * @param mistakes gets what is wrong with single rows; the others are read all the same
   * @param action does something with the present row
   * @throws ImportException when the file cannot be read further
   */
  void forEachRow(Mistakes mistakes, Runnable action) {
    while (advance()) {
      mistakes.gather(
          () -> {
            requireFields();
            action.run();
          });
    }
  }

  private void requireFields() {
    if (row != null && row.getFieldCount() != header.size()) {
      throw new ImportException(
          "%s has %d fields, the header has %d."
              .formatted(place(line()), row.getFieldCount(), header.size()));
    }
  }

  private boolean advance() {
    try {
      row = records.hasNext() ? records.next() : null;
      rowsRead++;
      return row != null;
    } catch (UncheckedIOException | CsvParseException e) {
      throw unreadable(fileName, e.getCause() == null ? e : e.getCause());
    }
  }

  private static ImportException unreadable(String fileName, Throwable cause) {
    String remedy =
        fileName.endsWith(".gz") ? "it must be whole, gzipped UTF-8 CSV" : "it must be UTF-8 CSV";
    return new ImportException(
        "%s cannot be read (%s); %s.".formatted(fileName, inWords(cause), remedy), cause);
  }

  private static String inWords(Throwable cause) {
    if (cause instanceof CharacterCodingException) {
      return "not all of it is UTF-8";
    } else if (cause instanceof EOFException) {
      return "its end is missing";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The value as it stands there, maybe empty. */
  String raw(String column) {
    Integer position = positions.get(column);
    if (row == null || position == null || position < 0) {
      throw new IllegalStateException("No value of %s in %s".formatted(column, fileName));
    }
    return row.getField(position);
  }

  /** Whether the row has nothing there, or a word for nothing. */
  boolean isUnknown(String column) {
    return positions.getOrDefault(column, -1) < 0
        || raw(column).isBlank()
        || UNKNOWN.contains(raw(column).strip().toLowerCase(Locale.ROOT));
  }

  /** A text; equal texts of the file are one object. */
  String text(String column) {
    String value = raw(column);
    String shared = sharedTexts.get(value);
    if (shared != null) {
      return shared;
    }
    if (value.isBlank()) {
      throw error(column, "is blank");
    } else if (value.length() > LONGEST_TEXT) {
      throw error(column, "is longer than %d letters".formatted(LONGEST_TEXT));
    } else if (!value.equals(value.strip())) {
      throw error(column, "has blanks around it");
    } else if (value.chars().anyMatch(Character::isISOControl)) {
      throw error(column, "has control characters in it");
    } else if (value.equals(Failure.DATE_LEVEL)) {
      throw error(column, "stands for whole dates and cannot be a name");
    }
    sharedTexts.put(value, value);
    return value;
  }

  /** A date, {@code YYYY-MM-DD}. */
  LocalDate date(String column) {
    String value = raw(column);
    LocalDate date = dates.get(value);
    if (date != null) {
      return date;
    }
    Matcher day = DAY.matcher(value);
    try {
      date = LocalDate.parse(day.matches() ? day.group(1) : value);
    } catch (DateTimeParseException e) {
      throw error(column, "is not a date (YYYY-MM-DD)");
    }
    dates.put(value, date);
    return date;
  }

  /** An id of the league, a positive whole number. */
  long id(String column) {
    long id = wholeNumber(column);
    if (id <= 0) {
      throw error(column, "is not positive");
    }
    return id;
  }

  /** A count, 0 to 999. */
  int count(String column) {
    long count = wholeNumber(column);
    if (count < 0 || count > LARGEST_COUNT) {
      throw error(column, "is not between 0 and " + LARGEST_COUNT);
    }
    return (int) count;
  }

  /** A count; null when unknown. */
  @Nullable Integer countOrNull(String column) {
    return isUnknown(column) ? null : Integer.valueOf(count(column));
  }

  /** Whole minutes, 0 to 999; a clock is rounded half up. */
  int minutes(String column) {
    Matcher clock = CLOCK.matcher(raw(column));
    if (!clock.matches()) {
      return count(column);
    }
    String iso = clock.group("isoMinutes");
    String minutes = iso == null ? clock.group("minutes") : iso;
    String seconds = iso == null ? clock.group("seconds") : clock.group("isoSeconds");
    return Integer.parseInt(minutes) + (Integer.parseInt(seconds) < 30 ? 0 : 1);
  }

  /** A count that is part of another. */
  int countWithin(String column, String whole) {
    int count = count(column);
    int bound = count(whole);
    if (count > bound) {
      throw error(column, "is more than %s, which is %d".formatted(whole, bound));
    }
    return count;
  }

  /** A margin, -999 to 999. */
  int margin(String column) {
    long margin = wholeNumber(column);
    if (Math.abs(margin) > LARGEST_COUNT) {
      throw error(column, "is not between -%d and %1$d".formatted(LARGEST_COUNT));
    }
    return (int) margin;
  }

  /** A flag, 0 or 1. */
  boolean flag(String column) {
    return switch (raw(column)) {
      case "1", "1.0" -> true;
      case "0", "0.0" -> false;
      default -> throw error(column, "is neither 0 nor 1");
    };
  }

  /** A decimal within -999 to 999; null when unknown. */
  @Nullable BigDecimal decimalOrNull(String column) {
    if (isUnknown(column)) {
      return null;
    }
    BigDecimal decimal =
        DecimalText.parse(raw(column)).orElseThrow(() -> error(column, "is not a decimal number"));
    if (decimal.abs().compareTo(BigDecimal.valueOf(LARGEST_COUNT)) > 0) {
      throw error(column, "is not between -%d and %1$d".formatted(LARGEST_COUNT));
    }
    return decimal;
  }

  /** A whole number of at most 18 digits. */
  long wholeNumber(String column) {
    try {
      return Long.parseLong(raw(column));
    } catch (NumberFormatException e) {
      Matcher decimal = WHOLE_DECIMAL.matcher(raw(column));
      if (!decimal.matches()) {
        throw error(column, "is not a whole number");
      }
      return Long.parseLong(decimal.group(1));
    }
  }

  /** The complaint about a value of the present row. */
  ImportException error(String column, String problem) {
    return error(line(), column, raw(column), problem);
  }

  /** The complaint about a value of a row. */
  ImportException error(long line, String column, String value, String problem) {
    return new ImportException(
        "%s, column %s: '%s' %s."
            .formatted(
                place(line),
                shortened(column, LONGEST_CELL),
                shortened(value, LONGEST_CELL),
                problem));
  }

  /** Where a row stands, for people: {@code player_box.csv, line 17}. */
  String place(long line) {
    return "%s, %s %d".formatted(fileName, counted ? "row" : "line", line);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }

  /** Line of the present row, counted from 1, the header included; of what has none, the row. */
  long line() {
    if (counted) {
      return rowsRead - 1;
    }
    return row == null ? 1 : row.getStartingLineNumber();
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
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
