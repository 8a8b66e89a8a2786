package dev.fastbreak.app.diff;

import dev.fastbreak.app.diff.TableDifference.Sample;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares the rows of one table, part by part, and adds up what it finds. */
final class TableComparison {

  /** What stands for a row that is there, in samples. */
  static final String PRESENT = "present";

  private final TableSpec<?> table;
  private final int[] key;
  private final List<Counter> counters = new ArrayList<>();
  private final int mostSamples;
  private final List<Sample> samples = new ArrayList<>();
  private long leftRows;
  private long rightRows;
  private long onlyLeft;
  private long onlyRight;
  private long equal;
  private long different;

  private static final class Counter {
    private final ColumnSpec column;
    private final int position;
    private long mismatches;
    private long bothNull;
    private long leftNull;
    private long rightNull;
    private @Nullable BigDecimal greatest;

    Counter(ColumnSpec column, int position) {
      this.column = column;
      this.position = position;
    }

    /** Compares two values; whether they are the same. */
    boolean compare(@Nullable Object left, @Nullable Object right) {
      if (left == null || right == null) {
        if (left == right) {
          bothNull++;
          return true;
        }
        mismatches++;
        leftNull += left == null ? 1 : 0;
        rightNull += right == null ? 1 : 0;
        return false;
      }
      if (Values.same(left, right)) {
        return true;
      }
      mismatches++;
      BigDecimal difference = Values.difference(left, right);
      if (difference != null && (greatest == null || difference.compareTo(greatest) > 0)) {
        greatest = difference;
      }
      return false;
    }

    ColumnDifference result() {
      BigDecimal none =
          switch (column.type()) {
            case INT64, NUMERIC, FLOAT64_ARRAY -> BigDecimal.ZERO;
            case STRING, BOOL, DATE, TIMESTAMP, STRING_ARRAY -> null;
          };
      return new ColumnDifference(
          column.name(),
          mismatches,
          bothNull,
          leftNull,
          rightNull,
          greatest == null ? none : greatest);
    }
  }

  /**
   * A comparison.
   *
   * @param columns names of the columns that are compared; key columns among them are passed over
   * @param mostSamples how many samples are kept
   */
  TableComparison(TableSpec<?> table, Set<String> columns, int mostSamples) {
    this.table = table;
    this.key = table.key().stream().mapToInt(table::position).toArray();
    this.mostSamples = mostSamples;
    for (ColumnSpec column : table.columns()) {
      if (columns.contains(column.name()) && !table.key().contains(column.name())) {
        counters.add(new Counter(column, table.position(column.name())));
      }
    }
  }

  /** Compares a part: all rows of both sides that belong to some dates. */
  void add(List<@Nullable Object[]> left, List<@Nullable Object[]> right) {
    leftRows += left.size();
    rightRows += right.size();
    Map<Key, Deque<@Nullable Object[]>> rest = new TreeMap<>();
    for (@Nullable Object[] row : right) {
      rest.computeIfAbsent(Key.of(row, key), k -> new ArrayDeque<>(1)).add(row);
    }
    // Rows come in no order; samples should.
    Map<Key, Deque<@Nullable Object[]>> sorted = new TreeMap<>();
    for (@Nullable Object[] row : left) {
      sorted.computeIfAbsent(Key.of(row, key), k -> new ArrayDeque<>(1)).add(row);
    }
    sorted.forEach(
        (name, rows) -> {
          Deque<@Nullable Object[]> others = rest.getOrDefault(name, new ArrayDeque<>(0));
          for (@Nullable Object[] row : rows) {
            @Nullable Object[] other = others.poll();
            if (other == null) {
              onlyLeft++;
              sample(name, null, PRESENT, null);
            } else {
              compare(name, row, other);
            }
          }
        });
    rest.forEach(
        (name, rows) -> {
          onlyRight += rows.size();
          rows.forEach(row -> sample(name, null, null, PRESENT));
        });
  }

  private void compare(Key name, @Nullable Object[] left, @Nullable Object[] right) {
    boolean same = true;
    for (Counter counter : counters) {
      Object one = left[counter.position];
      Object other = right[counter.position];
      if (!counter.compare(one, other)) {
        same = false;
        sample(name, counter.column.name(), one, other);
      }
    }
    if (same) {
      equal++;
    } else {
      different++;
    }
  }

  private void sample(
      Key name, @Nullable String column, @Nullable Object left, @Nullable Object right) {
    if (samples.size() < mostSamples) {
      samples.add(new Sample(name.parts(), column, left, right));
    }
  }

  TableDifference result() {
    return new TableDifference(
        table,
        leftRows,
        rightRows,
        onlyLeft,
        onlyRight,
        equal,
        different,
        counters.stream().map(Counter::result).toList(),
        List.copyOf(samples));
  }
}
