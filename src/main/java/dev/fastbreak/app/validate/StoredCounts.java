package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many rows and failures the tables hold per processor and date. */
final class StoredCounts {

  /**
   * Failures of one kind on one date.
   *
   * @param category the stored text, which need not be a known category
   * @param dateLevel whether they stand for no entity
   */
  record FailureCount(
      Processor processor, LocalDate date, String category, boolean dateLevel, long count) {

    boolean expected() {
      return FailureCategory.isExpected(category);
    }
  }

  private final Map<Processor, SortedMap<LocalDate, Long>> rows = new EnumMap<>(Processor.class);
  private final List<FailureCount> failures = new ArrayList<>();

  private StoredCounts() {}

  static StoredCounts read(Scope scope) {
    StoredCounts counts = new StoredCounts();
    for (Processor processor : scope.processors()) {
      TableSpec<?> table = processor.table();
      TreeMap<LocalDate, Long> byDate = new TreeMap<>();
      for (List<@Nullable Object> row :
          scope.rows(
              "SELECT %1$s, COUNT(*) %2$s GROUP BY %1$s"
                  .formatted(table.dateColumn(), scope.slice(table)))) {
        byDate.put(Answer.date(row, 0), Answer.number(row, 1));
      }
      counts.rows.put(processor, byDate);
    }
    for (List<@Nullable Object> row :
        scope.rows(
            """
            SELECT processor_name, analysis_date, failure_category,
              CASE WHEN entity_id = '%s' THEN 1 ELSE 0 END AS date_level, COUNT(*)
            %s
            GROUP BY 1, 2, 3, 4
            ORDER BY 1, 2, 3, 4\
            """
                .formatted(Failure.DATE_LEVEL, scope.slice(Tables.PRECOMPUTE_FAILURES)))) {
      Processor.ofStoredName(Answer.text(row, 0))
          .filter(scope.processors()::contains)
          .ifPresent(
              processor ->
                  counts.failures.add(
                      new FailureCount(
                          processor,
                          Answer.date(row, 1),
                          Answer.text(row, 2),
                          Answer.number(row, 3) == 1,
                          Answer.number(row, 4))));
    }
    return counts;
  }

  /** Rows by date; dates without rows are not there. */
  SortedMap<LocalDate, Long> rows(Processor processor) {
    return rows.getOrDefault(processor, Collections.emptySortedMap());
  }

  List<FailureCount> failures(Processor processor) {
    return failures.stream().filter(count -> count.processor() == processor).toList();
  }

  List<FailureCount> failures(Processor processor, LocalDate date) {
    return failures.stream()
        .filter(count -> count.processor() == processor && count.date().equals(date))
        .toList();
  }
}
