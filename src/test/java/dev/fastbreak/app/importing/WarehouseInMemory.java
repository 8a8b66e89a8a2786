package dev.fastbreak.app.importing;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As much of a warehouse as an import asks of one: tables by key, loads, slices. */
final class WarehouseInMemory implements WarehouseSession {

  private final Map<String, Map<List<@Nullable Object>, Stored<?>>> tables = new HashMap<>();
  private boolean created;

  @SuppressWarnings("unchecked") // a table holds rows of its own record
  <T extends Record> List<Stored<T>> rows(TableSpec<T> table) {
    List<Stored<T>> rows = new ArrayList<>();
    table(table).values().forEach(row -> rows.add((Stored<T>) row));
    return rows;
  }

  private Map<List<@Nullable Object>, Stored<?>> table(TableSpec<?> table) {
    return tables.computeIfAbsent(table.qualifiedName(), name -> new HashMap<>());
  }

  @Override
  public void createMissingTables() {
    created = true;
  }

  @Override
  public <T extends Record> InputRows<T> fetch(Slice<T> slice) {
    return fetch(slice, slice.projection().table());
  }

  private <T extends Record, S extends Record> InputRows<T> fetch(
      Slice<T> slice, TableSpec<S> table) {
    List<T> rows = new ArrayList<>();
    for (Stored<S> stored : rows(table)) {
      @Nullable Object[] values = table.storedValues(stored);
      LocalDate date = (LocalDate) values[table.position(table.dateColumn())];
      if (!date.isBefore(slice.from()) && !date.isAfter(slice.to())) {
        List<String> names = slice.projection().columnNames();
        @Nullable Object[] projected = new @Nullable Object[names.size()];
        for (int i = 0; i < projected.length; i++) {
          projected[i] = values[table.position(names.get(i))];
        }
        rows.add(slice.projection().create(projected));
      }
    }
    return new InputRows<>(rows, List.of());
  }

  @Override
  public List<LoadResult> load(List<TableLoad<?>> loads) {
    if (!created) {
      throw new IllegalStateException("The tables were not created");
    }
    List<LoadResult> results = new ArrayList<>();
    for (TableLoad<?> load : loads) {
      results.add(merge(load));
    }
    return results;
  }

  private <T extends Record> LoadResult merge(TableLoad<T> load) {
    TableSpec<T> spec = load.table();
    Map<List<@Nullable Object>, Stored<?>> table = table(spec);
    Map<List<@Nullable Object>, Stored<?>> gone = new HashMap<>();
    table.forEach(
        (key, row) -> {
          LocalDate date = date(spec, row);
          if (!date.isBefore(load.from()) && !date.isAfter(load.to())) {
            gone.put(key, row);
          }
        });
    long inserted = 0;
    long updated = 0;
    long unchanged = 0;
    for (Stored<T> row : load.rows()) {
      @Nullable Object[] values = spec.storedValues(row);
      LocalDate date = date(spec, row);
      if (date.isBefore(load.from()) || date.isAfter(load.to())) {
        throw new IllegalArgumentException("A row of " + date + " is outside of its load");
      }
      List<@Nullable Object> key = new ArrayList<>();
      spec.key().forEach(column -> key.add(values[spec.position(column)]));
      gone.remove(key);
      Stored<?> present = table.get(key);
      if (present == null) {
        inserted++;
        table.put(key, row);
      } else if (present.row().equals(row.row())) {
        unchanged++;
      } else {
        updated++;
        table.put(key, row);
      }
    }
    if (inserted + updated + unchanged != load.rows().stream().distinct().count()) {
      throw new IllegalArgumentException("Rows of " + spec + " share a key");
    }
    table.keySet().removeAll(gone.keySet());
    return new LoadResult(spec, inserted, updated, gone.size(), unchanged);
  }

  private static LocalDate date(TableSpec<?> spec, Stored<?> row) {
    return (LocalDate) values(spec, row)[spec.position(spec.dateColumn())];
  }

  @SuppressWarnings("unchecked") // a table holds rows of its own record
  private static <T extends Record> @Nullable Object[] values(TableSpec<T> spec, Stored<?> row) {
    return spec.storedValues((Stored<T>) row);
  }

  @Override
  public List<PrecomputeRun> publish(Publication publication) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PrecomputeRun> record(Recording recording) {
    throw new UnsupportedOperationException();
  }

  @Override
  public QueryResult query(String sql) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> unfit(Map<TableSpec<?>, Set<ColumnSpec>> columns) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SchemaDrift> schemaDrift() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
