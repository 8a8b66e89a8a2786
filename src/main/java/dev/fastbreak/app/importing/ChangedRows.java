package dev.fastbreak.app.importing;

import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    Map<String, LoadResult> written = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (LoadResult load : loads) {
      String table = load.table().qualifiedName();
      written.putIfAbsent(table, load);
      counts.merge(table, load.inserted() + load.updated(), Long::sum);
    }
    List<ChangedRow> rows = new ArrayList<>();
    written.forEach(
        (name, load) -> {
          long count = counts.getOrDefault(name, 0L);
          if (count > 0 && count <= MOST) {
            rows.addAll(read(session, load.table(), processedAt));
          }
        });
    return List.copyOf(rows);
  }

  private static List<ChangedRow> read(
      WarehouseSession session, TableSpec<?> table, Instant processedAt) {
    String entity =
        table.key().stream()
            .filter(column -> !column.equals(table.dateColumn()))
            .findFirst()
            .orElseThrow();
    List<List<@Nullable Object>> found =
        session
            .query(
                "SELECT %1$s, %2$s FROM %3$s WHERE processed_at = TIMESTAMP '%4$s' ORDER BY 1, 2"
                    .formatted(
                        table.dateColumn(),
                        entity,
                        table.qualifiedName(),
                        TIME.format(processedAt)))
            .rows();
    return found.stream()
        .map(
            row ->
                new ChangedRow(
                    table.qualifiedName(),
                    (LocalDate) Objects.requireNonNull(row.get(0)),
                    String.valueOf(row.get(1))))
        .toList();
  }
}
