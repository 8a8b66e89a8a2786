package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.UndatedRows;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether upstream rows belong to a season. Others are in no slice, so no other check sees them.
 */
final class DatedInputCheck implements Check {

  @Override
  public void run(Scope scope) {
    List<UndatedRows> undated = UndatedRows.of(scope.session(), scope.calendar());
    for (Processor processor : scope.processors()) {
      Findings findings = scope.findings(Gate.DATED_INPUT, processor, "table");
      List<TableSpec<?>> tables = upstream(processor);
      findings.checked(tables.size());
      for (UndatedRows rows : undated) {
        if (tables.contains(rows.table())) {
          findings.violation(rows.describe());
        }
      }
    }
  }

  private static List<TableSpec<?>> upstream(Processor processor) {
    List<TableSpec<?>> tables = new ArrayList<>(Reads.STANDARD.upstream(processor));
    tables.add(Tables.SCHEDULE);
    return tables;
  }
}
