package dev.fastbreak.app.export;

import dev.fastbreak.app.output.FileEngine;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows on their way into a file. They are gathered in a DuckDB of their own, in memory as long as
 * they fit and then in temporary files, which writes any of the formats. It knows nothing of the
 * warehouse, whatever that is.
 */
final class RowFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RowFile.class);
  private static final List<String> LIMITS = List.of("SET memory_limit = '1GB'");

  private final List<ExportColumn> columns;
  private final DuckDBConnection engine;
  private final Path spill;
  private final DuckDBAppender appender;
  private long rows;

  RowFile(List<ExportColumn> columns) {
    this(columns, Path.of(System.getProperty("java.io.tmpdir")), LIMITS);
  }

  /**
   * The same with less of everything.
   *
   * @param temporary the folder in which it makes one of its own when memory runs short
   * @param limits settings of DuckDB
   */
  RowFile(List<ExportColumn> columns, Path temporary, List<String> limits) {
    this.columns = columns;
    try {
      engine = FileEngine.open();
      // It makes the folder when memory runs short, and empties it when it is closed.
      spill = temporary.resolve("fastbreak-" + UUID.randomUUID());
      FileEngine.execute(
          engine, "SET temp_directory = " + FileEngine.quoted(spill.toString(), '\''));
      for (String limit : limits) {
        FileEngine.execute(engine, limit);
      }
      FileEngine.execute(
          engine,
          columns.stream()
              .map(column -> FileEngine.quoted(column.name(), '"') + " " + column.type())
              .collect(Collectors.joining(", ", "CREATE TABLE rows (", ")")));
      appender = engine.createAppender("main", "rows");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Adds a row: a value per column, of the types of a query's answer. */
  void add(List<@Nullable Object> row) {
    try {
      appender.beginRow();
      for (int i = 0; i < columns.size(); i++) {
        add(columns.get(i), row.get(i));
      }
      appender.endRow();
      rows++;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void add(ExportColumn column, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (column.isList()) {
      addList(column, (List<?>) value);
    } else if (column.type().equals(ExportColumn.TEXT)) {
      boolean nested = value instanceof List<?> || value instanceof Map<?, ?>;
      appender.append(nested ? JsonText.compact(value) : value.toString());
    } else if (value instanceof Boolean flag) {
      appender.append((boolean) flag);
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof Instant time) {
      appender.append(time.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Number number) {
      addNumber(column, number);
    } else {
      throw new WarehouseException(
          Cause.REFUSED,
          "%s holds %s, which a column of the type %s cannot; CAST it to VARCHAR."
              .formatted(column.name(), value, column.type()));
    }
  }

  private void addNumber(ExportColumn column, Number number) throws SQLException {
    if (column.type().equals(ExportColumn.DOUBLE)) {
      appender.append(number.doubleValue());
    } else if (column.isDecimal()) {
      appender.append(
          number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
    } else {
      appender.append(number.longValue());
    }
  }

  private void addList(ExportColumn column, List<?> list) throws SQLException {
    boolean[] nulls = new boolean[list.size()];
    for (int i = 0; i < nulls.length; i++) {
      nulls[i] = list.get(i) == null;
    }
    if (column.type().startsWith(ExportColumn.TEXT)) {
      appender.append(list);
    } else if (column.type().startsWith(ExportColumn.WHOLE)) {
      appender.append(list.stream().mapToLong(RowFile::whole).toArray(), nulls);
    } else {
      appender.append(list.stream().mapToDouble(RowFile::fraction).toArray(), nulls);
    }
  }

  private static long whole(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  private static double fraction(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).doubleValue();
  }

  long rows() {
    return rows;
  }

  /** How many rows fulfil a condition, in DuckDB's SQL. */
  long count(String condition) {
    try (Statement statement = engine.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM rows WHERE " + condition)) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes all rows into one file, in the order in which they were added. */
  void write(Path file, ExportFormat format) {
    write(file, format.options());
  }

  /**
   * Writes all rows into a folder, a subfolder for each date: {@code game_date=2021-11-02}. The
   * files of a format without a schema repeat the date.
   */
  void writeByDate(Path folder, ExportFormat format, String dateColumn) {
    String partitions = ", PARTITION_BY (" + FileEngine.quoted(dateColumn, '"') + ")";
    String dateInside = format == ExportFormat.PARQUET ? "" : ", WRITE_PARTITION_COLUMNS true";
    write(folder, format.options() + partitions + dateInside);
  }

  private void write(Path place, String options) {
    try {
      appender.close();
      FileEngine.execute(
          engine,
          "COPY rows TO %s (%s)".formatted(FileEngine.quoted(place.toString(), '\''), options));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static WarehouseException failed(SQLException e) {
    String said = String.valueOf(e.getMessage());
    String told = said;
    if (said.contains("max_temp_directory_size")) {
      // As much as the disk has, unless somebody sets it.
      told =
          "the disk of temporary files is full. Make room there, or name another folder:"
              + " FASTBREAK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR";
    } else if (said.contains("No space left")) {
      told = "the disk is full. Make room and run the command again.";
    }
    return new WarehouseException(Cause.OTHER, "The export failed: " + told, e);
  }

  @Override
  public void close() {
    try (engine) {
      appender.close();
    } catch (SQLException e) {
      // Rows that could not be added; whoever added them has been told.
      LOG.debug("Closed without its rows", e);
    }
    try {
      Files.deleteIfExists(spill);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + spill + ": " + e.getMessage(), e);
    }
  }
}
