package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a table that is read: some columns, of rows whose date lies in a closed range.
 *
 * @param projection table and columns
 * @param from first date, included
 * @param to last date, included
 */
public record Slice<T extends Record>(Projection<T> projection, LocalDate from, LocalDate to)
    implements Serializable {

  /** Earliest and latest date that every warehouse can store. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

  public static <T extends Record> Slice<T> all(Projection<T> projection) {
    return new Slice<>(projection, EARLIEST, LATEST);
  }

  public TableSpec<?> table() {
    return projection.table();
  }

  public List<ColumnSpec> columns() {
    return projection.columns();
  }

  /**
   * The columns that a pipeline reads: the slice's, and behind them the entity's if it is not one,
   * since rows are dealt into buckets by it.
   */
  public List<ColumnSpec> columnsAndEntity() {
    ColumnSpec entity = table().column(table().entityColumn());
    List<ColumnSpec> columns = new ArrayList<>(columns());
    if (!columns.contains(entity)) {
      columns.add(entity);
    }
    return List.copyOf(columns);
  }

  /** Where the entity's column is among these. */
  public int entityPosition() {
    return columnsAndEntity().indexOf(table().column(table().entityColumn()));
  }
}
