package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.app.validate.Scope.SeasonPart;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the upstream values behind a range are like, season by season: rows from 30 days before the
 * range (but not before the opener) to its end, for that is what windows mostly look at.
 */
final class OriginProfiles {

  private static final int DAYS_BEFORE = 30;

  private final Map<Integer, Map<Origin, ColumnProfile>> bySeason = new HashMap<>();

  private OriginProfiles() {}

  static OriginProfiles read(Scope scope) {
    OriginProfiles profiles = new OriginProfiles();
    Map<TableSpec<?>, List<Origin>> byTable =
        Origins.of(scope.processors()).stream().collect(Collectors.groupingBy(Origin::table));
    for (SeasonPart part : scope.seasons()) {
      Map<Origin, ColumnProfile> season = new HashMap<>();
      byTable.forEach((table, origins) -> season.putAll(read(scope, part, table, origins)));
      profiles.bySeason.put(part.season().year(), season);
    }
    return profiles;
  }

  private static Map<Origin, ColumnProfile> read(
      Scope scope, SeasonPart part, TableSpec<?> table, List<Origin> origins) {
    LocalDate before = part.from().minusDays(DAYS_BEFORE);
    LocalDate opener = part.season().opener();
    ColumnProfile.Question question = new ColumnProfile.Question();
    origins.forEach(origin -> question.expression(origin.toString(), origin.expression()));
    String slice = StoredRows.slice(table, before.isBefore(opener) ? opener : before, part.to());
    Map<String, ColumnProfile> answer = question.read(scope.rows(question.sql(slice)).get(0));
    return answer.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry ->
                    origins.stream()
                        .filter(origin -> origin.toString().equals(entry.getKey()))
                        .findFirst()
                        .orElseThrow(),
                Map.Entry::getValue));
  }

  /**
   * Why a value computed from these may be null (or a default) in more rows than a limit allows:
   * one of them lacks about as much, or has no row at all. The one that lacks most is named.
   *
   * @param share share of the rows in which the value is null, 0..1
   * @param limit the limit that it exceeds
   */
  Optional<String> whyNull(
      SeasonSchedule season, List<Origin> origins, double share, double limit) {
    return known(season, origins)
        .max(Comparator.comparingDouble(known -> known.profile().lackingShare()))
        .filter(known -> known.profile().lackingShare() > limit)
        .filter(known -> known.profile().lackingShare() >= share - Shares.WINDOW_LAG)
        .map(
            known ->
                known.profile().rows() == 0
                    ? known.origin() + " has no row"
                    : "%s is null in %s of its rows"
                        .formatted(known.origin(), Shares.percent(known.profile().nullShare())));
  }

  /** Why a value computed from these may be the same everywhere: so is one of them, or null. */
  Optional<String> whyConstant(SeasonSchedule season, List<Origin> origins) {
    return known(season, origins)
        .filter(
            known ->
                known.profile().nulls() == known.profile().rows()
                    || known.profile().holdsOneValue())
        .findFirst()
        .map(
            known ->
                known.profile().nulls() == known.profile().rows()
                    ? known.origin() + " is null in every row"
                    : "%s is %s in every row"
                        .formatted(known.origin(), known.profile().smallest()));
  }

  private record Known(Origin origin, ColumnProfile profile) {}

  private Stream<Known> known(SeasonSchedule season, List<Origin> origins) {
    Map<Origin, ColumnProfile> profiles = bySeason.getOrDefault(season.year(), Map.of());
    return origins.stream()
        .filter(profiles::containsKey)
        .map(origin -> new Known(origin, Objects.requireNonNull(profiles.get(origin))));
  }
}
