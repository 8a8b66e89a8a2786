package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;

/** Whether shot zone failures are as many as the season's week lets expect. */
record FailureRateCheck(ExpectedFailureRates rates) implements Check {

  @Override
  public void run(Scope scope) {
    if (!scope.processors().contains(Processor.PSZA)) {
      return;
    }
    Findings findings = scope.findings(Gate.FAILURE_RATES, Processor.PSZA, "date");
    findings.checked(rates.weeks().stream().mapToLong(ExpectedFailureRates.Week::dates).sum());
    rates.redFlags().forEach(findings::violation);
  }
}
