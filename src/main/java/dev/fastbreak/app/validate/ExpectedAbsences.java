package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has no row because of an expected failure. */
final class ExpectedAbsences {

  private record Absence(String storedName, String entity, LocalDate date) {}

  private final Set<Absence> absences = new HashSet<>();

  private ExpectedAbsences() {}

  static ExpectedAbsences read(WarehouseSession session, LocalDate from, LocalDate to) {
    ExpectedAbsences known = new ExpectedAbsences();
    TableSpec<?> table = Tables.PRECOMPUTE_FAILURES;
    int processor = table.position("processor_name");
    int entity = table.position("entity_id");
    int date = table.position("analysis_date");
    int category = table.position("failure_category");
    List<String> columns =
        List.of("processor_name", "entity_id", "analysis_date", "failure_category");
    for (@Nullable Object[] row : StoredRows.read(session, table, columns, from, to)) {
      if (StoredCounts.isExpected(String.valueOf(row[category]))) {
        known.absences.add(
            new Absence(
                String.valueOf(row[processor]),
                String.valueOf(row[entity]),
                (LocalDate) row[date]));
      }
    }
    return known;
  }

  boolean has(Processor processor, @Nullable String entity, LocalDate date) {
    return entity != null && absences.contains(new Absence(processor.storedName(), entity, date));
  }
}
