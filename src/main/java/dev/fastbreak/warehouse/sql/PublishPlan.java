package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.PrecomputeRun;
import java.util.List;

/**
 * What publishing a chunk comes to, decided by a {@link PublishPlanner} and applied by an adapter
 * in one transaction.
 *
 * @param lines the ledger lines, one per processor and date, in the order of computation, then by
 *     date
 * @param isPublished whether the run's chunk was published before, so that nothing is left to do
 * @param statements what is to be executed, in this order, before the lines are written
 * @param linesBefore how many lines the ledger had of the chunk's dates when this was decided
 */
public record PublishPlan(
    List<PrecomputeRun> lines, boolean isPublished, List<String> statements, long linesBefore) {

  static PublishPlan published(List<PrecomputeRun> lines) {
    return new PublishPlan(lines, true, List.of(), 0);
  }

  /** The statement that writes the lines, for a warehouse that has no quicker way. */
  public String insertLines(Dialect dialect) {
    return Sql.insert(dialect, Tables.PRECOMPUTE_RUNS, lines);
  }
}
