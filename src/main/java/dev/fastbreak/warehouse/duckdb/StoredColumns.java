package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a table really has. Users may bring their own upstream tables: a type that holds
 * the declared values without loss is read, any other is refused with the remedy.
 *
 * @param types DuckDB's types by the column's name; none when there is no such table
 */
record StoredColumns(TableSpec<?> table, Map<String, String> types) {

  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
  private static final Set<String> SMALLER_INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER");
  private static final Set<String> OTHER_TIMESTAMPS =
      Set.of("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS");

  /**
   * The columns of a table.
   *
   * @throws WarehouseException when there is no such table
   */
  static StoredColumns of(DuckDBConnection connection, TableSpec<?> table) throws SQLException {
    StoredColumns stored = find(connection, table);
    if (stored.types.isEmpty()) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "The warehouse has no table %s. Fill it with 'import' or 'simulate' first."
              .formatted(table));
    }
    return stored;
  }

  /** The columns of a table, none when it is not there. */
  static StoredColumns find(DuckDBConnection connection, TableSpec<?> table) throws SQLException {
    Map<String, String> types = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns =
            // The catalogue's own tables describe all columns of all tables: 5 to 50 ms a look.
            statement.executeQuery(
                "SELECT name, type FROM pragma_table_info(%s)"
                    .formatted(SQL.text(table.qualifiedName())))) {
      while (columns.next()) {
        types.put(columns.getString(1), columns.getString(2));
      }
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).startsWith("Catalog Error")) {
        throw e;
      }
      // There is no such table.
    }
    return new StoredColumns(table, types);
  }

  /** Compares a table with its declaration: upstream tables are read, the others written. */
  SchemaDrift drift() {
    if (types.isEmpty()) {
      return SchemaDrift.missing(table);
    }
    List<ColumnSpec> expected = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      if (isNewer(column)) {
        notes.add("has no column %s yet; the next run adds it".formatted(column.name()));
      } else {
        expected.add(column);
      }
    }
    List<String> undeclared =
        types.keySet().stream().filter(name -> table.find(name).isEmpty()).toList();
    return new SchemaDrift(table, true, wrong(expected), undeclared, List.copyOf(notes));
  }

  /**
   * What is wrong with some of a table's columns; nothing when it is not there. Neither are columns
   * missed of a table that an older version made: whoever writes to it adds them.
   */
  List<String> unfit(Collection<ColumnSpec> columns) {
    boolean grows = types.isEmpty() || !Tables.upstream().contains(table);
    return wrong(
        columns.stream().filter(column -> !grows || types.containsKey(column.name())).toList());
  }

  private List<String> wrong(List<ColumnSpec> columns) {
    boolean onlyRead = Tables.upstream().contains(table);
    List<String> wrong = new ArrayList<>();
    for (ColumnSpec column : columns) {
      try {
        if (onlyRead) {
          reading(column);
        } else {
          requireForWriting(column);
        }
      } catch (WarehouseException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(wrong);
  }

  /**
   * The expression that reads a column as its declared type.
   *
   * @throws WarehouseException when the table lacks it or has a type that cannot be read so
   */
  String reading(ColumnSpec column) {
    if (isNewer(column)) {
      return cast("NULL", SQL.type(column));
    }
    String stored = stored(column);
    if (stored.equals(SQL.type(column))) {
      return column.name();
    }
    String expression =
        switch (column.type()) {
          case INT64 -> SMALLER_INTEGERS.contains(stored) ? cast(column, "BIGINT") : null;
          case NUMERIC -> decimal(column, stored);
          case STRING -> stored.startsWith("ENUM(") ? cast(column, "VARCHAR") : null;
          case TIMESTAMP ->
              stored.equals("TIMESTAMP WITH TIME ZONE")
                  ? "make_timestamp(epoch_us(" + column.name() + "))"
                  : OTHER_TIMESTAMPS.contains(stored) ? cast(column, "TIMESTAMP") : null;
          default -> null;
        };
    if (expression == null) {
      throw unfit(column, stored);
    }
    return expression;
  }

  /** Any decimal of at most the declared scale fits, also one that is out of range. */
  private static @Nullable String decimal(ColumnSpec column, String stored) {
    Matcher decimal = DECIMAL.matcher(stored);
    boolean fits =
        SMALLER_INTEGERS.contains(stored)
            || stored.equals("BIGINT")
            || (decimal.matches() && Integer.parseInt(decimal.group(2)) <= column.scale());
    return fits ? cast(column, "DECIMAL(38," + column.scale() + ")") : null;
  }

  private static String cast(ColumnSpec column, String type) {
    return cast(column.name(), type);
  }

  private static String cast(String value, String type) {
    return "CAST(" + value + " AS " + type + ")";
  }

  /**
   * Passes when a table of the program's own is as the program made it. A column that somebody
   * changed says that its rows are not those that were computed.
   *
   * @throws WarehouseException when it is not
   */
  void requireOwn() {
    table.columns().stream().filter(column -> !isNewer(column)).forEach(this::requireForWriting);
  }

  /**
   * Whether a log lacks a column that it can do without: an older version made it, and the first
   * command that writes adds the column. Until then nothing is known of it.
   */
  private boolean isNewer(ColumnSpec column) {
    return column.nullable()
        && !types.containsKey(column.name())
        && Tables.processing().contains(table);
  }

  /**
   * Passes when the table has all columns in exactly the declared types, as writing needs them.
   *
   * @throws WarehouseException when it has not
   */
  void requireForWriting() {
    table.columns().forEach(this::requireForWriting);
  }

  private void requireForWriting(ColumnSpec column) {
    String stored = stored(column);
    if (!stored.equals(SQL.type(column))) {
      throw unfit(column, stored);
    }
  }

  private String stored(ColumnSpec column) {
    String stored = types.get(column.name());
    if (stored == null) {
      throw new WarehouseException(
          Cause.SCHEMA,
          "Table %1$s has no column %2$s %3$s. Add it: ALTER TABLE %1$s ADD COLUMN %2$s %3$s;"
              .formatted(table, column.name(), SQL.type(column)));
    }
    return stored;
  }

  private WarehouseException unfit(ColumnSpec column, String stored) {
    return new WarehouseException(
        Cause.SCHEMA,
        "Column %2$s of %1$s is %3$s, not %4$s. Change it: ALTER TABLE %1$s ALTER COLUMN %2$s TYPE %4$s;"
            .formatted(table, column.name(), stored, SQL.type(column)));
  }
}
