package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Slice;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A slice as it travels to workers: by record classes and dates, with the column that decides the
 * bucket.
 *
 * @param projection table and columns
 * @param from first date, included
 * @param to last date, included
 * @param entityColumn the column that names the player or team
 * @param <T> the input record
 */
record SliceSource<T extends Record>(
    Projection<T> projection, LocalDate from, LocalDate to, String entityColumn)
    implements Serializable {

  static <T extends Record> SliceSource<T> of(Slice<T> slice, String entityColumn) {
    return new SliceSource<>(slice.projection(), slice.from(), slice.to(), entityColumn);
  }

  TableSpec<?> table() {
    return projection.table();
  }

  /** The columns that are read: the slice's, and behind them the entity's if it is not one. */
  List<ColumnSpec> columns() {
    List<ColumnSpec> columns = new ArrayList<>(projection.columns());
    if (!projection.columnNames().contains(entityColumn)) {
      columns.add(table().column(entityColumn));
    }
    return columns;
  }

  List<String> columnNames() {
    return columns().stream().map(ColumnSpec::name).toList();
  }

  /**
   * Statements whose dry runs say how much pipelines read: one for all reads of the same columns,
   * so that four seasons take as many as one.
   */
  static List<String> sizeQuestions(BigQueryDialect dialect, List<Slice<?>> slices) {
    Map<String, String> questions = new LinkedHashMap<>();
    for (Slice<?> slice : slices) {
      SliceSource<?> source = of(slice, slice.projection().table().entityColumn());
      questions.merge(
          "SELECT %s FROM %s WHERE "
              .formatted(String.join(", ", source.columnNames()), dialect.table(source.table())),
          source.restriction(),
          (some, more) -> some + " OR " + more);
    }
    return questions.entrySet().stream().map(each -> each.getKey() + each.getValue()).toList();
  }

  /** The condition on the partition column. */
  String restriction() {
    return "%s BETWEEN DATE '%s' AND DATE '%s'".formatted(table().dateColumn(), from, to);
  }
}
