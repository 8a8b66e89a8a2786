package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far the published rows, failures and ledger lines reach, whatever the schedule says. */
public final class PublishedDays {

  private PublishedDays() {}

  /** The first and the last day of every table that holds anything. */
  public static List<LocalDate> ends(WarehouseSession session) {
    List<TableSpec<?>> tables =
        new ArrayList<>(Arrays.stream(Processor.values()).map(Processor::table).toList());
    tables.add(Tables.PRECOMPUTE_FAILURES);
    tables.add(Tables.PRECOMPUTE_RUNS);
    String sql =
        tables.stream()
            .map(
                table ->
                    "SELECT MIN(%1$s), MAX(%1$s) FROM %2$s"
                        .formatted(table.dateColumn(), table.qualifiedName()))
            .collect(Collectors.joining(" UNION ALL "));
    List<LocalDate> ends = new ArrayList<>();
    for (List<@Nullable Object> row : session.query(sql).rows()) {
      for (Object end : row) {
        if (end instanceof LocalDate day) {
          ends.add(day);
        }
      }
    }
    return ends;
  }
}
