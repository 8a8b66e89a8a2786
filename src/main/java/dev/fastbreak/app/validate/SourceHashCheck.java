package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.app.validate.Matchups.Matchup;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether rows still stand on the rows, upstream and of other processors, that they came from. */
final class SourceHashCheck implements RowCheck {

  private record EntityDate(String entity, LocalDate date) {}

  private final Scope scope;
  private final Map<Processor, Findings> findings;
  private final SourceHasher hasher = new SourceHasher();

  /** What a hash of that one row is, of the month in hand. */
  private final Map<Processor, Map<EntityDate, @Nullable String>> present =
      new EnumMap<>(Processor.class);

  private @Nullable Matchups matchups;

  /** The season in hand and its upstream rows. */
  private @Nullable SeasonSchedule season;

  private @Nullable UpstreamSources upstream;

  SourceHashCheck(Scope scope) {
    this.scope = scope;
    this.findings = scope.findings(Gate.SOURCE_HASHES, "hash");
  }

  @Override
  public Collection<String> columns(Processor processor) {
    List<String> columns = new ArrayList<>();
    if (findings.containsKey(processor)) {
      for (SourceLink link : SourceLink.of(processor)) {
        columns.add(link.hashColumn());
        columns.add(link.rowsFoundColumn());
      }
      for (String prefix : UpstreamSources.prefixes(processor)) {
        columns.add(prefix + "_hash");
        columns.add(prefix + "_rows_found");
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
    matchups = Matchups.read(scope.session(), from, to);
    for (Scope.SeasonPart part : scope.seasons()) {
      if (part.season() != season && !from.isBefore(part.from()) && !from.isAfter(part.to())) {
        season = part.season();
        upstream = UpstreamSources.read(scope.session(), part.season(), part.to());
      }
    }
  }

  @Override
  public void row(Processor processor, @Nullable Object[] values) {
    TableSpec<?> table = processor.table();
    if (!(values[table.position(table.dateColumn())] instanceof LocalDate date)
        || !(values[table.position(table.entityColumn())] instanceof String entity)) {
      return;
    }
    if (findings.containsKey(processor)) {
      Matchup matchup = processor == Processor.TDZA ? null : matchup(entity, date);
      checkUpstream(processor, values, entity, matchup, date);
      for (SourceLink link : SourceLink.of(processor)) {
        check(processor, link, values, opponentOr(entity, link, table, values, matchup), date);
      }
    }
    if (isRead(processor) && values[table.position("data_hash")] instanceof String dataHash) {
      present
          .computeIfAbsent(processor, p -> new HashMap<>())
          .put(new EntityDate(entity, date), hasher.hash(List.of(dataHash)));
    }
  }

  private @Nullable Matchup matchup(String player, LocalDate date) {
    Matchup stated = matchups == null ? null : matchups.of(player, date);
    return stated != null || upstream == null ? stated : upstream.expected(player, date);
  }

  private void checkUpstream(
      Processor processor,
      @Nullable Object[] values,
      String entity,
      @Nullable Matchup matchup,
      LocalDate date) {
    UpstreamSources sources = upstream;
    if (sources == null) {
      return;
    }
    for (String prefix : UpstreamSources.prefixes(processor)) {
      SourceTrace expected = sources.trace(processor, prefix, entity, matchup, date);
      judge(
          processor,
          values,
          prefix,
          expected,
          () -> "the %d rows upstream give %s".formatted(expected.rowsFound(), expected.hash()));
    }
  }

  private void check(
      Processor processor,
      SourceLink link,
      @Nullable Object[] values,
      @Nullable String entity,
      LocalDate date) {
    String hash =
        entity == null
            ? null
            : present.getOrDefault(link.source(), Map.of()).get(new EntityDate(entity, date));
    judge(
        processor,
        values,
        link.prefix(),
        hash == null ? SourceTrace.NONE : new SourceTrace(hash, 1),
        () ->
            hash == null
                ? "%s has no row of %s on the date".formatted(link.source(), entity)
                : "the %s row of %s gives %s".formatted(link.source(), entity, hash));
  }

  private void judge(
      Processor processor,
      @Nullable Object[] values,
      String prefix,
      SourceTrace expected,
      Supplier<String> but) {
    TableSpec<?> table = processor.table();
    Findings found = Objects.requireNonNull(findings.get(processor));
    found.checked(1);
    Object hash = values[table.position(prefix + "_hash")];
    Object rowsFound = values[table.position(prefix + "_rows_found")];
    if (!Objects.equals(expected.hash(), hash)
        || !Objects.equals(rowsFound, expected.rowsFound())) {
      found.violation(
          "%s: %s_hash is %s for %s rows found, but %s"
              .formatted(StoredRows.name(table, values), prefix, hash, rowsFound, but.get()));
    }
  }

  /** Whose row of the other processor it is: a defence is the opponent's. */
  private static @Nullable String opponentOr(
      String player,
      SourceLink link,
      TableSpec<?> table,
      @Nullable Object[] values,
      @Nullable Matchup matchup) {
    if (!link.isOfOpponent()) {
      return player;
    } else if (table.find("opponent_team_abbr").isPresent()) {
      return (String) values[table.position("opponent_team_abbr")];
    }
    return matchup == null ? null : matchup.opponent();
  }
}
