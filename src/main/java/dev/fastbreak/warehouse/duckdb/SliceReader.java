package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.warehouse.Slice;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a slice, as values in the Java types of their columns.
 *
 * @param list what is selected for the columns
 * @param from where, from the FROM on
 */
record SliceReader(List<ColumnSpec> columns, String list, String from) {

  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;

  /** Takes the rows, one after the other. */
  @FunctionalInterface
  interface Rows {
    void take(@Nullable Object[] values);
  }

  /**
   * Prepares to read.
   *
   * @param columns those of the slice, perhaps with others behind them
   */
  static SliceReader of(DuckDBConnection connection, Slice<?> slice, List<ColumnSpec> columns)
      throws SQLException {
    StoredColumns stored = StoredColumns.of(connection, slice.table());
    if (!Tables.upstream().contains(slice.table())) {
      // Read as a whole or not at all.
      stored.requireOwn();
    }
    String list = columns.stream().map(stored::reading).collect(Collectors.joining(", "));
    String from = " FROM %s WHERE %s".formatted(SQL.table(slice.table()), SQL.within(slice));
    return new SliceReader(columns, list, from);
  }

  private String select() {
    return "SELECT " + list + from;
  }

  void read(DuckDBConnection connection, Rows rows) throws SQLException {
    // Columns are handed over in vectors, which is faster, but lists only row by row.
    if (columns.stream().anyMatch(column -> column.type().isArray())) {
      readRows(connection, rows);
    } else {
      readAllVectors(connection, rows);
    }
  }

  /**
   * Reads, and counts: when the engine fails on the way, because the file is damaged for example,
   * the driver's vectors come to an end as if there were no more rows.
   */
  private void readAllVectors(DuckDBConnection connection, Rows rows) throws SQLException {
    long there;
    long read;
    Connections.execute(connection, "BEGIN TRANSACTION READ ONLY");
    try {
      there = Long.parseLong(Connections.texts(connection, "SELECT count(*)" + from).get(0));
      read = readVectors(connection, rows);
    } finally {
      Connections.execute(connection, "ROLLBACK");
    }
    if (read != there) {
      // Read as rows, they say what is wrong.
      readRows(connection, row -> {});
      throw new SQLException("only %d of %d rows could be read".formatted(read, there));
    }
  }

  private long readVectors(DuckDBConnection connection, Rows rows) throws SQLException {
    int width = columns.size();
    ColumnType[] types = columns.stream().map(ColumnSpec::type).toArray(ColumnType[]::new);
    DuckDBReadableVector[] vectors = new DuckDBReadableVector[width];
    long read = 0;
    try (DuckDBPreparedStatement statement = connection.prepare(select());
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        for (int i = 0; i < width; i++) {
          vectors[i] = chunk.vector(i);
        }
        long count = chunk.rowCount();
        read += count;
        for (long row = 0; row < count; row++) {
          @Nullable Object[] values = new @Nullable Object[width];
          for (int i = 0; i < width; i++) {
            values[i] = value(vectors[i], types[i], row);
          }
          rows.take(values);
        }
      }
    }
    return read;
  }

  private static @Nullable Object value(DuckDBReadableVector vector, ColumnType type, long row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (type) {
      case STRING -> vector.getString(row);
      case INT64 -> vector.getLong(row);
      case BOOL -> vector.getBoolean(row);
      case DATE -> vector.getLocalDate(row);
      case TIMESTAMP -> vector.getLocalDateTime(row).toInstant(ZoneOffset.UTC);
      case NUMERIC -> vector.getBigDecimal(row);
      case FLOAT64_ARRAY, STRING_ARRAY ->
          throw new IllegalArgumentException("Lists are read row by row");
    };
  }

  private void readRows(DuckDBConnection connection, Rows rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select());
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = Answers.value(result, i + 1);
        }
        rows.take(values);
      }
    }
  }
}
