package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.ColumnSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether the columns of a row that follow from its others do, and its stamps from the ledger. */
final class ConsistencyCheck implements RowCheck {

  private final Scope scope;
  private final Map<Processor, List<RowRule>> rules = new EnumMap<>(Processor.class);
  private final Map<Processor, Findings> consistent;
  private final Map<Processor, Findings> stamped;

  ConsistencyCheck(Scope scope) {
    this.scope = scope;
    this.consistent = scope.findings(Gate.CONSISTENT_ROWS, "row");
    this.stamped = scope.findings(Gate.STAMPS, "row");
    scope.processors().forEach(processor -> rules.put(processor, RowRule.of(processor)));
  }

  @Override
  public Collection<String> columns(Processor processor) {
    return rules.containsKey(processor)
        ? processor.table().columns().stream().map(ColumnSpec::name).toList()
        : List.of();
  }

  @Override
  public void row(Processor processor, StoredValues row) {
    Findings stamps = Objects.requireNonNull(stamped.get(processor));
    stamps.checked(1);
    if (!isStamped(processor, row)) {
      stamps.violation(
          "%s: no ledger line of the date is of run %s at %s"
              .formatted(row.name(), row.get("run_id"), row.get("processed_at")));
    }
    Findings columns = Objects.requireNonNull(consistent.get(processor));
    columns.checked(1);
    for (RowRule rule : Objects.requireNonNull(rules.get(processor))) {
      if (!rule.holds().test(row)) {
        columns.violation(row.name() + ": " + rule.broken());
        return;
      }
    }
  }

  private boolean isStamped(Processor processor, StoredValues row) {
    return row.get(processor.table().dateColumn()) instanceof LocalDate date
        && scope.ledger().history(processor, date).stream()
            .anyMatch(
                line ->
                    line.runId().equals(row.get("run_id"))
                        && line.startedAt().equals(row.get("processed_at")));
  }
}
