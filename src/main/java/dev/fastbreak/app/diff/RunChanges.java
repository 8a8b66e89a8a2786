package dev.fastbreak.app.diff;

import dev.fastbreak.app.stored.JsonRow;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run replaced: rows as they were before it, left, and as it wrote them, right. A row that
 * it deleted is only on the left; rows that were new are on neither side. What a later run has
 * replaced in its turn is found all the same.
 */
public final class RunChanges {

  /**
   * What the ledger says of a run.
   *
   * @param first first date that it wrote a line for
   * @param last last of them
   */
  public record Counts(
      LocalDate first, LocalDate last, long rowsWritten, long rowsDeleted, long rowsUnchanged) {}

  private RunChanges() {}

  /** What the ledger says of a run; empty when it does not know it. */
  public static Optional<Counts> counts(WarehouseSession session, String runId) {
    if (!runId.matches("[A-Za-z0-9]+")) {
      return Optional.empty();
    }
    List<@Nullable Object> row =
        session
            .query(
                """
                SELECT MIN(analysis_date), MAX(analysis_date), SUM(rows_written), SUM(rows_deleted),
                  SUM(rows_unchanged)
                FROM %s WHERE run_id = '%s'\
                """
                    .formatted(Tables.PRECOMPUTE_RUNS, runId))
            .rows()
            .get(0);
    return row.get(0) instanceof LocalDate first && row.get(1) instanceof LocalDate last
        ? Optional.of(new Counts(first, last, number(row, 2), number(row, 3), number(row, 4)))
        : Optional.empty();
  }

  private static long number(List<@Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }

  /**
   * Compares the rows that a run replaced.
   *
   * @param runId name of the run, letters and digits
   * @param mostSamples how many differences are kept per table
   * @return a comparison per processor with such rows
   */
  public static List<TableDifference> of(
      WarehouseSession session, String runId, List<Processor> processors, int mostSamples) {
    List<TableDifference> tables = new ArrayList<>();
    for (Processor processor : processors) {
      TableSpec<?> table = processor.table();
      Map<String, @Nullable Object[]> before = rows(session, replaced(processor, runId), table);
      if (before.isEmpty()) {
        continue;
      }
      // The newest version is in the table, or in turn among the replaced ones.
      Map<String, @Nullable Object[]> after = rows(session, replacedLater(processor, runId), table);
      for (@Nullable Object[] row : written(session, runId, table, before)) {
        after.put(StoredRows.name(table, row), row);
      }
      after.keySet().retainAll(before.keySet());
      TableComparison comparison =
          new TableComparison(
              table,
              table.hashedColumns().stream().map(ColumnSpec::name).collect(Collectors.toSet()),
              mostSamples);
      comparison.add(List.copyOf(before.values()), List.copyOf(after.values()));
      tables.add(comparison.result());
    }
    return tables;
  }

  private static String replaced(Processor processor, String runId) {
    return "SELECT old_row FROM %s WHERE run_id = '%s' AND processor_name = '%s'"
        .formatted(Tables.REPLACED_ROWS, runId, processor.storedName());
  }

  private static String replacedLater(Processor processor, String runId) {
    return """
    SELECT later.old_row FROM %1$s AS later
    WHERE later.written_by = '%2$s' AND later.processor_name = '%3$s' AND EXISTS (
      SELECT 1 FROM %1$s AS own
      WHERE own.run_id = '%2$s' AND own.processor_name = '%3$s'
        AND own.row_date = later.row_date AND own.entity = later.entity)\
    """
        .formatted(Tables.REPLACED_ROWS, runId, processor.storedName());
  }

  private static Map<String, @Nullable Object[]> rows(
      WarehouseSession session, String sql, TableSpec<?> table) {
    Map<String, @Nullable Object[]> rows = new HashMap<>();
    for (List<@Nullable Object> answer : session.query(sql).rows()) {
      @Nullable Object[] row = JsonRow.parse(table, String.valueOf(answer.get(0)));
      rows.put(StoredRows.name(table, row), row);
    }
    return rows;
  }

  private static List<@Nullable Object[]> written(
      WarehouseSession session,
      String runId,
      TableSpec<?> table,
      Map<String, @Nullable Object[]> before) {
    int date = table.position(table.dateColumn());
    TreeSet<LocalDate> dates = new TreeSet<>();
    before.values().forEach(row -> dates.add((LocalDate) Objects.requireNonNull(row[date])));
    return StoredRows.ofRun(session, table, runId, dates);
  }
}
