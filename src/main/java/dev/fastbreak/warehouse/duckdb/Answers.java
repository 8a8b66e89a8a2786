package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.QueryResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Turns answers of DuckDB into the few Java types of {@link QueryResult}. */
final class Answers {

  /** How many rows are handed over at once. */
  private static final int PIECE = 1000;

  /** Only DuckDB's infinite times and dates lie further off than this. */
  private static final int LAST_YEAR_OF_TIMES = 290_000;

  private static final int LAST_YEAR_OF_DATES = 5_800_000;

  private Answers() {}

  /** The whole answer to a query. */
  static QueryResult query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> columns = columns(result);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result, columns.size()));
      }
      return new QueryResult(columns, rows);
    }
  }

  /** Hands over an answer as it is read, in pieces; the first may have no rows. */
  static void inPieces(ResultSet result, Predicate<QueryResult> pieces) throws SQLException {
    List<String> columns = columns(result);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean more = result.next();
    do {
      while (more && rows.size() < PIECE) {
        rows.add(row(result, columns.size()));
        more = result.next();
      }
      more &= pieces.test(new QueryResult(columns, rows));
      rows = new ArrayList<>();
    } while (more);
  }

  private static List<String> columns(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
    }
    return columns;
  }

  private static List<@Nullable Object> row(ResultSet result, int width) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      row.add(value(result, i));
    }
    return Collections.unmodifiableList(row);
  }

  /** The value of a column of the present row. */
  static @Nullable Object value(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof Timestamp) {
      // Only this way no time zone of this machine comes in.
      return moment(result.getObject(column, LocalDateTime.class));
    }
    return plain(value);
  }

  private static Object moment(LocalDateTime time) {
    return infinite(time.getYear(), LAST_YEAR_OF_TIMES)
        .<Object>map(word -> word)
        .orElseGet(() -> time.toInstant(ZoneOffset.UTC));
  }

  /** DuckDB's word for a date or time that is later or earlier than all; empty for any other. */
  private static Optional<String> infinite(int year, int last) {
    return Math.abs(year) <= last
        ? Optional.empty()
        : Optional.of(year > 0 ? "infinity" : "-infinity");
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof Boolean) {
      return value;
    } else if (value instanceof LocalDate date) {
      return infinite(date.getYear(), LAST_YEAR_OF_DATES).<Object>map(word -> word).orElse(date);
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof BigInteger whole) {
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : new BigDecimal(whole);
    } else if (value instanceof Float number) {
      return Double.valueOf(number.toString());
    } else if (value instanceof OffsetDateTime time) {
      return moment(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    } else if (value instanceof Timestamp time) {
      LocalDateTime local = time.toLocalDateTime();
      // It has no sign for years before the first.
      return moment(
          time.getTime() < 0 && local.getYear() > LAST_YEAR_OF_TIMES ? LocalDateTime.MIN : local);
    } else if (value instanceof Blob bytes) {
      return text(bytes.getBytes(1, Math.toIntExact(bytes.length())));
    } else if (value instanceof Array array) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Object element : (Object[]) array.getArray()) {
        list.add(plain(element));
      }
      return Collections.unmodifiableList(list);
    } else if (value instanceof DuckDBStruct struct) {
      return plain(struct.getMap());
    } else if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        plain.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
      }
      return Collections.unmodifiableMap(plain);
    }
    return value.toString();
  }

  /** Bytes as DuckDB writes them: what can be read in ASCII as it is, the others {@code \\xAA}. */
  private static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte octet : bytes) {
      if (octet >= ' ' && octet < 0x7F && octet != '\\') {
        text.append((char) octet);
      } else {
        text.append("\\x%02X".formatted(octet));
      }
    }
    return text.toString();
  }
}
