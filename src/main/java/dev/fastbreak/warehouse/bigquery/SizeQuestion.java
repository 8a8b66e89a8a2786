package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A dry run that says how much one or several reads of a table read: the same columns, of ranges of
 * dates that do not overlap, so that nothing which is read twice counts once. Seasons do not
 * overlap: four of them take as many dry runs as one.
 *
 * @param table the table
 * @param columns the columns that are read, in alphabetical order
 * @param ranges the dates, oldest first
 * @param times how often exactly this is read
 */
record SizeQuestion(TableSpec<?> table, List<String> columns, List<Range> ranges, long times) {

  /** First and last date of a read. */
  record Range(LocalDate from, LocalDate to) {}

  private record Columns(TableSpec<?> table, List<String> names) {

    static Columns of(Slice<?> slice) {
      SliceSource<?> source = SliceSource.of(slice, slice.projection().table().entityColumn());
      return new Columns(source.table(), List.copyOf(new TreeSet<>(source.columnNames())));
    }
  }

  /** The fewest questions whose answers, times their numbers, add up to all these reads. */
  static List<SizeQuestion> of(List<Slice<?>> slices) {
    Map<Columns, List<Range>> ranges = new LinkedHashMap<>();
    for (Slice<?> slice : slices) {
      ranges
          .computeIfAbsent(Columns.of(slice), columns -> new ArrayList<>())
          .add(new Range(slice.from(), slice.to()));
    }
    List<SizeQuestion> questions = new ArrayList<>();
    ranges.forEach(
        (columns, list) ->
            layers(list).stream()
                .collect(
                    Collectors.groupingBy(
                        Function.identity(), LinkedHashMap::new, Collectors.counting()))
                .forEach(
                    (layer, times) ->
                        questions.add(
                            new SizeQuestion(columns.table(), columns.names(), layer, times))));
    return questions;
  }

  /** Deals ranges into lists without overlap, each range into the first list that takes it. */
  private static List<List<Range>> layers(List<Range> ranges) {
    List<List<Range>> layers = new ArrayList<>();
    for (Range range :
        ranges.stream()
            .sorted(Comparator.comparing(Range::from).thenComparing(Range::to))
            .toList()) {
      List<Range> free =
          layers.stream()
              .filter(layer -> layer.get(layer.size() - 1).to().isBefore(range.from()))
              .findFirst()
              .orElse(null);
      if (free == null) {
        free = new ArrayList<>();
        layers.add(free);
      }
      free.add(range);
    }
    return layers;
  }

  /** The statement that is not run. */
  String sql(BigQueryDialect dialect) {
    return "SELECT %s FROM %s WHERE %s"
        .formatted(
            String.join(", ", columns),
            dialect.table(table),
            ranges.stream()
                .map(
                    range ->
                        "%s BETWEEN DATE '%s' AND DATE '%s'"
                            .formatted(table.dateColumn(), range.from(), range.to()))
                .collect(Collectors.joining(" OR ")));
  }
}
