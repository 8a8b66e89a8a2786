package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether keys are unique. No warehouse enforces it, so it is asked. */
final class KeyCheck implements Check {

  @Override
  public void run(Scope scope) {
    for (Processor processor : scope.processors()) {
      Findings findings = scope.findings(Gate.UNIQUE_KEYS, processor, "row");
      require(scope, processor.table(), "", findings);
      String ofProcessor = " AND processor_name = '" + processor.storedName() + "'";
      require(scope, Tables.PRECOMPUTE_FAILURES, ofProcessor, findings);
      require(scope, Tables.PRECOMPUTE_RUNS, ofProcessor, findings);
    }
  }

  private static void require(
      Scope scope, TableSpec<?> table, String condition, Findings findings) {
    String key = String.join(", ", table.key());
    String groups =
        "SELECT %1$s, COUNT(*) AS copies %2$s%3$s GROUP BY %1$s"
            .formatted(key, scope.slice(table), condition);
    List<@Nullable Object> counts =
        scope
            .rows(
                """
                SELECT COALESCE(SUM(copies), 0), COUNT(CASE WHEN copies > 1 THEN 1 END)
                FROM (%s) AS by_key\
                """
                    .formatted(groups))
            .get(0);
    findings.checked(Answer.number(counts, 0));
    long twice = Answer.number(counts, 1);
    if (twice == 0) {
      return;
    }
    findings.violations(twice);
    for (List<@Nullable Object> row :
        scope.rows(
            groups + " HAVING COUNT(*) > 1 ORDER BY " + key + " LIMIT " + Findings.MOST_SAMPLES)) {
      int width = table.key().size();
      findings.sample(
          "%s %s: %s copies"
              .formatted(
                  table.name(),
                  String.join(" ", row.subList(0, width).stream().map(String::valueOf).toList()),
                  row.get(width)));
    }
  }
}
