package dev.fastbreak.app.diff;

import dev.fastbreak.app.stored.Months;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of two warehouses, table by table and month by month. Rows are matched by key.
 *
 * @param start first day, included
 * @param end last day, included
 * @param withStamps whether {@code processed_at}, {@code run_id} and {@code created_at} are
 *     compared too
 * @param mostSamples how many differences are kept per table
 */
public record Comparison(
    WarehouseSession left,
    WarehouseSession right,
    LocalDate start,
    LocalDate end,
    boolean withStamps,
    int mostSamples) {

  /** Columns that tell when and by which run a row was written, not what it says. */
  private static final Set<String> STAMPS = Set.of("processed_at", "run_id", "created_at");

  /** Compares the processors' tables and their failures. */
  public List<TableDifference> ofProcessors(List<Processor> processors) {
    List<TableDifference> tables = new ArrayList<>();
    processors.forEach(processor -> tables.add(compare(processor.table(), null)));
    tables.add(
        compare(
            Tables.PRECOMPUTE_FAILURES,
            processors.stream().map(Processor::storedName).collect(Collectors.toSet())));
    return tables;
  }

  /** Compares the tables that everything is computed from. */
  public List<TableDifference> ofUpstream() {
    return Tables.upstream().stream().map(table -> compare(table, null)).toList();
  }

  private TableDifference compare(TableSpec<?> table, @Nullable Set<String> processorNames) {
    Set<String> columns = new LinkedHashSet<>();
    for (ColumnSpec column : table.columns()) {
      if (withStamps || !STAMPS.contains(column.name())) {
        columns.add(column.name());
      }
    }
    TableComparison comparison = new TableComparison(table, columns, mostSamples);
    for (Months.Part month : Months.of(start, end)) {
      comparison.add(
          read(left, table, columns, month, processorNames),
          read(right, table, columns, month, processorNames));
    }
    return comparison.result();
  }

  private static List<@Nullable Object[]> read(
      WarehouseSession session,
      TableSpec<?> table,
      Set<String> columns,
      Months.Part month,
      @Nullable Set<String> processorNames) {
    List<@Nullable Object[]> rows =
        StoredRows.read(session, table, columns, month.from(), month.to());
    if (processorNames != null) {
      int name = table.position("processor_name");
      rows.removeIf(row -> !processorNames.contains(String.valueOf(row[name])));
    }
    return rows;
  }
}
