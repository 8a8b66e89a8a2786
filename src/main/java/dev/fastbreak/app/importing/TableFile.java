package dev.fastbreak.app.importing;

import dev.fastbreak.app.output.FileEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows, Parquet, CSV or JSON lines by its name, read as text. DuckDB makes a CSV file of
 * the other two, so that every value goes through the same checks.
 */
final class TableFile {

  private TableFile() {}

  /**
   * Reads a file.
   *
   * @param columns those that are read
   * @param reader is given its header, and reads its rows
   * @throws ImportException when it is none of the three, or cannot be read
   */
  static <R> R read(Path file, List<CsvTable.Column> columns, Function<CsvTable, R> reader) {
    String name = String.valueOf(file.getFileName());
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.csv(\\.gz)?")) {
      try (CsvTable csv = CsvTable.open(file, columns)) {
        return reader.apply(csv);
      }
    }
    String rows = rows(name.toLowerCase(Locale.ROOT), FileEngine.quoted(file.toString(), '\''));
    if (rows == null) {
      throw new ImportException(
          "%s: what it is its name must tell: .parquet, .csv or .jsonl, the last two with .gz behind it or without."
              .formatted(name));
    }
    Path made = null;
    try {
      made = Files.createTempFile("fastbreak-import", ".csv");
      try (DuckDBConnection engine = FileEngine.open()) {
        FileEngine.execute(
            engine,
            "COPY (SELECT %s) TO %s (FORMAT csv, HEADER)"
                .formatted(rows, FileEngine.quoted(made.toString(), '\'')));
      }
      try (CsvTable csv = CsvTable.openMadeOf(name, made, columns)) {
        return reader.apply(csv);
      }
    } catch (SQLException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new ImportException("%s cannot be read (%s).".formatted(name, why), e);
    } catch (IOException e) {
      throw new ImportException(
          "No temporary file can be made to read %s: %s".formatted(name, e.getMessage()), e);
    } finally {
      delete(made);
    }
  }

  /** What DuckDB selects: every value as text, a number in JSON as it is written. */
  private static @Nullable String rows(String name, String quoted) {
    if (name.endsWith(".parquet")) {
      return "COLUMNS(*)::VARCHAR FROM read_parquet(%s, binary_as_string = true, hive_partitioning = false)"
          .formatted(quoted);
    } else if (name.matches(".*\\.(jsonl|ndjson)(\\.gz)?")) {
      return "COLUMNS(*)->>'$' FROM read_json(%s, format = 'newline_delimited', records = true, maximum_depth = 1, sample_size = -1, hive_partitioning = false)"
          .formatted(quoted);
    }
    return null;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
