package dev.fastbreak.warehouse.bigquery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.api.client.http.FileContent;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.sql.Cells;
import dev.fastbreak.warehouse.sql.LoadStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    loads.forEach(TableLoad::requireSound);
    String id = UUID.randomUUID().toString().replace("-", "");
    List<StagingTable<?>> staged = new ArrayList<>();
    try {
      List<LoadResult> results = new ArrayList<>();
      StringBuilder script = new StringBuilder();
      for (TableLoad<?> load : loads) {
        tables.requireFit(load.table());
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
    long doubled = Cells.number(select(sql.storedTwice()), 0);
    QueryResult changes = select(doubled > 0 ? sql.changesAfterDeletion() : sql.changes());
    LoadResult result =
        new LoadResult(
            load.table(),
            Cells.number(changes, 0),
            Cells.number(changes, 1),
            Cells.number(changes, 2) + doubled,
            Cells.number(changes, 3));
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

  private QueryResult select(String sql) {
    return jobs.select(DOING, sql, labels);
  }
}
