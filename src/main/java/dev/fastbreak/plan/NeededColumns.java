package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.ScheduleRow;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns that processors read and write. They are looked at before any work: a season is not
 * computed to find out on publishing that somebody has changed a type.
 */
public final class NeededColumns {

  private static final int MOST_TOLD = 5;

  private final Map<TableSpec<?>, Set<ColumnSpec>> columns = new LinkedHashMap<>();

  private NeededColumns(Collection<Processor> processors) {
    Set<Processor> concerned = Planner.withThoseTheyRead(processors);
    Reads reads = Reads.STANDARD.only(concerned);
    List<Projection<?>> read = new ArrayList<>(Upstream.FINGERPRINTS);
    Inputs.upstream().stream().map(Input::columns).forEach(read::add);
    need(ScheduleRow.PROJECTION.table(), ScheduleRow.PROJECTION.columns());
    // Rows without a date are counted in all of them.
    Tables.upstream().forEach(table -> need(table, List.of(table.column(table.dateColumn()))));
    read.stream()
        .filter(projection -> reads.anyOf(projection.table()))
        .forEach(projection -> need(projection.table(), projection.columns()));
    concerned.forEach(processor -> need(processor.table(), processor.table().columns()));
    Tables.processing().forEach(table -> need(table, table.columns()));
    need(Tables.REPLACED_ROWS, Tables.REPLACED_ROWS.columns());
  }

  private void need(TableSpec<?> table, List<ColumnSpec> some) {
    columns.computeIfAbsent(table, t -> new LinkedHashSet<>()).addAll(some);
  }

  /**
   * Passes when all of them can be read and written as they are declared.
   *
   * @throws WarehouseException when not; it names table, column, both types and the remedy
   */
  public static void require(WarehouseSession session, Collection<Processor> processors) {
    List<String> unfit = session.unfit(new NeededColumns(processors).columns);
    if (!unfit.isEmpty()) {
      String told = String.join(" ", unfit.subList(0, Math.min(MOST_TOLD, unfit.size())));
      throw new WarehouseException(
          Cause.SCHEMA,
          unfit.size() <= MOST_TOLD
              ? told
              : "%s And %d more; 'doctor' names them.".formatted(told, unfit.size() - MOST_TOLD));
    }
  }
}
