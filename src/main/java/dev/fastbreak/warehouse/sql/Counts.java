package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.QueryResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows there are of each date, as {@link PublishStatements#counts} finds them.
 *
 * @param rows staged rows
 * @param failures staged failures
 * @param stored rows that the target holds before
 * @param strangers staged rows and failures that another run wrote
 */
record Counts(
    Map<ProcessorDate, StagedCount> rows,
    Map<ProcessorDate, StagedCount> failures,
    Map<ProcessorDate, Long> stored,
    long strangers) {

  /** The kinds that the first column of the answer tells apart. */
  static final String ROWS = "rows";

  static final String FAILURES = "failures";
  static final String STORED = "stored";

  /** Takes the answer (kind, processor_name, date, rows, keys, strangers). */
  static Counts of(QueryResult answer) {
    Counts counts = new Counts(new HashMap<>(), new HashMap<>(), new HashMap<>(), 0);
    long strangers = 0;
    for (List<@Nullable Object> row : answer.rows()) {
      String name = (String) Objects.requireNonNull(row.get(1));
      Processor processor =
          Processor.ofStoredName(name)
              .orElseThrow(
                  () ->
                      new PublicationRefusedException(
                          "Failures of a processor %s are staged, which does not exist. Nothing was published; run these dates again."
                              .formatted(name)));
      ProcessorDate date = new ProcessorDate(processor, Cells.date(row, 2));
      StagedCount count = new StagedCount(Cells.number(row, 3), Cells.number(row, 4));
      switch (String.valueOf(row.get(0))) {
        case ROWS -> counts.rows.put(date, count);
        case FAILURES -> counts.failures.put(date, count);
        default -> counts.stored.put(date, count.rows());
      }
      strangers += Cells.number(row, 5);
    }
    return new Counts(counts.rows, counts.failures, counts.stored, strangers);
  }

  /** Whether a key is staged more than once, be it with the same row or with another. */
  boolean anyRepeated() {
    return Stream.of(rows, failures)
        .flatMap(counts -> counts.values().stream())
        .anyMatch(count -> count.rows() != count.keys());
  }

  StagedCount rows(ProcessorDate date) {
    return rows.getOrDefault(date, StagedCount.NONE);
  }

  StagedCount failures(ProcessorDate date) {
    return failures.getOrDefault(date, StagedCount.NONE);
  }

  long stored(ProcessorDate date) {
    return stored.getOrDefault(date, 0L);
  }
}
