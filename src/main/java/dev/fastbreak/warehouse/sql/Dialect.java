package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the warehouses' SQL differs. Values are written as literals, so nothing is bound. */
public interface Dialect {

  /** How a table is named, quoted as needed. */
  String table(String dataset, String name);

  /** A string literal. */
  String text(String value);

  /** An element of an array by its position, from 0; null where the array is shorter. */
  String element(String array, int position);

  /** A condition: two values of a column differ, where null is a value like any other. */
  String differ(ColumnSpec column, String left, String right);

  /** A row as JSON text, by the alias of its table. */
  String json(String alias);

  default String table(TableSpec<?> table) {
    return table(table.dataset(), table.name());
  }

  default String table(StagingTable<?> staging) {
    return table(StagingTable.DATASET, staging.name());
  }

  /** The condition on the partition column to lie in a slice. */
  default String within(Slice<?> slice) {
    return "%s BETWEEN %s AND %s"
        .formatted(slice.table().dateColumn(), date(slice.from()), date(slice.to()));
  }

  default String date(LocalDate value) {
    return "DATE '" + value + "'";
  }

  /** A timestamp literal, to the microsecond. */
  default String timestamp(Instant value) {
    return "TIMESTAMP '"
        + DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS")
            .format(value.atOffset(ZoneOffset.UTC))
        + "+00'";
  }

  /** A literal of a String, Long, Boolean, LocalDate, Instant or null. */
  default String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    } else if (value instanceof String text) {
      return text(text);
    } else if (value instanceof LocalDate date) {
      return date(date);
    } else if (value instanceof Instant instant) {
      return timestamp(instant);
    } else if (value instanceof Long || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException("No SQL literal for " + value.getClass());
  }

  /** {@code (DATE '...', DATE '...')}. */
  default String dates(Collection<LocalDate> dates) {
    return dates.stream().map(this::date).collect(Collectors.joining(", ", "(", ")"));
  }
}
