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
import org.jspecify.annotations.Nullable;

/** What is validated, and what every check needs to know about it. */
final class Scope {

  private final WarehouseSession session;
  private final Plan plan;
  private final LeagueCalendar calendar;
  private final Ledger ledger;
  private final Map<Gate, Map<Processor, Findings>> findings = new EnumMap<>(Gate.class);
  private final TreeSet<LocalDate> dueDates = new TreeSet<>();

  /**
   * The part of a season that is validated.
   *
   * @param from first day, not before the opener
   * @param to last day, not after the season's last game date
   */
  record SeasonPart(SeasonSchedule season, LocalDate from, LocalDate to) {}

  Scope(WarehouseSession session, Plan plan) {
    this.session = session;
    this.plan = plan;
    this.calendar = Upstream.calendar(session);
    this.ledger = Ledger.read(session, plan.start(), plan.end());
    for (SeasonPart part : seasons()) {
      part.season().datesUpToFront().subSet(part.from(), part.to().plusDays(1)).stream()
          .filter(date -> !part.season().isBootstrap(date))
          .forEach(dueDates::add);
    }
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

  WarehouseSession session() {
    return session;
  }

  Plan plan() {
    return plan;
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

  LeagueCalendar calendar() {
    return calendar;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Game dates of the range, oldest first. */
  List<LocalDate> gameDates() {
    return calendar.gameDates(start(), end());
  }

  /** Game dates of the range less bootstrap. */
  SortedSet<LocalDate> dueDates() {
    return Collections.unmodifiableSortedSet(dueDates);
  }

  /** The seasons with a game date in the range, cut to it. */
  List<SeasonPart> seasons() {
    return calendar.seasons().values().stream()
        .filter(season -> !season.gameDates().subSet(start(), end().plusDays(1)).isEmpty())
        .map(
            season ->
                new SeasonPart(
                    season,
                    later(start(), season.opener()),
                    earlier(end(), season.gameDates().last())))
        .toList();
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
