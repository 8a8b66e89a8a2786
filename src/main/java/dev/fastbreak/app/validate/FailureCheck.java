package dev.fastbreak.app.validate;

import static dev.fastbreak.core.run.FailureCategory.CALCULATION_ERROR;
import static dev.fastbreak.core.run.FailureCategory.EXPECTED_INCOMPLETE;
import static dev.fastbreak.core.run.FailureCategory.INCOMPLETE_UPSTREAM;
import static dev.fastbreak.core.run.FailureCategory.INSUFFICIENT_DATA;
import static dev.fastbreak.core.run.FailureCategory.INVALID_INPUT;
import static dev.fastbreak.core.run.FailureCategory.MISSING_DEPENDENCY;
import static dev.fastbreak.core.run.FailureCategory.PROCESSING_ERROR;
import static dev.fastbreak.core.run.FailureCategory.STALE_DATA;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether failures are such as their processor can have, and of runs that the ledger knows. */
final class FailureCheck implements Check {

  /** Of single players and teams. */
  private static final Map<Processor, Set<FailureCategory>> OF_ENTITIES =
      Map.of(
          Processor.TDZA, Set.of(INSUFFICIENT_DATA, PROCESSING_ERROR, INVALID_INPUT),
          Processor.PSZA,
              Set.of(EXPECTED_INCOMPLETE, INCOMPLETE_UPSTREAM, PROCESSING_ERROR, INVALID_INPUT),
          Processor.PCF, Set.of(CALCULATION_ERROR, INVALID_INPUT),
          Processor.PDC, Set.of(INSUFFICIENT_DATA, STALE_DATA, PROCESSING_ERROR, INVALID_INPUT),
          Processor.ML, Set.of(STALE_DATA, CALCULATION_ERROR, INVALID_INPUT));

  /** Of whole dates, whatever the processor. */
  private static final Set<FailureCategory> OF_DATES =
      Set.of(MISSING_DEPENDENCY, INCOMPLETE_UPSTREAM, INVALID_INPUT);

  @Override
  public void run(Scope scope) {
    Map<Processor, Findings> findings = scope.findings(Gate.CONSISTENT_FAILURES, "failure");
    String sql =
        "SELECT processor_name, analysis_date, entity_id, failure_category, can_retry, run_id "
            + scope.slice(Tables.PRECOMPUTE_FAILURES);
    for (List<@Nullable Object> row : scope.session().query(sql).rows()) {
      Optional<Processor> processor = Processor.ofStoredName(Answer.text(row, 0));
      Findings found = processor.map(findings::get).orElse(null);
      if (found == null) {
        continue;
      }
      found.checked(1);
      String wrong = wrong(scope, processor.get(), row);
      if (wrong != null) {
        found.violation("%s %s: %s".formatted(row.get(1), row.get(2), wrong));
      }
    }
  }

  private static @Nullable String wrong(
      Scope scope, Processor processor, List<@Nullable Object> row) {
    String label = Answer.text(row, 3);
    Set<FailureCategory> allowed =
        Failure.DATE_LEVEL.equals(row.get(2))
            ? OF_DATES
            : OF_ENTITIES.getOrDefault(processor, Set.of());
    Optional<FailureCategory> category = FailureCategory.find(label);
    if (category.filter(allowed::contains).isEmpty()) {
      return processor + " has no failure " + label;
    }
    if (!Boolean.valueOf(category.get().canRetry()).equals(row.get(4))) {
      return "can_retry is %s, which is wrong for %s".formatted(row.get(4), label);
    }
    LocalDate date = Answer.date(row, 1);
    return scope.ledger().history(processor, date).stream()
            .anyMatch(line -> line.runId().equals(row.get(5)))
        ? null
        : "no ledger line of the date is of run " + row.get(5);
  }
}
