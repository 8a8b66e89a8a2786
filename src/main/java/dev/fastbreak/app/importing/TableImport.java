package dev.fastbreak.app.importing;

import dev.fastbreak.app.importing.UpstreamLoader.Span;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.UpstreamLoad;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Imports rows of one upstream table from a file of somebody who has such tables. Of each season in
 * it, the file is the whole truth from its first date to its last: what the warehouse holds between
 * them and the file does not is deleted, rows with the same content hash are left alone, other
 * dates are not touched.
 *
 * @param <T> the table's record
 */
public final class TableImport<T extends Record> {

  /** When a row was. */
  record GameDay(@Nullable LocalDate gameDate) {}

  private final TableRows<T> input;
  private final TableSpec<T> table;

  private TableImport(TableRows<T> input) {
    this.input = input;
    this.table = input.table();
  }

  /**
   * Reads a file; no warehouse is needed for that.
   *
   * @throws ImportException when the input is not as it should be
   */
  public static <T extends Record> TableImport<T> read(TableSpec<T> table, Path file) {
    return new TableImport<>(TableRows.read(table, file));
  }

  /**
   * Loads what was read, in one transaction.
   *
   * @param allowMissing whether more than half of what the warehouse holds may be deleted
   * @throws ImportException when a row lies in no season of the schedule, when seasons would
   *     overlap, or when too much would be lost; nothing has been written then
   * @throws dev.fastbreak.warehouse.WarehouseException when the warehouse refuses
   */
  public ImportResult load(WarehouseSession session, Clock clock, boolean allowMissing) {
    session.createMissingTables();
    SortedMap<Integer, List<TableRows.Placed<T>>> seasons = bySeason(session);
    List<UpstreamLoad> ledger =
        session.fetch(Slice.all(Projection.of(Tables.UPSTREAM_LOADS, UpstreamLoad.class))).rows();
    Instant processedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<TableLoad<?>> loads = new ArrayList<>();
    for (List<TableRows.Placed<T>> placed : seasons.values()) {
      List<T> rows = placed.stream().map(TableRows.Placed::row).toList();
      Span given = placed.stream().map(row -> Span.of(row.date())).reduce(Span::and).orElseThrow();
      Span filled = given;
      for (UpstreamLoad line : ledger) {
        Span other = new Span(line.firstDate(), line.lastDate());
        if (isOurs(line) && other.overlaps(given)) {
          filled = filled.and(other);
        }
      }
      List<LocalDate> held = held(session, filled);
      long replaced = held.stream().filter(date -> given.contains(date)).count();
      if (!allowMissing && 2L * rows.size() < replaced) {
        throw new ImportException(
            "The warehouse holds %,d rows of %s from %s to %s, and would hold %,d. Complete the file, or give the others up with --allow-missing. Nothing was changed."
                .formatted(replaced, table, given.from(), given.to(), rows.size()));
      }
      loads.add(UpstreamLoader.load(table, rows, processedAt, given));
      UpstreamLoad filledNow =
          new UpstreamLoad(
              table.qualifiedName(),
              filled.from(),
              filled.to(),
              held.size() - replaced + rows.size());
      loads.add(
          UpstreamLoader.load(
              Tables.UPSTREAM_LOADS, lines(ledger, filled, filledNow), processedAt, filled));
    }
    List<LoadResult> results =
        session.load(loads).stream().filter(load -> load.table() == table).toList();
    return new ImportResult(
        seasons.keySet().stream().map(year -> new Season(year).toString()).toList(),
        results,
        input.notes());
  }

  /** What the load ledger says from now on of ranges that begin in a span. */
  private List<UpstreamLoad> lines(List<UpstreamLoad> ledger, Span span, UpstreamLoad added) {
    return Stream.concat(
            ledger.stream().filter(line -> !isOurs(line) && span.contains(line.firstDate())),
            Stream.of(added))
        .toList();
  }

  private boolean isOurs(UpstreamLoad line) {
    return line.tableName().equals(table.qualifiedName());
  }

  private List<LocalDate> held(WarehouseSession session, Span span) {
    Projection<GameDay> dates = Projection.of(table, GameDay.class);
    return session.fetch(new Slice<>(dates, span.from(), span.to())).rows().stream()
        .map(GameDay::gameDate)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The rows by the season in whose dates they lie. */
  private SortedMap<Integer, List<TableRows.Placed<T>>> bySeason(WarehouseSession session) {
    Stream<ScheduledGame> schedule =
        input.rows().stream()
            .map(TableRows.Placed::row)
            .filter(ScheduledGame.class::isInstance)
            .map(ScheduledGame.class::cast);
    Map<Integer, Span> spans = UpstreamLoader.spans(schedule, session);
    if (spans.isEmpty()) {
      throw new ImportException(
          "The warehouse has no schedule, so nobody can tell the season of a row: import %s first. Nothing was imported."
              .formatted(Tables.SCHEDULE));
    }
    TreeMap<Integer, List<TableRows.Placed<T>>> seasons = new TreeMap<>();
    Mistakes mistakes = new Mistakes();
    for (TableRows.Placed<T> placed : input.rows()) {
      mistakes.gather(
          () ->
              seasons
                  .computeIfAbsent(season(placed, spans), year -> new ArrayList<>())
                  .add(placed));
    }
    mistakes.refuse();
    return seasons;
  }

  private int season(TableRows.Placed<T> placed, Map<Integer, Span> spans) {
    int year =
        spans.entrySet().stream()
            .filter(season -> season.getValue().contains(placed.date()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new ImportException(
                        "%s, column %s: '%s' lies in no season of the warehouse's schedule; import %s first."
                            .formatted(
                                placed.place(),
                                table.dateColumn(),
                                placed.date(),
                                Tables.SCHEDULE)));
    if (placed.year() != null && placed.year() != year) {
      throw new ImportException(
          "%s, column season_year: '%d' is not %d, when the season of %s begins."
              .formatted(placed.place(), placed.year(), year, placed.date()));
    }
    return year;
  }
}
