package dev.fastbreak.app.explain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a feature table as the warehouse holds it.
 *
 * @param processedAt when its content last changed
 * @param runId the run that changed it
 */
@JsonIgnoreProperties("row")
public record StoredRow<T extends Record>(
    T row, String dataHash, Instant processedAt, String runId) {

  record PlayerStamps(String playerLookup, String dataHash, Instant processedAt, String runId) {}

  record TeamStamps(String teamAbbr, String dataHash, Instant processedAt, String runId) {}

  static <T extends Record> Optional<StoredRow<T>> read(
      WarehouseSession session, TableSpec<T> table, LocalDate date, String entity) {
    String column = table.entityColumn();
    int position = table.position(column);
    InputRows<T> rows = session.fetch(new Slice<>(Projection.of(table, table.type()), date, date));
    Optional<T> content =
        rows.rows().stream()
            .filter(row -> entity.equals(table.contentValues(row)[position]))
            .findFirst();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    return column.equals("team_abbr")
        ? stamps(session, table, date, entity, TeamStamps.class, TeamStamps::teamAbbr)
            .map(s -> new StoredRow<>(content.get(), s.dataHash, s.processedAt, s.runId))
        : stamps(session, table, date, entity, PlayerStamps.class, PlayerStamps::playerLookup)
            .map(s -> new StoredRow<>(content.get(), s.dataHash, s.processedAt, s.runId));
  }

  private static <S extends Record> Optional<S> stamps(
      WarehouseSession session,
      TableSpec<?> table,
      LocalDate date,
      String entity,
      Class<S> type,
      Function<S, String> name) {
    return session.fetch(new Slice<>(Projection.of(table, type), date, date)).rows().stream()
        .filter(stamps -> name.apply(stamps).equals(entity))
        .findFirst();
  }

  /** Whether the stored hash is that of the stored content. */
  boolean keepsItsHash(TableSpec<T> table) {
    return ContentHasher.of(table).hash(table.contentValues(row)).equals(dataHash);
  }

  /** The columns in which another row has another value. */
  List<Explanation.Difference> differences(TableSpec<T> table, T other) {
    @Nullable Object[] stored = table.contentValues(row);
    @Nullable Object[] computed = table.contentValues(other);
    List<Explanation.Difference> differences = new ArrayList<>();
    for (int i = 0; i < stored.length; i++) {
      if (!isSame(stored[i], computed[i])) {
        var column = table.contentColumns().get(i);
        differences.add(
            new Explanation.Difference(column.name(), column.hashed(), stored[i], computed[i]));
      }
    }
    return differences;
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one instanceof BigDecimal a && other instanceof BigDecimal b
        ? a.compareTo(b) == 0
        : Objects.equals(one, other);
  }
}
