package dev.fastbreak.app.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of file is written. */
public enum ExportFormat {
  PARQUET(".parquet", "FORMAT parquet"),
  /** A header line; null is empty, and an empty text is quoted. */
  CSV(".csv", "FORMAT csv, HEADER"),
  /** One object a line. */
  JSONL(".jsonl", "FORMAT json");

  private final String ending;
  private final String options;

  ExportFormat(String ending, String options) {
    this.ending = ending;
    this.options = options;
  }

  public static Optional<ExportFormat> ofName(String fileName) {
    return Arrays.stream(values())
        .filter(format -> fileName.toLowerCase(Locale.ROOT).endsWith(format.ending))
        .findFirst();
  }

  /** How DuckDB is told to write it. */
  String options() {
    return options;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
