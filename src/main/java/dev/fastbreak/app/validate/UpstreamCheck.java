package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.UpstreamGap;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.UndatedRows;
import java.util.ArrayList;
import java.util.List;

/** Checks of what upstream holds. */
final class UpstreamCheck {

  private UpstreamCheck() {}

  /** Whether rows belong to a season. Others are in no slice, so no other check sees them. */
  static void dates(Scope scope) {
    List<UndatedRows> undated = UndatedRows.of(scope.session(), scope.calendar());
    for (Processor processor : scope.processors()) {
      Findings findings = scope.findings(Gate.DATED_INPUT, processor, "table");
      List<TableSpec<?>> tables = new ArrayList<>(Reads.STANDARD.upstream(processor));
      tables.add(Tables.SCHEDULE);
      findings.checked(tables.size());
      undated.stream()
          .filter(rows -> tables.contains(rows.table()))
          .forEach(rows -> findings.violation(rows.describe()));
    }
  }

  /** Whether there is what the schedule lets expect, and nothing that it does not know. */
  static void gaps(Scope scope) {
    for (Processor processor : scope.processors()) {
      Findings complete = scope.findings(Gate.UPSTREAM_COMPLETE, processor, "date");
      Findings known = scope.findings(Gate.UPSTREAM_KNOWN, processor, "date");
      complete.checked(scope.dueDates().size());
      known.checked(scope.dueDates().size());
      for (UpstreamGap gap : scope.plan().gaps()) {
        if (gap.concerns(processor)) {
          (gap.kind().isIncomplete() ? complete : known).violation(sentence(gap));
        }
      }
    }
  }

  private static String sentence(UpstreamGap gap) {
    String where = gap.table() == null ? "" : " in " + gap.table().qualifiedName();
    return gap.describe() + where + ": " + gap.kind().meaning();
  }
}
