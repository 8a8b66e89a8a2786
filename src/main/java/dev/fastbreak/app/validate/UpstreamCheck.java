package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.UpstreamGap;

/** Whether upstream has what the schedule lets expect, and nothing that it does not know. */
final class UpstreamCheck implements Check {

  @Override
  public void run(Scope scope) {
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
