package dev.fastbreak.app.validate;

import static java.util.Objects.requireNonNull;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.app.validate.Scope.SeasonPart;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the upstream values behind a range are like, season by season: rows from 30 days before the
 * range (but not before the opener) to its end, for that is what windows mostly look at.
 */
final class OriginProfiles {

  private static final int DAYS_BEFORE = 30;

  /** By the year in which a season starts, and the origin's name. */
  private final Map<Integer, Map<String, ColumnProfile>> bySeason = new HashMap<>();

  OriginProfiles(Scope scope) {
    Map<TableSpec<?>, List<Origin>> byTable =
        Origins.of(scope.processors()).stream().collect(Collectors.groupingBy(Origin::table));
    for (SeasonPart part : scope.seasons()) {
      LocalDate before = part.from().minusDays(DAYS_BEFORE);
      LocalDate opener = part.season().opener();
      LocalDate from = before.isBefore(opener) ? opener : before;
      Map<String, ColumnProfile> season = new HashMap<>();
      byTable.forEach(
          (table, origins) -> {
            ColumnProfile.Question question = new ColumnProfile.Question();
            origins.forEach(origin -> question.expression(origin.toString(), origin.expression()));
            String sql = question.sql(StoredRows.slice(table, from, part.to()));
            season.putAll(question.read(scope.rows(sql).get(0)));
          });
      bySeason.put(part.season().year(), season);
    }
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
    Map<String, ColumnProfile> profiles = bySeason.getOrDefault(season.year(), Map.of());
    return origins.stream()
        .filter(origin -> profiles.containsKey(origin.toString()))
        .map(origin -> new Known(origin, requireNonNull(profiles.get(origin.toString()))));
  }
}
