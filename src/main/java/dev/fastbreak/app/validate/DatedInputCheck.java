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
  public List<GateResult> run(Scope scope) {
    List<UndatedRows> undated = UndatedRows.of(scope.session(), scope.calendar());
    List<GateResult> results = new ArrayList<>();
    for (Processor processor : scope.processors()) {
      Findings findings = new Findings(Gate.DATED_INPUT, processor, "table");
      List<TableSpec<?>> tables = upstream(processor);
      findings.checked(tables.size());
      for (UndatedRows rows : undated) {
        if (tables.contains(rows.table())) {
          findings.violation(rows.describe());
        }
      }
      results.add(findings.result());
    }
    return results;
  }

  private static List<TableSpec<?>> upstream(Processor processor) {
    List<TableSpec<?>> tables = new ArrayList<>(Reads.STANDARD.upstream(processor));
    tables.add(Tables.SCHEDULE);
    return tables;
  }
}
