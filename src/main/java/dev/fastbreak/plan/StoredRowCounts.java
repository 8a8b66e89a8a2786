package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many rows the feature tables hold of each date. The ledger knows how many were published: a
 * date that holds others has lost some, or has them twice.
 */
record StoredRowCounts(Map<ProcessorDate, Long> rows) {

  /** Counts in one statement that looks at dates only; both days are included. */
  static StoredRowCounts of(
      WarehouseSession session, LocalDate start, LocalDate end, List<Processor> processors) {
    String sql =
        processors.stream()
            .map(processor -> count(processor, start, end))
            .collect(Collectors.joining(" UNION ALL "));
    Map<ProcessorDate, Long> rows = new HashMap<>();
    for (List<@Nullable Object> row : session.query(sql).rows()) {
      Processor processor = Processor.ofStoredName(String.valueOf(row.get(0))).orElseThrow();
      LocalDate date = (LocalDate) Objects.requireNonNull(row.get(1));
      rows.put(
          new ProcessorDate(processor, date),
          ((Number) Objects.requireNonNull(row.get(2))).longValue());
    }
    return new StoredRowCounts(rows);
  }

  private static String count(Processor processor, LocalDate start, LocalDate end) {
    TableSpec<?> table = processor.table();
    return "SELECT '%1$s' AS processor_name, %2$s AS stored_date, COUNT(*) AS stored_rows FROM %3$s WHERE %2$s BETWEEN DATE '%4$s' AND DATE '%5$s' GROUP BY %2$s"
        .formatted(processor.storedName(), table.dateColumn(), table.qualifiedName(), start, end);
  }

  /** Rows of a date; 0 when there are none. */
  long of(Processor processor, LocalDate date) {
    return rows.getOrDefault(new ProcessorDate(processor, date), 0L);
  }
}
