package dev.fastbreak.app.validate;

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
  public void row(Processor processor, StoredValues row) {
    TableSpec<?> table = row.table();
    if (!(row.get(table.dateColumn()) instanceof LocalDate date)
        || !(row.get(table.entityColumn()) instanceof String entity)) {
      return;
    }
    Findings found = findings.get(processor);
    if (found != null) {
      Matchup matchup = processor == Processor.TDZA ? null : matchup(entity, date);
      checkUpstream(found, processor, row, entity, matchup, date);
      for (SourceLink link : SourceLink.of(processor)) {
        check(found, link, row, opponentOr(entity, link, row, matchup), date);
      }
    }
    if (isRead(processor) && row.get("data_hash") instanceof String dataHash) {
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
      Findings found,
      Processor processor,
      StoredValues row,
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
          found,
          row,
          prefix,
          expected,
          () -> "the %d rows upstream give %s".formatted(expected.rowsFound(), expected.hash()));
    }
  }

  private void check(
      Findings found, SourceLink link, StoredValues row, @Nullable String entity, LocalDate date) {
    String hash =
        entity == null
            ? null
            : present.getOrDefault(link.source(), Map.of()).get(new EntityDate(entity, date));
    judge(
        found,
        row,
        link.prefix(),
        hash == null ? SourceTrace.NONE : new SourceTrace(hash, 1),
        () ->
            hash == null
                ? "%s has no row of %s on the date".formatted(link.source(), entity)
                : "the %s row of %s gives %s".formatted(link.source(), entity, hash));
  }

  private static void judge(
      Findings found, StoredValues row, String prefix, SourceTrace expected, Supplier<String> but) {
    found.checked(1);
    Object hash = row.get(prefix + "_hash");
    Object rowsFound = row.get(prefix + "_rows_found");
    if (!Objects.equals(expected.hash(), hash)
        || !Objects.equals(rowsFound, expected.rowsFound())) {
      found.violation(
          "%s: %s_hash is %s for %s rows found, but %s"
              .formatted(row.name(), prefix, hash, rowsFound, but.get()));
    }
  }

  /** Whose row of the other processor it is: a defence is the opponent's. */
  private static @Nullable String opponentOr(
      String player, SourceLink link, StoredValues row, @Nullable Matchup matchup) {
    if (!link.isOfOpponent()) {
      return player;
    } else if (row.table().find("opponent_team_abbr").isPresent()) {
      return (String) row.get("opponent_team_abbr");
    }
    return matchup == null ? null : matchup.opponent();
  }
}
