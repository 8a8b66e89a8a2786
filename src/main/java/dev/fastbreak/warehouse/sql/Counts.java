package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.warehouse.QueryResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is of each date, by kind, as {@link PublishStatements#state} finds it. */
record Counts(Map<String, Map<ProcessorDate, Count>> byKind) {

  /** Staged rows; those that another run wrote are marked. */
  static final String ROWS = "rows";

  /** Staged failures; those that another run wrote are marked. */
  static final String FAILURES = "failures";

  /** Rows that the targets hold before. */
  static final String STORED = "stored";

  /** Failures that are stored of the chunk's dates. */
  static final String FAILURES_STORED = "failures stored";

  /** Ledger lines; the run's own are marked, and the text is the newest output digest. */
  static final String LEDGER = "ledger";

  /**
   * What there is of one date.
   *
   * @param keys distinct keys among the rows
   */
  record Count(long rows, long keys, long marked, @Nullable String text) {

    private static final Count NONE = new Count(0, 0, 0, null);

    boolean isRepeated() {
      return rows != keys;
    }
  }

  /** Takes the answer (kind, processor_name, date, rows, keys, marked, text). */
  static Counts of(QueryResult answer) {
    Map<String, Map<ProcessorDate, Count>> byKind = new HashMap<>();
    for (List<@Nullable Object> row : answer.rows()) {
      byKind
          .computeIfAbsent(String.valueOf(row.get(0)), kind -> new HashMap<>())
          .put(
              Cells.processorDate(row.subList(1, 3)),
              new Count(
                  Cells.number(row, 3),
                  Cells.number(row, 4),
                  Cells.number(row, 5),
                  (String) row.get(6)));
    }
    return new Counts(byKind);
  }

  private Map<ProcessorDate, Count> all(String kind) {
    return byKind.getOrDefault(kind, Map.of());
  }

  /** The dates of which there is anything of a kind. */
  Set<ProcessorDate> dates(String kind) {
    return all(kind).keySet();
  }

  private Count count(String kind, ProcessorDate date) {
    return all(kind).getOrDefault(date, Count.NONE);
  }

  Count rows(ProcessorDate date) {
    return count(ROWS, date);
  }

  Count failures(ProcessorDate date) {
    return count(FAILURES, date);
  }

  Count stored(ProcessorDate date) {
    return count(STORED, date);
  }

  /** Whether a key is staged more than once, be it with the same row or with another. */
  boolean anyRepeated() {
    return staged().anyMatch(Count::isRepeated);
  }

  /** Staged rows and failures that another run wrote. */
  long strangers() {
    return staged().mapToLong(Count::marked).sum();
  }

  private Stream<Count> staged() {
    return Stream.of(ROWS, FAILURES).flatMap(kind -> all(kind).values().stream());
  }

  /** How many lines the ledger has of some dates. */
  long lines(Collection<ProcessorDate> dates) {
    return ledger(dates, Count::rows);
  }

  /** How many of these the run itself has written. */
  long ownLines(Collection<ProcessorDate> dates) {
    return ledger(dates, Count::marked);
  }

  private long ledger(Collection<ProcessorDate> dates, ToLongFunction<Count> number) {
    return dates.stream().map(date -> count(LEDGER, date)).mapToLong(number).sum();
  }

  /** Output digest of a date's newest ledger line; null when there is none. */
  @Nullable String output(ProcessorDate date) {
    return count(LEDGER, date).text();
  }
}
