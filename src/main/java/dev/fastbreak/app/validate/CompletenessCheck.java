package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the completeness columns of a row agree with each other. */
final class CompletenessCheck implements Check {

  /** Within half a unit of the last decimal of {@code 100 actual / expected}, without dividing. */
  private static final String DISAGREE =
      """
      (missing_games_count <> expected_games_count - actual_games_count
        OR actual_games_count > expected_games_count
        OR (expected_games_count = 0 AND completeness_percentage <> 100)
        OR ABS(completeness_percentage * expected_games_count - 100 * actual_games_count)
          > 0.05 * expected_games_count
        OR (is_production_ready AND completeness_percentage < 90))\
      """;

  @Override
  public void run(Scope scope) {
    for (Processor processor : scope.processors()) {
      Findings findings = scope.findings(Gate.COMPLETENESS, processor, "row");
      TableSpec<?> table = processor.table();
      List<@Nullable Object> counts =
          scope
              .rows(
                  "SELECT COUNT(*), COUNT(CASE WHEN %s THEN 1 END) %s"
                      .formatted(DISAGREE, scope.slice(table)))
              .get(0);
      findings.checked(Answer.number(counts, 0));
      findings.violations(Answer.number(counts, 1));
      if (Answer.number(counts, 1) > 0) {
        samples(scope, table, findings);
      }
    }
  }

  private static void samples(Scope scope, TableSpec<?> table, Findings findings) {
    String key = String.join(", ", table.key());
    String sql =
        """
        SELECT %s, expected_games_count, actual_games_count, missing_games_count,
          completeness_percentage, is_production_ready
        %s AND %s ORDER BY %s LIMIT %d\
        """
            .formatted(key, scope.slice(table), DISAGREE, key, Findings.MOST_SAMPLES);
    for (List<@Nullable Object> row : scope.rows(sql)) {
      findings.sample(
          "%s %s: expected %s, actual %s, missing %s, %s percent, ready %s"
              .formatted(row.toArray()));
    }
  }
}
