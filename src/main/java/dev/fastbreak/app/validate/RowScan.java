package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.Months;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.TableSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a range once, a month at a time, and shows them to every row check. */
record RowScan(List<RowCheck> checks) implements Check {

  @Override
  public void run(Scope scope) {
    for (Scope.SeasonPart part : scope.seasons()) {
      for (Months.Part month : Months.of(part.from(), part.to())) {
        checks.forEach(check -> check.begin(month.from(), month.to()));
        for (Processor processor : Processor.values()) {
          show(scope, processor, month);
        }
      }
    }
    checks.forEach(RowCheck::end);
  }

  private void show(Scope scope, Processor processor, Months.Part month) {
    TableSpec<?> table = processor.table();
    Set<String> columns = new HashSet<>();
    List<RowCheck> interested = new ArrayList<>();
    for (RowCheck check : checks) {
      Collection<String> wanted = check.columns(processor);
      if (!wanted.isEmpty()) {
        interested.add(check);
        columns.addAll(wanted);
      }
    }
    if (interested.isEmpty()) {
      return;
    }
    columns.addAll(table.key());
    columns.add("data_hash");
    for (@Nullable Object[] values :
        StoredRows.read(scope.session(), table, columns, month.from(), month.to())) {
      for (RowCheck check : interested) {
        check.row(processor, new StoredValues(table, values));
      }
    }
  }
}
