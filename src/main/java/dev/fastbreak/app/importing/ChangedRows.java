package dev.fastbreak.app.importing;

import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Names the rows that a load wrote, where they are few: what a correction corrected. */
public final class ChangedRows {

  /** Rows of a table beyond which they are only counted. */
  static final int MOST = 5;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ChangedRows() {}

  /**
   * Looks them up, in the order of the catalogue, then by date.
   *
   * @param loads what the load changed
   * @param processedAt the time with which it stamped the rows that it wrote
   */
  public static List<ChangedRow> read(
      WarehouseSession session, List<LoadResult> loads, Instant processedAt) {
    return LoadReport.byTable(loads).stream()
        .filter(load -> load.inserted() + load.updated() > 0)
        .filter(load -> load.inserted() + load.updated() <= MOST)
        .flatMap(load -> read(session, load.table(), processedAt))
        .toList();
  }

  private static Stream<ChangedRow> read(
      WarehouseSession session, TableSpec<?> table, Instant processedAt) {
    return session
        .query(
            "SELECT %1$s, %2$s FROM %3$s WHERE processed_at = TIMESTAMP '%4$s' ORDER BY 1, 2"
                .formatted(
                    table.dateColumn(),
                    table.entityColumn(),
                    table.qualifiedName(),
                    TIME.format(processedAt)))
        .rows()
        .stream()
        .map(
            row ->
                new ChangedRow(
                    table.qualifiedName(),
                    (LocalDate) Objects.requireNonNull(row.get(0)),
                    String.valueOf(row.get(1))));
  }
}
