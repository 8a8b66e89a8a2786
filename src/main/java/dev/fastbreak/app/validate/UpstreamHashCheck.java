package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.Months;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the upstream rows that a load wrote still are what their hashes say. Rows of other origin
 * may carry any text as their hash.
 */
final class UpstreamHashCheck implements Check {

  private static final Pattern OWN_HASH = Pattern.compile("[0-9a-f]{16}");

  private record Line(String tableName, LocalDate firstDate, LocalDate lastDate) {}

  @Override
  public void run(Scope scope) {
    Map<Processor, Findings> findings = scope.findings(Gate.UPSTREAM_HASHES, "row");
    List<Line> loads = loads(scope);
    for (TableSpec<?> table : Tables.upstream()) {
      List<Findings> readers =
          findings.entrySet().stream()
              .filter(entry -> reads(entry.getKey(), table))
              .map(Map.Entry::getValue)
              .toList();
      for (Line load : loads) {
        if (!readers.isEmpty() && load.tableName().equals(table.qualifiedName())) {
          check(scope, table, load, readers);
        }
      }
    }
  }

  private static boolean reads(Processor processor, TableSpec<?> table) {
    return table == Tables.SCHEDULE || Reads.STANDARD.upstream(processor).contains(table);
  }

  /** The load ledger; a warehouse that an older version made has none. */
  private static List<Line> loads(Scope scope) {
    try {
      return scope
          .session()
          .fetch(Slice.all(Projection.of(Tables.UPSTREAM_LOADS, Line.class)))
          .rows();
    } catch (WarehouseException e) {
      return switch (e.kind()) {
        case SCHEMA, UNAVAILABLE -> List.of();
        default -> throw e;
      };
    }
  }

  /** Looks at the rows of the seasons validated: windows reach back to the opener. */
  private static void check(Scope scope, TableSpec<?> table, Line load, List<Findings> readers) {
    ContentHasher hasher = ContentHasher.of(table);
    int dataHash = table.position("data_hash");
    long foreign = 0;
    for (Scope.SeasonPart part : scope.seasons()) {
      LocalDate opener = part.season().opener();
      LocalDate from = load.firstDate().isAfter(opener) ? load.firstDate() : opener;
      LocalDate to = load.lastDate().isBefore(part.to()) ? load.lastDate() : part.to();
      for (Months.Part month : Months.of(from, to)) {
        for (@Nullable Object[] row :
            StoredRows.read(scope.session(), table, month.from(), month.to())) {
          String stored = String.valueOf(row[dataHash]);
          readers.forEach(findings -> findings.checked(1));
          if (!OWN_HASH.matcher(stored).matches()) {
            foreign++;
          } else if (!stored.equals(HashCheck.recomputed(hasher, row))) {
            String what =
                "%s %s: data_hash is %s, its values give %s"
                    .formatted(
                        table.qualifiedName(),
                        StoredRows.name(table, row),
                        stored,
                        HashCheck.recomputed(hasher, row));
            readers.forEach(findings -> findings.violation(what));
          }
        }
      }
    }
    if (foreign > 0) {
      String why =
          "%,d rows of %s have a data_hash of another form: written by hand, not looked at"
              .formatted(foreign, table.qualifiedName());
      readers.forEach(findings -> findings.explained(why));
    }
  }
}
