package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.warehouse.QueryResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is of each date, as {@link PublishStatements#state} finds it.
 *
 * @param rows staged rows
 * @param failures staged failures
 * @param stored rows that the targets hold before
 * @param failuresStored failures that are stored of the chunk's dates
 * @param lines ledger lines
 * @param ownLines of these, the ones that the run itself has written
 * @param outputs output digest of the newest ledger line
 * @param strangers staged rows and failures that another run wrote
 */
record Counts(
    Map<ProcessorDate, StagedCount> rows,
    Map<ProcessorDate, StagedCount> failures,
    Map<ProcessorDate, StagedCount> stored,
    long failuresStored,
    Map<ProcessorDate, Long> lines,
    Map<ProcessorDate, Long> ownLines,
    Map<ProcessorDate, @Nullable String> outputs,
    long strangers) {

  /** The kinds that the first column of the answer tells apart. */
  static final String ROWS = "rows";

  static final String FAILURES = "failures";
  static final String STORED = "stored";
  static final String FAILURES_STORED = "failures stored";
  static final String LEDGER = "ledger";

  /** Takes the answer (kind, processor_name, date, rows, keys, marked, text). */
  static Counts of(QueryResult answer) {
    Map<ProcessorDate, StagedCount> rows = new HashMap<>();
    Map<ProcessorDate, StagedCount> failures = new HashMap<>();
    Map<ProcessorDate, StagedCount> stored = new HashMap<>();
    Map<ProcessorDate, Long> lines = new HashMap<>();
    Map<ProcessorDate, Long> ownLines = new HashMap<>();
    Map<ProcessorDate, @Nullable String> outputs = new HashMap<>();
    long failuresStored = 0;
    long strangers = 0;
    for (List<@Nullable Object> row : answer.rows()) {
      ProcessorDate date = Cells.processorDate(row.subList(1, 3));
      StagedCount count = new StagedCount(Cells.number(row, 3), Cells.number(row, 4));
      long marked = Cells.number(row, 5);
      switch (String.valueOf(row.get(0))) {
        case ROWS -> {
          rows.put(date, count);
          strangers += marked;
        }
        case FAILURES -> {
          failures.put(date, count);
          strangers += marked;
        }
        case STORED -> stored.put(date, count);
        case FAILURES_STORED -> failuresStored += count.rows();
        default -> {
          lines.put(date, count.rows());
          ownLines.put(date, marked);
          outputs.put(date, (String) row.get(6));
        }
      }
    }
    return new Counts(rows, failures, stored, failuresStored, lines, ownLines, outputs, strangers);
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

  StagedCount stored(ProcessorDate date) {
    return stored.getOrDefault(date, StagedCount.NONE);
  }

  /** How many lines the ledger has of some dates. */
  long lines(Collection<ProcessorDate> dates) {
    return sum(lines, dates);
  }

  /** How many of these the run itself has written. */
  long ownLines(Collection<ProcessorDate> dates) {
    return sum(ownLines, dates);
  }

  private static long sum(Map<ProcessorDate, Long> counts, Collection<ProcessorDate> dates) {
    return dates.stream().mapToLong(date -> counts.getOrDefault(date, 0L)).sum();
  }
}
