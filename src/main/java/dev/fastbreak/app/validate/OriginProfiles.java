package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.app.validate.Scope.SeasonPart;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    Map<String, ColumnProfile> answer =
        question.read(scope.session().query(question.sql(slice)).rows().get(0));
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
   * one of them is null above the limit too, or has no row at all.
   */
  Optional<String> whyNull(SeasonSchedule season, List<Origin> origins, double limit) {
    return first(
        season,
        origins,
        (profile -> profile.rows() == 0 || profile.nullShare() > limit),
        profile ->
            profile.rows() == 0
                ? "has no row"
                : "is null in %s of its rows".formatted(Shares.percent(profile.nullShare())));
  }

  /** Why a value computed from these may be the same everywhere: so is one of them, or null. */
  Optional<String> whyConstant(SeasonSchedule season, List<Origin> origins) {
    return first(
        season,
        origins,
        (profile -> profile.nulls() == profile.rows() || profile.holdsOneValue()),
        profile ->
            profile.nulls() == profile.rows()
                ? "is null in every row"
                : "is " + profile.smallest() + " in every row");
  }

  private Optional<String> first(
      SeasonSchedule season,
      List<Origin> origins,
      Function<ColumnProfile, Boolean> explains,
      Function<ColumnProfile, String> words) {
    Map<Origin, ColumnProfile> known = bySeason.getOrDefault(season.year(), Map.of());
    for (Origin origin : origins) {
      ColumnProfile profile = known.get(origin);
      if (profile != null && explains.apply(profile)) {
        return Optional.of(origin + " " + words.apply(profile));
      }
    }
    return Optional.empty();
  }
}
