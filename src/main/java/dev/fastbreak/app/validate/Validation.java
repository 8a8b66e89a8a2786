package dev.fastbreak.app.validate;

import dev.fastbreak.app.validate.ValidationResult.Coverage;
import dev.fastbreak.app.validate.ValidationResult.Failures;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a warehouse whether it holds what it promises. Everything that speaks of columns follows
 * from the tables' declarations. It reads and changes nothing.
 */
public final class Validation {

  private Validation() {}

  /**
   * Validates the range and the processors of a plan.
   *
   * @param plan what a backfill would do now, with the ledger respected: it knows which dates are
   *     not up to date
   * @param progress is told what is being done, a few words at a time
   */
  public static ValidationResult run(
      WarehouseSession session, Plan plan, Consumer<String> progress) {
    progress.accept("Validating: counting rows");
    Scope scope = Scope.of(session, plan);
    StoredCounts counts = StoredCounts.read(scope);
    OriginProfiles origins = new OriginProfiles(scope);
    ExpectedFailureRates rates =
        ExpectedFailureRates.of(scope.calendar(), scope.ledger(), scope.start(), scope.end());
    List<RowCheck> ofRows =
        new ArrayList<>(
            List.of(new HashCheck(scope), new SourceHashCheck(scope), new ConsistencyCheck(scope)));
    if (scope.processors().contains(Processor.ML)) {
      ofRows.add(new FeatureCheck(scope, origins));
    }
    List<Check> checks =
        List.of(
            new LedgerCheck(),
            new DateCheck(counts),
            new KeyCheck(),
            UpstreamCheck::dates,
            UpstreamCheck::gaps,
            new UpstreamHashCheck(),
            new FailureCheck(),
            all -> all.processors().forEach(p -> new ColumnCheck(all, origins, p).run()),
            new CompletenessCheck(),
            new RowScan(ofRows),
            all -> failureRates(all, rates));
    for (int i = 0; i < checks.size(); i++) {
      progress.accept("Validating: check %d of %d".formatted(i + 1, checks.size()));
      checks.get(i).run(scope);
    }
    return new ValidationResult(
        scope.start(),
        scope.end(),
        scope.processors(),
        scope.processors().stream().map(processor -> coverage(scope, counts, processor)).toList(),
        failures(scope),
        scope.results(),
        scope.processors().contains(Processor.PSZA) ? rates.weeks() : List.of());
  }

  /** Whether shot zone failures are as many as the season's week lets expect. */
  private static void failureRates(Scope scope, ExpectedFailureRates rates) {
    if (scope.processors().contains(Processor.PSZA)) {
      Findings findings = scope.findings(Gate.FAILURE_RATES, Processor.PSZA, "date");
      findings.checked(rates.weeks().stream().mapToLong(ExpectedFailureRates.Week::dates).sum());
      rates.redFlags().forEach(findings::violation);
    }
  }

  private static Coverage coverage(Scope scope, StoredCounts counts, Processor processor) {
    SortedMap<LocalDate, Long> rows = counts.rows(processor);
    int gameDates = scope.gameDates().size() - scope.plan().waiting().size();
    int expected = scope.dueDates().size();
    long explained =
        scope.dueDates().stream()
            .filter(date -> !rows.containsKey(date))
            .filter(
                date ->
                    scope
                        .ledger()
                        .newest(processor, date)
                        .filter(DateCheck::explainsNoRows)
                        .isPresent())
            .count();
    return new Coverage(
        processor,
        gameDates,
        gameDates - expected,
        expected,
        rows.size(),
        (int) explained,
        rows.values().stream().mapToLong(Long::longValue).sum(),
        rows.isEmpty() ? null : rows.firstKey(),
        rows.isEmpty() ? null : rows.lastKey());
  }

  private static List<Failures> failures(Scope scope) {
    String sql =
        """
        SELECT processor_name, failure_category, COUNT(*), COUNT(DISTINCT analysis_date),
          COUNT(DISTINCT entity_id)
        %s
        GROUP BY processor_name, failure_category\
        """
            .formatted(scope.slice(Tables.PRECOMPUTE_FAILURES));
    List<Failures> failures = new ArrayList<>();
    for (List<@Nullable Object> row : scope.rows(sql)) {
      Optional<Processor> processor = Processor.ofStoredName(Answer.text(row, 0));
      if (processor.filter(scope.processors()::contains).isPresent()) {
        failures.add(
            new Failures(
                processor.get(),
                Answer.text(row, 1),
                FailureCategory.isExpected(Answer.text(row, 1)),
                Answer.number(row, 2),
                Answer.number(row, 3),
                Answer.number(row, 4)));
      }
    }
    failures.sort(Comparator.comparing(Failures::processor).thenComparing(Failures::category));
    return List.copyOf(failures);
  }
}
