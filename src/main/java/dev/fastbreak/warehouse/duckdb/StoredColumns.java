package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
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
 */
final class StoredColumns {

  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
  private static final Set<String> SMALLER_INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER");
  private static final Set<String> OTHER_TIMESTAMPS =
      Set.of("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS");

  private final TableSpec<?> table;
  private final Map<String, String> types;

  private StoredColumns(TableSpec<?> table, Map<String, String> types) {
    this.table = table;
    this.types = types;
  }

  /**
   * Looks a table up.
   *
   * @throws WarehouseException when there is no such table
   */
  static StoredColumns of(DuckDBConnection connection, TableSpec<?> table) throws SQLException {
    Map<String, String> types = types(connection, table);
    if (types.isEmpty()) {
      throw new WarehouseException(
          Cause.UNAVAILABLE,
          "The warehouse has no table %s. Fill it with 'import' or 'simulate' first."
              .formatted(table));
    }
    return new StoredColumns(table, types);
  }

  /** Compares tables with their declarations: upstream tables are read, the others written. */
  static List<SchemaDrift> drifts(DuckDBConnection connection, List<TableSpec<?>> tables)
      throws SQLException {
    Map<String, Map<String, String>> types = typesOfAll(connection);
    return tables.stream()
        .map(table -> drift(table, types.getOrDefault(table.qualifiedName(), Map.of())))
        .toList();
  }

  private static SchemaDrift drift(TableSpec<?> table, Map<String, String> types) {
    if (types.isEmpty()) {
      return SchemaDrift.missing(table);
    }
    List<String> wrong = new StoredColumns(table, types).unfit(table.columns());
    List<String> undeclared =
        types.keySet().stream().filter(name -> table.find(name).isEmpty()).toList();
    return new SchemaDrift(table, true, wrong, undeclared);
  }

  /**
   * What is wrong with some columns of tables; nothing with a table that is not there. Neither are
   * columns missed of one that an older version made: whoever writes to it adds them.
   */
  static List<String> unfit(DuckDBConnection connection, Map<TableSpec<?>, Set<ColumnSpec>> columns)
      throws SQLException {
    Map<String, Map<String, String>> types = typesOfAll(connection);
    List<String> unfit = new ArrayList<>();
    columns.forEach(
        (table, some) ->
            unfit.addAll(unfit(table, types.getOrDefault(table.qualifiedName(), Map.of()), some)));
    return unfit;
  }

  private static List<String> unfit(
      TableSpec<?> table, Map<String, String> types, Set<ColumnSpec> columns) {
    boolean grows = types.isEmpty() || !Tables.upstream().contains(table);
    return new StoredColumns(table, types)
        .unfit(
            columns.stream().filter(column -> !grows || types.containsKey(column.name())).toList());
  }

  private List<String> unfit(List<ColumnSpec> columns) {
    boolean onlyRead = Tables.upstream().contains(table);
    List<String> unfit = new ArrayList<>();
    for (ColumnSpec column : columns) {
      try {
        if (onlyRead) {
          reading(column);
        } else {
          requireForWriting(List.of(column));
        }
      } catch (WarehouseException e) {
        unfit.add(String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(unfit);
  }

  private static Map<String, String> types(DuckDBConnection connection, TableSpec<?> table)
      throws SQLException {
    Map<String, String> types = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            // The standard's view of the same joins all columns of all databases: 50 ms a look.
            "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name ="
                + " current_database() AND schema_name = ? AND table_name = ?")) {
      statement.setString(1, table.dataset());
      statement.setString(2, table.name());
      try (ResultSet columns = statement.executeQuery()) {
        while (columns.next()) {
          types.put(columns.getString(1), columns.getString(2));
        }
      }
    }
    return types;
  }

  /** The same of all tables by their qualified names: one look takes as long as one for a table. */
  private static Map<String, Map<String, String>> typesOfAll(DuckDBConnection connection)
      throws SQLException {
    Map<String, Map<String, String>> types = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "SELECT schema_name || '.' || table_name, column_name, data_type"
                    + " FROM duckdb_columns() WHERE database_name = current_database()")) {
      while (columns.next()) {
        types
            .computeIfAbsent(columns.getString(1), table -> new TreeMap<>())
            .put(columns.getString(2), columns.getString(3));
      }
    }
    return types;
  }

  /**
   * The expression that reads a column as its declared type.
   *
   * @throws WarehouseException when the table lacks it or has a type that cannot be read so
   */
  String reading(ColumnSpec column) {
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
    return "CAST(" + column.name() + " AS " + type + ")";
  }

  /**
   * Passes when the table has all columns in exactly the declared types, as writing needs them.
   *
   * @throws WarehouseException when it has not
   */
  void requireForWriting(List<ColumnSpec> columns) {
    for (ColumnSpec column : columns) {
      String stored = stored(column);
      if (!stored.equals(SQL.type(column))) {
        throw unfit(column, stored);
      }
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
