package dev.fastbreak.app.validate;

import dev.fastbreak.app.validate.StoredCounts.FailureCount;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether rows and failures lie on the dates on which they should, in the numbers they should. */
record DateCheck(StoredCounts counts) implements Check {

  @Override
  public void run(Scope scope) {
    for (Processor processor : scope.processors()) {
      dates(scope, processor);
      orphans(scope, processor);
      accountedFor(scope, processor);
      unexpectedFailures(scope, processor);
    }
  }

  private void dates(Scope scope, Processor processor) {
    Findings findings = scope.findings(Gate.DATES, processor, "date");
    findings.checked(scope.dueDates().size());
    List<LocalDate> noneDue = new ArrayList<>();
    for (LocalDate date : scope.dueDates()) {
      if (counts.rows(processor).containsKey(date)) {
        continue;
      }
      Optional<PrecomputeRun> newest = scope.ledger().newest(processor, date);
      if (newest.filter(DateCheck::explainsNoRows).isPresent()) {
        noneDue.add(date);
      } else {
        findings.violation(
            "%s: no row; ledger: %s".formatted(date, newest.map(DateCheck::described).orElse("-")));
      }
    }
    if (!noneDue.isEmpty()) {
      findings.explained(
          noneDue.size() == 1
              ? "1 date without a row, %s: none was due, all failures are expected"
                  .formatted(noneDue.get(0))
              : "%d dates without a row, the first %s, the last %s: none was due, all failures are expected"
                  .formatted(noneDue.size(), noneDue.get(0), noneDue.get(noneDue.size() - 1)));
    }
  }

  /**
   * A complete date of which the ledger says that it wrote nothing, all failures expected. Without
   * any failure it explains nothing: where there is a game there are players.
   */
  static boolean explainsNoRows(PrecomputeRun line) {
    return line.ended() == Outcome.COMPLETE
        && line.population() > 0
        && rowsHeld(line) == 0
        && line.failuresUnexpected() == 0;
  }

  private static long rowsHeld(PrecomputeRun line) {
    return line.rowsWritten() + line.rowsUnchanged();
  }

  private static String described(PrecomputeRun line) {
    return "%s, %,d rows, %,d failures%s"
        .formatted(
            line.outcome(),
            rowsHeld(line),
            line.failuresExpected() + line.failuresUnexpected(),
            line.population() == 0 ? ", population 0 on a game date" : "");
  }

  private void orphans(Scope scope, Processor processor) {
    Findings findings = scope.findings(Gate.ORPHANS, processor, "date");
    counts
        .rows(processor)
        .forEach(
            (date, rows) -> {
              findings.checked(1);
              if (!scope.dueDates().contains(date)) {
                findings.violation(
                    "%s: %,d rows, and %s".formatted(date, rows, whatItIs(scope, date)));
              }
            });
    for (FailureCount failure : counts.failures(processor)) {
      if (!scope.dueDates().contains(failure.date())) {
        findings.violation(
            "%s: %,d failures %s, and %s"
                .formatted(
                    failure.date(),
                    failure.count(),
                    failure.category(),
                    whatItIs(scope, failure.date())));
      }
    }
  }

  private static String whatItIs(Scope scope, LocalDate date) {
    return scope
        .calendar()
        .seasonOf(date)
        .map(
            season ->
                season.isBootstrap(date)
                    ? "the date is bootstrap"
                    : "results before it are missing")
        .orElse("the date has no game");
  }

  private void accountedFor(Scope scope, Processor processor) {
    Findings findings = scope.findings(Gate.ACCOUNTED_FOR, processor, "date");
    TreeSet<LocalDate> judged = new TreeSet<>();
    for (LocalDate date : scope.dueDates()) {
      Optional<PrecomputeRun> newest = scope.ledger().newest(processor, date);
      // FAILED and BLOCKED dates keep their earlier rows beside today's failures.
      if (newest.isEmpty() || newest.get().ended().keepsEarlierRows()) {
        continue;
      }
      judged.add(date);
      findings.checked(1);
      String wrong = disagreement(newest.get(), processor, date);
      if (wrong != null) {
        findings.violation(date + ": " + wrong);
      }
    }
    rowsThatAlsoFailed(scope, processor, judged, findings);
  }

  private @Nullable String disagreement(PrecomputeRun line, Processor processor, LocalDate date) {
    long rows = counts.rows(processor).getOrDefault(date, 0L);
    long failures = 0;
    long entities = rows;
    for (FailureCount failure : counts.failures(processor, date)) {
      failures += failure.count();
      entities += failure.dateLevel() ? 0 : failure.count();
    }
    if (rows != rowsHeld(line)) {
      return "%,d rows, but the ledger counts %,d".formatted(rows, rowsHeld(line));
    }
    if (failures != line.failuresExpected() + line.failuresUnexpected()) {
      return "%,d failures, but the ledger counts %,d"
          .formatted(failures, line.failuresExpected() + line.failuresUnexpected());
    }
    return entities == line.population()
        ? null
        : "%,d rows and failures of entities, but a population of %,d"
            .formatted(entities, line.population());
  }

  private static void rowsThatAlsoFailed(
      Scope scope, Processor processor, TreeSet<LocalDate> judged, Findings findings) {
    TableSpec<?> table = processor.table();
    String sql =
        """
        SELECT r.%1$s, COUNT(*), MIN(r.%2$s)
        FROM %3$s r JOIN %4$s f ON f.analysis_date = r.%1$s AND f.entity_id = r.%2$s
        WHERE f.processor_name = '%5$s' AND r.%1$s BETWEEN DATE '%6$s' AND DATE '%7$s'
        GROUP BY r.%1$s ORDER BY r.%1$s\
        """
            .formatted(
                table.dateColumn(),
                table.entityColumn(),
                table.qualifiedName(),
                Tables.PRECOMPUTE_FAILURES.qualifiedName(),
                processor.storedName(),
                scope.start(),
                scope.end());
    for (List<@Nullable Object> row : scope.rows(sql)) {
      LocalDate date = Answer.date(row, 0);
      if (judged.contains(date)) {
        findings.violation(
            "%s: %,d entities have both a row and a failure, for example %s"
                .formatted(date, Answer.number(row, 1), Answer.text(row, 2)));
      }
    }
  }

  private void unexpectedFailures(Scope scope, Processor processor) {
    Findings findings = scope.findings(Gate.UNEXPECTED_FAILURES, processor, "failure");
    for (FailureCount failure : counts.failures(processor)) {
      findings.checked(failure.count());
      if (!failure.expected()) {
        findings.violations(
            failure.count(),
            "%s: %d %s%s"
                .formatted(
                    failure.date(),
                    failure.count(),
                    failure.category(),
                    failure.dateLevel() ? " of the whole date" : ""));
      }
    }
  }
}
