package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether rows still stand on the rows of other processors that they were computed from. */
final class SourceHashCheck implements RowCheck {

  private record EntityDate(String entity, LocalDate date) {}

  private final Scope scope;
  private final Map<Processor, Findings> findings = new EnumMap<>(Processor.class);
  private final SourceHasher hasher = new SourceHasher();

  /** What a hash of that one row is, of the month in hand. */
  private final Map<Processor, Map<EntityDate, @Nullable String>> present =
      new EnumMap<>(Processor.class);

  private @Nullable Opponents opponents;

  SourceHashCheck(Scope scope) {
    this.scope = scope;
    for (Processor processor : scope.processors()) {
      if (!SourceLink.of(processor).isEmpty()) {
        findings.put(processor, scope.findings(Gate.SOURCE_HASHES, processor, "hash"));
      }
    }
  }

  @Override
  public Collection<String> columns(Processor processor) {
    List<String> columns = new ArrayList<>();
    if (findings.containsKey(processor)) {
      for (SourceLink link : SourceLink.of(processor)) {
        columns.add(link.hashColumn());
        columns.add(link.rowsFoundColumn());
      }
      if (processor == Processor.ML) {
        columns.add("opponent_team_abbr");
      }
    }
    if (isRead(processor)) {
      columns.add("data_hash");
    }
    return columns;
  }

  private boolean isRead(Processor processor) {
    return findings.keySet().stream()
        .flatMap(reader -> SourceLink.of(reader).stream())
        .anyMatch(link -> link.source() == processor);
  }

  @Override
  public void begin(LocalDate from, LocalDate to) {
    present.clear();
    opponents =
        findings.containsKey(Processor.PCF) ? Opponents.read(scope.session(), from, to) : null;
  }

  @Override
  public void row(Processor processor, @Nullable Object[] values) {
    TableSpec<?> table = processor.table();
    if (!(values[table.position(table.dateColumn())] instanceof LocalDate date)
        || !(values[table.position(table.entityColumn())] instanceof String entity)) {
      return;
    }
    Findings found = findings.get(processor);
    if (found != null) {
      for (SourceLink link : SourceLink.of(processor)) {
        check(link, table, values, entity, date, found);
      }
    }
    if (isRead(processor) && values[table.position("data_hash")] instanceof String dataHash) {
      present
          .computeIfAbsent(processor, p -> new HashMap<>())
          .put(new EntityDate(entity, date), hasher.hash(List.of(dataHash)));
    }
  }

  private void check(
      SourceLink link,
      TableSpec<?> table,
      @Nullable Object[] values,
      String player,
      LocalDate date,
      Findings found) {
    found.checked(1);
    String entity = link.isOfOpponent() ? opponent(table, values, player, date) : player;
    String expected =
        entity == null
            ? null
            : present.getOrDefault(link.source(), Map.of()).get(new EntityDate(entity, date));
    Object stored = values[table.position(link.hashColumn())];
    Object rowsFound = values[table.position(link.rowsFoundColumn())];
    boolean agrees =
        Objects.equals(expected, stored) && Objects.equals(rowsFound, expected == null ? 0L : 1L);
    if (agrees) {
      return;
    }
    found.violations(1);
    if (found.wantsSample()) {
      found.sample(
          "%s: %s is %s for %s rows found, but %s"
              .formatted(
                  StoredRows.name(table, values),
                  link.hashColumn(),
                  stored,
                  rowsFound,
                  expected == null
                      ? "%s has no row of %s on the date".formatted(link.source(), entity)
                      : "the %s row of %s gives %s".formatted(link.source(), entity, expected)));
    }
  }

  private @Nullable String opponent(
      TableSpec<?> table, @Nullable Object[] values, String player, LocalDate date) {
    if (table.find("opponent_team_abbr").isPresent()) {
      return (String) values[table.position("opponent_team_abbr")];
    }
    return opponents == null ? null : opponents.of(player, date);
  }
}
