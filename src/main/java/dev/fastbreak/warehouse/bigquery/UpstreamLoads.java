package dev.fastbreak.warehouse.bigquery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.api.client.http.FileContent;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.sql.LoadStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Loads upstream tables: one load job per table into a staging table, then one transaction that
 * merges them all.
 */
final class UpstreamLoads {

  private static final String DOING = "Loading";

  private final BigQueryProject project;
  private final Jobs jobs;
  private final TableMaker tables;
  private final BigQueryDialect dialect;
  private final Map<String, String> labels;

  UpstreamLoads(BigQueryProject project, Jobs jobs, TableMaker tables) {
    this.project = project;
    this.jobs = jobs;
    this.tables = tables;
    this.dialect = new BigQueryDialect(project);
    this.labels = JobLabels.of(project);
  }

  List<LoadResult> merge(List<TableLoad<?>> loads) {
    loads.forEach(UpstreamLoads::check);
    String id = UUID.randomUUID().toString().replace("-", "");
    List<StagingTable<?>> staged = new ArrayList<>();
    try {
      List<LoadResult> results = new ArrayList<>();
      StringBuilder script = new StringBuilder();
      for (TableLoad<?> load : loads) {
        requireFit(load.table());
        StagingTable<?> staging = StagingTable.of(load.table(), id, "load_" + staged.size());
        staged.add(staging);
        upload(load, staging);
        results.add(add(load, staging, script));
      }
      run("fastbreak_merge_" + id, script);
      return results;
    } finally {
      staged.forEach(tables::drop);
    }
  }

  /** Adds the statements of a load to the script and foretells what they change. */
  private LoadResult add(TableLoad<?> load, StagingTable<?> staging, StringBuilder script) {
    LoadStatements sql =
        new LoadStatements(dialect, load.table(), dialect.table(staging), load.from(), load.to());
    long doubled = number(select(sql.storedTwice()), 0);
    QueryResult changes = select(doubled > 0 ? sql.changesAfterDeletion() : sql.changes());
    LoadResult result =
        new LoadResult(
            load.table(),
            number(changes, 0),
            number(changes, 1),
            number(changes, 2) + doubled,
            number(changes, 3));
    if (doubled > 0) {
      script.append(sql.deleteStoredTwice()).append(";\n");
    }
    if (result.changedAnything()) {
      script.append(sql.merge()).append(";\n");
    }
    return result;
  }

  private void run(String jobId, StringBuilder statements) {
    if (statements.isEmpty()) {
      return;
    }
    String script = "BEGIN TRANSACTION;\n" + statements + "COMMIT TRANSACTION;";
    Optional<Trouble> trouble = jobs.runScript(DOING, jobId, script, labels);
    if (trouble.isPresent()) {
      throw trouble.get().explained(project, DOING, null);
    }
  }

  private void requireFit(TableSpec<?> table) {
    tables
        .find(project.reference(table))
        .ifPresent(stored -> new StoredSchema(table, stored).require(table.columns()));
  }

  private void upload(TableLoad<?> load, StagingTable<?> staging) {
    tables.makeStaging(staging);
    if (load.rows().isEmpty()) {
      return;
    }
    try {
      Path file = Files.createTempFile("fastbreak-load", ".json");
      try {
        write(load, file);
        jobs.load(
            "Loading " + load.table(),
            project.reference(staging),
            new FileContent("application/octet-stream", file.toFile()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new WarehouseException(
          Cause.OTHER,
          "Loading %s failed: its rows could not be written to a temporary file (%s). Make room, or set -Djava.io.tmpdir."
              .formatted(load.table(), e.getMessage()),
          e);
    }
  }

  private static <T extends Record> void write(TableLoad<T> load, Path file) throws IOException {
    List<ColumnSpec> columns = load.table().columns();
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
      json.setRootValueSeparator(null);
      for (Stored<T> row : load.rows()) {
        @Nullable Object[] values = load.table().storedValues(row);
        json.writeStartObject();
        for (int i = 0; i < values.length; i++) {
          Object value = values[i];
          if (value != null) {
            json.writeFieldName(columns.get(i).name());
            JsonValues.write(json, value);
          }
        }
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  /** Refuses rows out of range and keys given twice, before anything is sent. */
  private static <T extends Record> void check(TableLoad<T> load) {
    TableSpec<T> table = load.table();
    int date = table.position(table.dateColumn());
    int[] key = table.key().stream().mapToInt(table::position).toArray();
    Set<List<@Nullable Object>> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    for (Stored<T> row : load.rows()) {
      @Nullable Object[] values = table.storedValues(row);
      requireInRange(load, (LocalDate) values[date]);
      List<@Nullable Object> own = new ArrayList<>(key.length);
      for (int position : key) {
        own.add(values[position]);
      }
      if (!seen.add(own)) {
        twice.add(String.valueOf(own));
      }
    }
    if (!twice.isEmpty()) {
      throw new WarehouseException(
          Cause.REFUSED,
          "Several rows are given for one key %s of %s: %s. Nothing was loaded; remove all but one of each."
              .formatted(table.key(), table, twice.stream().limit(3).toList()));
    }
  }

  private static void requireInRange(TableLoad<?> load, @Nullable LocalDate date) {
    if (date == null || date.isBefore(load.from()) || date.isAfter(load.to())) {
      throw new WarehouseException(
          Cause.REFUSED,
          "A row of %s given for %s to %s has the date %s. Nothing was loaded."
              .formatted(load.table(), load.from(), load.to(), date));
    }
  }

  private QueryResult select(String sql) {
    return jobs.select(DOING, sql, labels);
  }

  private static long number(QueryResult answer, int column) {
    return ((Number) Objects.requireNonNull(answer.rows().get(0).get(column))).longValue();
  }
}
