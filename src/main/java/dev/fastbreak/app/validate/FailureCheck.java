package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether failures are such as their processor can have, and of runs that the ledger knows. */
final class FailureCheck implements Check {

  /** Of single players and teams. */
  private static final Map<Processor, Set<FailureCategory>> OF_ENTITIES =
      new EnumMap<>(
          Map.of(
              Processor.TDZA,
              EnumSet.of(
                  FailureCategory.INSUFFICIENT_DATA,
                  FailureCategory.PROCESSING_ERROR,
                  FailureCategory.INVALID_INPUT),
              Processor.PSZA,
              EnumSet.of(
                  FailureCategory.EXPECTED_INCOMPLETE,
                  FailureCategory.INCOMPLETE_UPSTREAM,
                  FailureCategory.PROCESSING_ERROR,
                  FailureCategory.INVALID_INPUT),
              Processor.PCF,
              EnumSet.of(FailureCategory.CALCULATION_ERROR, FailureCategory.INVALID_INPUT),
              Processor.PDC,
              EnumSet.of(
                  FailureCategory.INSUFFICIENT_DATA,
                  FailureCategory.STALE_DATA,
                  FailureCategory.PROCESSING_ERROR,
                  FailureCategory.INVALID_INPUT),
              Processor.ML,
              EnumSet.of(
                  FailureCategory.STALE_DATA,
                  FailureCategory.CALCULATION_ERROR,
                  FailureCategory.INVALID_INPUT)));

  /** Of whole dates, whatever the processor. */
  private static final Set<FailureCategory> OF_DATES =
      EnumSet.of(
          FailureCategory.MISSING_DEPENDENCY,
          FailureCategory.INCOMPLETE_UPSTREAM,
          FailureCategory.INVALID_INPUT);

  @Override
  public void run(Scope scope) {
    Map<Processor, Findings> findings = new EnumMap<>(Processor.class);
    for (Processor processor : scope.processors()) {
      findings.put(processor, scope.findings(Gate.CONSISTENT_FAILURES, processor, "failure"));
    }
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
    Optional<FailureCategory> category =
        Arrays.stream(FailureCategory.values())
            .filter(known -> known.label().equals(label))
            .findFirst();
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
