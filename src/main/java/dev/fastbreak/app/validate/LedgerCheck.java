package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.PlannedDate;
import java.time.LocalDate;
import java.util.Optional;

/** Whether every date is done, and done with what is there now. */
final class LedgerCheck implements Check {

  @Override
  public void run(Scope scope) {
    for (Processor processor : scope.processors()) {
      ledger(scope, processor);
      upToDate(scope, processor);
    }
  }

  private static void ledger(Scope scope, Processor processor) {
    Findings findings = scope.findings(Gate.LEDGER, processor, "date");
    for (LocalDate date : scope.dueDates()) {
      findings.checked(1);
      Optional<PrecomputeRun> newest = scope.ledger().newest(processor, date);
      if (newest.isEmpty()) {
        findings.violation(date + ": no ledger line");
      } else if (!newest.get().isDone()) {
        findings.violation(date + ": " + newest.get().outcome());
      }
    }
  }

  /** Dates without a line or with a bad outcome are the other gate's business. */
  private static void upToDate(Scope scope, Processor processor) {
    Findings findings = scope.findings(Gate.UP_TO_DATE, processor, "date");
    for (PlannedDate planned : scope.plan().of(processor)) {
      switch (planned.reason()) {
        case INPUT_CHANGED, LOGIC_CHANGED, UPSTREAM_DUE -> {
          findings.checked(1);
          String detail = planned.detail().isEmpty() ? "" : " (" + planned.detail() + ")";
          findings.violation(planned.date() + ": " + planned.reason().label() + detail);
        }
        case UP_TO_DATE -> findings.checked(1);
        case MISSING, FAILED, FORCED, BOOTSTRAP, BLOCKED, NO_GAMES -> {}
      }
    }
  }
}
