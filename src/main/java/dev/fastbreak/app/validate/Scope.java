package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is validated, and what every check needs to know about it.
 *
 * @param seasons the seasons with a game date in the range, cut to it
 * @param dueDates game dates of the range less bootstrap
 */
record Scope(
    WarehouseSession session,
    Plan plan,
    LeagueCalendar calendar,
    Ledger ledger,
    List<SeasonPart> seasons,
    SortedSet<LocalDate> dueDates,
    Map<Gate, Map<Processor, Findings>> findings) {

  /**
   * The part of a season that is validated.
   *
   * @param from first day, not before the opener
   * @param to last day, not after the season's last game date
   */
  record SeasonPart(SeasonSchedule season, LocalDate from, LocalDate to) {

    private Stream<LocalDate> dueDates() {
      return season.datesUpToFront().subSet(from, to.plusDays(1)).stream()
          .filter(date -> !season.isBootstrap(date));
    }
  }

  static Scope of(WarehouseSession session, Plan plan) {
    LeagueCalendar calendar = Upstream.calendar(session);
    List<SeasonPart> seasons =
        calendar.seasons().values().stream()
            .filter(
                season ->
                    !season.gameDates().subSet(plan.start(), plan.end().plusDays(1)).isEmpty())
            .map(
                season ->
                    new SeasonPart(
                        season,
                        later(plan.start(), season.opener()),
                        earlier(plan.end(), season.gameDates().last())))
            .toList();
    SortedSet<LocalDate> dueDates =
        seasons.stream()
            .flatMap(SeasonPart::dueDates)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Scope(
        session,
        plan,
        calendar,
        Ledger.read(session, plan.start(), plan.end()),
        seasons,
        Collections.unmodifiableSortedSet(dueDates),
        new EnumMap<>(Gate.class));
  }

  /** What is found of a gate and processor; all checks that ask for it add to the same. */
  Findings findings(Gate gate, Processor processor, String unit) {
    return findings
        .computeIfAbsent(gate, g -> new EnumMap<>(Processor.class))
        .computeIfAbsent(processor, p -> new Findings(gate, processor, unit));
  }

  /** The same of every processor that is validated. */
  Map<Processor, Findings> findings(Gate gate, String unit) {
    Map<Processor, Findings> ofGate = new EnumMap<>(Processor.class);
    processors().forEach(processor -> ofGate.put(processor, findings(gate, processor, unit)));
    return ofGate;
  }

  /** What all checks have found, in the order of gates and processors. */
  List<GateResult> results() {
    return findings.values().stream()
        .flatMap(ofGate -> ofGate.values().stream())
        .map(Findings::result)
        .toList();
  }

  /** The rows of the answer to a query. */
  List<List<@Nullable Object>> rows(String sql) {
    return session.query(sql).rows();
  }

  LocalDate start() {
    return plan.start();
  }

  LocalDate end() {
    return plan.end();
  }

  List<Processor> processors() {
    return plan.processors();
  }

  /** Game dates of the range, oldest first. */
  List<LocalDate> gameDates() {
    return calendar.gameDates(start(), end());
  }

  /** {@code FROM table WHERE date BETWEEN ...} over the whole range. */
  String slice(TableSpec<?> table) {
    return StoredRows.slice(table, start(), end());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
