package dev.fastbreak.core.reads;

import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.rows.RowCollector;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several tables, each grouped by the player or team it is about. A table that was not read
 * has no rows. Immutable.
 */
public final class GroupedRows {

  private final LocalDate opener;
  private final Map<View<?>, EntityHistories<?>> byView;

  private GroupedRows(LocalDate opener, Map<View<?>, EntityHistories<?>> byView) {
    this.opener = opener;
    this.byView = byView;
  }

  /**
   * No rows yet.
   *
   * @param opener rows before the season's first game date are passed over
   */
  public static GroupedRows none(LocalDate opener) {
    return new GroupedRows(opener, Map.of());
  }

  /** These and the rows of a table, as all its views see them. */
  public GroupedRows and(Input<?> input, Iterable<? extends RowBatch<?>> batches) {
    return and(input, batches, date -> true);
  }

  /** The same with the rows of some dates only; rows without a date are always kept. */
  public GroupedRows and(
      Input<?> input, Iterable<? extends RowBatch<?>> batches, Predicate<LocalDate> dates) {
    int date = input.columns().columnNames().indexOf(input.table().dateColumn());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (RowBatch<?> batch : batches) {
      for (@Nullable Object[] values : batch.values(input.columns().columns())) {
        if (!(values[date] instanceof LocalDate day) || dates.test(day)) {
          rows.add(values);
        }
      }
    }
    return and(input, rows);
  }

  /** These and rows that have been decoded: values in the order of the input's columns. */
  public GroupedRows and(Input<?> input, List<@Nullable Object[]> rows) {
    GroupedRows more = this;
    if (!rows.isEmpty()) {
      for (View<?> view : input.views()) {
        more = more.and(view, input.columns(), rows);
      }
    }
    return more;
  }

  private <T extends Record & GameRow> GroupedRows and(
      View<T> view, Projection<?> read, List<@Nullable Object[]> rows) {
    int[] positions = view.columns().positionsIn(read);
    RowCollector<T> collector = new RowCollector<>(view.columns());
    for (@Nullable Object[] row : rows) {
      collector.add(positions == null ? row : picked(row, positions));
    }
    return and(view, collector.collected());
  }

  private static @Nullable Object[] picked(@Nullable Object[] row, int[] positions) {
    @Nullable Object[] picked = new @Nullable Object[positions.length];
    for (int i = 0; i < positions.length; i++) {
      picked[i] = row[positions[i]];
    }
    return picked;
  }

  /** These and rows that were read or made as records; they join those that are there. */
  public <T extends Record & GameRow> GroupedRows and(View<T> view, InputRows<T> rows) {
    Map<View<?>, EntityHistories<?>> all = new LinkedHashMap<>(byView);
    EntityHistories<T> own = EntityHistories.of(opener, rows, view.entity());
    all.put(view, byView.containsKey(view) ? of(view).and(own) : own);
    return new GroupedRows(opener, all);
  }

  /** The rows of a table as one view sees them; none when the table was not read. */
  @SuppressWarnings("unchecked") // what is kept under a view was made with it
  public <T extends Record & GameRow> EntityHistories<T> of(View<T> view) {
    EntityHistories<?> rows = byView.get(view);
    return rows == null
        ? EntityHistories.of(opener, new InputRows<T>(List.of(), List.of()), view.entity())
        : (EntityHistories<T>) rows;
  }

  /** Rows of a table that name nobody, or no date, as a view sees them. */
  public List<FlawedRow> unattributable(View<?> view) {
    EntityHistories<?> rows = byView.get(view);
    return rows == null ? List.of() : rows.unattributable();
  }
}
