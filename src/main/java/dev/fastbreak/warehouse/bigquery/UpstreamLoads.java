package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.http.FileContent;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.bigquery.LockedTransaction.Decision;
import dev.fastbreak.warehouse.sql.LoadStatements;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Loads upstream tables: one load job per table into a staging table, then one transaction that
 * merges them all, under a lock.
 */
record UpstreamLoads(BigQueryProject project, Jobs jobs, TableMaker tables) {

  private static final String DOING = "Loading";

  List<LoadResult> merge(List<TableLoad<?>> loads) {
    loads.forEach(TableLoad::requireSound);
    loads.forEach(load -> tables.requireFit(load.table()));
    Lock lock = Lock.ofLoading();
    tables.makeLock(lock, jobs);
    String id = UUID.randomUUID().toString().replace("-", "");
    List<Staged> staged = new ArrayList<>();
    try {
      for (TableLoad<?> load : loads) {
        Staged next = new Staged(load, StagingTable.of(load.table(), id, "load_" + staged.size()));
        staged.add(next);
        upload(load, next.table());
      }
      return new LockedTransaction(
              project, jobs, lock, DOING, "fastbreak_merge_" + id + "_", project.jobLabels())
          .run(() -> decide(lock, staged));
    } finally {
      staged.forEach(each -> tables.drop(each.table()));
    }
  }

  /** A load and where its rows are. */
  private record Staged(TableLoad<?> load, StagingTable<?> table) {
    LoadStatements statements(BigQueryDialect dialect) {
      return new LoadStatements(
          dialect, load.table(), dialect.table(table), load.from(), load.to());
    }
  }

  private Decision<List<LoadResult>> decide(Lock lock, List<Staged> staged) {
    BigQueryDialect dialect = new BigQueryDialect(project);
    String holder = String.valueOf(select(lock.lastHolder(dialect)).rows().get(0).get(0));
    List<LoadStatements.Decision> decisions =
        staged.stream().map(each -> each.statements(dialect).decide(this::select)).toList();
    return new Decision<>(
        lock.takenSince(dialect, holder),
        decisions.stream().flatMap(each -> each.statements().stream()).toList(),
        () -> decisions.stream().map(LoadStatements.Decision::result).toList());
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
    JsonFactory json = GsonFactory.getDefaultInstance();
    try (Writer lines = Files.newBufferedWriter(file)) {
      for (Stored<T> row : load.rows()) {
        lines.write(
            json.toString(JsonValues.row(load.table(), load.table().storedValues(row))) + "\n");
      }
    }
  }

  private QueryResult select(String sql) {
    return jobs.select(DOING, sql, project.jobLabels());
  }
}
