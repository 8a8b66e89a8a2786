package dev.fastbreak.app.diff;

import java.time.LocalDate;
import java.util.List;

/**
 * How two warehouses compare over some dates.
 *
 * @param left what the left one is, for people
 * @param start first day, included
 * @param end last day, included
 * @param tables one per table compared
 */
public record WarehouseDifference(
    String left, String right, LocalDate start, LocalDate end, List<TableDifference> tables) {

  public boolean isEqual() {
    return tables.stream().allMatch(TableDifference::isEqual);
  }
}
