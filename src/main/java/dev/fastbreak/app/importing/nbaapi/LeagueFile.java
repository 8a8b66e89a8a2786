package dev.fastbreak.app.importing.nbaapi;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.fastbreak.app.importing.ImportException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of any delimiter, plain, gzipped or zipped, whose columns are found by simple names.
 *
 * @param path the file
 * @param delimiter what parts its values
 * @param header positions of each column, by simple name
 */
record LeagueFile(Path path, char delimiter, Map<String, List<Integer>> header) {

  private static final String POINTER = "version https://git-lfs";
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  /**
   * Looks into a file.
   *
   * @throws ImportException when it cannot be read, or holds a pointer in place of data
   */
  static LeagueFile of(Path path) {
    String first = firstLine(path);
    if (first.startsWith(POINTER)) {
      throw new ImportException(
          "%s: the file holds a pointer of Git LFS, not data; fetch it with 'git lfs pull'."
              .formatted(path.getFileName()));
    }
    char delimiter =
        DELIMITERS.stream()
            .max(Comparator.comparingLong(d -> first.chars().filter(c -> c == d).count()))
            .orElse(',');
    Map<String, List<Integer>> header = new HashMap<>();
    try (CsvReader<CsvRecord> csv = open(path, delimiter)) {
      csv.stream()
          .findFirst()
          .ifPresent(
              names -> {
                for (int i = 0; i < names.getFieldCount(); i++) {
                  String name = Kind.simple(names.getField(i));
                  header.computeIfAbsent(name, n -> new ArrayList<>()).add(i);
                }
              });
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(path, e);
    }
    return new LeagueFile(path, delimiter, header);
  }

  private static String firstLine(Path path) {
    try (BufferedReader reader = text(path)) {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static CsvReader<CsvRecord> open(Path path, char delimiter) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .ignoreDifferentFieldCount(true)
        .ofCsvRecord(text(path));
  }

  private static BufferedReader text(Path path) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes(path), StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static InputStream bytes(Path path) throws IOException {
    InputStream bytes = Files.newInputStream(path);
    String name = path.getFileName().toString();
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(bytes);
    } else if (!name.endsWith(".zip")) {
      return bytes;
    }
    ZipInputStream zip = new ZipInputStream(bytes);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      // A Mac packs a twin of each file into this folder.
      if (entry.getName().endsWith(".csv") && !entry.getName().startsWith("__MACOSX")) {
        return zip;
      }
    }
    throw new IOException("no CSV file is in it");
  }

  String name() {
    return path.getFileName().toString();
  }

  Set<String> columns() {
    return Collections.unmodifiableSet(header.keySet());
  }

  /**
   * Hands over row by row.
   *
   * @throws ImportException when the file cannot be read further
   */
  void forEachRow(Consumer<Row> action) {
    try (CsvReader<CsvRecord> csv = open(path, delimiter);
        Stream<CsvRecord> records = csv.stream()) {
      records.skip(1).forEach(record -> action.accept(new Row(this, record)));
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(path, e);
    }
  }

  private static ImportException unreadable(Path path, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new ImportException(
        "%s cannot be read (%s); it must be whole CSV in UTF-8, plain, gzipped or zipped."
            .formatted(path.getFileName(), cause.getMessage()),
        e);
  }

  /** A row whose values are asked for by simple names. */
  record Row(LeagueFile file, CsvRecord record) {

    Source source() {
      return new Source(file.name(), record.getStartingLineNumber());
    }

    /** The value without blanks around it; null when it is blank, or there is no such column. */
    @Nullable String get(String column) {
      String found = null;
      for (int position : file.header.getOrDefault(Kind.simple(column), List.of())) {
        String value = position < record.getFieldCount() ? record.getField(position).strip() : "";
        if (found != null && !found.equals(value)) {
          throw error(column, "stands there twice, and with '%s' too".formatted(value));
        }
        found = value;
      }
      return found == null || Values.isBlank(found) ? null : found;
    }

    /** The first of some columns that has a value, or null. */
    @Nullable String first(String... columns) {
      for (String column : columns) {
        String value = get(column);
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    /** A value that must be there. */
    String text(String column) {
      String value = get(column);
      if (value == null) {
        throw error(column, "is blank");
      }
      return value;
    }

    /** The complaint about a value. */
    ImportException error(String column, String problem) {
      List<Integer> positions = file.header.getOrDefault(Kind.simple(column), List.of());
      String value =
          positions.isEmpty() || positions.get(0) >= record.getFieldCount()
              ? ""
              : record.getField(positions.get(0));
      return new ImportException(
          "%s, column %s: '%s' %s."
              .formatted(
                  source(), column, value.substring(0, Math.min(60, value.length())), problem));
    }
  }
}
