package dev.fastbreak.app.explain;

import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a processor makes of one entity on one date, computed anew by its calculator.
 *
 * @param result a row, a failure, or null when the entity does not belong to the date's population
 * @param columns how the row's values come about
 * @param evidence what it was made from
 * @param whyNobody why the entity does not belong to the population; read when it does not
 * @param names every entity that the season knows
 */
record Derivation<T extends Record>(
    TableSpec<T> table,
    @Nullable Result<T> result,
    Columns columns,
    List<Evidence> evidence,
    String whyNobody,
    Set<String> names) {

  Derivation {
    if (result instanceof Result.Row<T> made) {
      String misfit = table.misfit(table.contentValues(made.row()));
      result = misfit == null ? made : Result.misfit(misfit);
    }
  }

  @Nullable T row() {
    return result instanceof Result.Row<T> made ? made.row() : null;
  }

  /** The values of the row with their arithmetic; empty when there is none. */
  List<ExplainedColumn> explained() {
    T row = row();
    return row == null ? new ArrayList<>() : columns.of(table, row);
  }
}
