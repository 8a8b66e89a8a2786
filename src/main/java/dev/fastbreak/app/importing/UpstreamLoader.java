package dev.fastbreak.app.importing;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.UpstreamLoad;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts whole seasons of upstream tables into a warehouse, in one transaction. What the warehouse
 * holds of those seasons and the tables do not is deleted; rows with the same content hash are left
 * alone.
 */
public final class UpstreamLoader {

  private static final Logger LOG = LoggerFactory.getLogger(UpstreamLoader.class);

  /** A row of the warehouse's schedule, as far as it bounds a season. */
  record SeasonDate(LocalDate gameDate, long seasonYear) {}

  /** First and last game date of a season. */
  record Span(LocalDate from, LocalDate to) {
    static Span of(LocalDate date) {
      return new Span(date, date);
    }

    Span and(Span other) {
      return new Span(
          from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    boolean contains(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }

    boolean overlaps(Span other) {
      return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
  }

  private UpstreamLoader() {}

  /**
   * Loads seasons.
   *
   * @param seasons each season once, each with its schedule
   * @param session where to; its missing tables are created
   * @param clock gives {@code processed_at} of the rows that change
   * @return what changed, six tables per season, seasons in the order given
   * @throws ImportException when the dates of two seasons overlap, so that loading one would delete
   *     rows of the other
   */
  public static List<LoadResult> load(
      List<UpstreamTables> seasons, WarehouseSession session, Clock clock) {
    session.createMissingTables();
    Map<Integer, Span> spans =
        spans(seasons.stream().flatMap(season -> season.schedule().stream()), session);
    Instant processedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<TableLoad<?>> loads = new ArrayList<>();
    for (UpstreamTables season : seasons) {
      Span span = spans.get(season.seasonYear());
      if (span != null) {
        loads.addAll(loads(season, processedAt, span));
      }
    }
    for (TableLoad<?> load : loads) {
      LOG.info(
          "Loading {}: {} rows of {} to {}",
          load.table(),
          load.rows().size(),
          load.from(),
          load.to());
    }
    List<LoadResult> results = session.load(loads);
    LOG.info("Loaded and committed");
    return results.stream().filter(result -> result.table() != Tables.UPSTREAM_LOADS).toList();
  }

  private static List<TableLoad<?>> loads(UpstreamTables season, Instant processedAt, Span span) {
    List<TableLoad<?>> loads = new ArrayList<>();
    loads.add(load(Tables.SCHEDULE, season.schedule(), processedAt, span));
    loads.add(load(Tables.PLAYER_GAME_SUMMARY, season.playerGames(), processedAt, span));
    loads.add(load(Tables.TEAM_OFFENSE_GAME_SUMMARY, season.teamOffense(), processedAt, span));
    loads.add(load(Tables.TEAM_DEFENSE_GAME_SUMMARY, season.teamDefense(), processedAt, span));
    loads.add(
        load(Tables.UPCOMING_PLAYER_GAME_CONTEXT, season.playerContexts(), processedAt, span));
    loads.add(load(Tables.UPCOMING_TEAM_GAME_CONTEXT, season.teamContexts(), processedAt, span));
    loads.add(load(Tables.UPSTREAM_LOADS, ledger(loads), processedAt, span));
    return loads;
  }

  /** What the load ledger says of the tables that were filled over a range. */
  private static List<UpstreamLoad> ledger(List<TableLoad<?>> loads) {
    return loads.stream()
        .map(
            load ->
                new UpstreamLoad(
                    load.table().qualifiedName(), load.from(), load.to(), load.rows().size()))
        .toList();
  }

  static <T extends Record> TableLoad<T> load(
      TableSpec<T> table, List<T> rows, Instant processedAt, Span span) {
    ContentHasher hasher = ContentHasher.of(table);
    List<Stored<T>> stored = new ArrayList<>(rows.size());
    for (T row : rows) {
      stored.add(new Stored<>(row, hasher.hash(table.contentValues(row)), processedAt, ""));
    }
    return new TableLoad<>(table, stored, span.from(), span.to());
  }

  /**
   * The dates of each season, of the input and of the warehouse together: a game that moved into
   * the season's range must not leave its old rows behind.
   */
  static Map<Integer, Span> spans(Stream<ScheduledGame> input, WarehouseSession session) {
    TreeMap<Integer, Span> spans = new TreeMap<>();
    for (SeasonDate known :
        session.fetch(Slice.all(Projection.of(Tables.SCHEDULE, SeasonDate.class))).rows()) {
      spans.merge((int) known.seasonYear(), Span.of(known.gameDate()), Span::and);
    }
    input.forEach(
        game -> spans.merge((int) game.seasonYear(), Span.of(game.gameDate()), Span::and));
    requireApart(spans);
    return spans;
  }

  private static void requireApart(TreeMap<Integer, Span> spans) {
    spans.forEach(
        (year, span) -> {
          Map.Entry<Integer, Span> next = spans.higherEntry(year);
          if (next != null && !span.to().isBefore(next.getValue().from())) {
            throw new ImportException(
                "Season %s has games up to %s, season %s from %s on: the seasons overlap, so loading one would delete rows of the other. Check the dates of both schedules, in the input and in the warehouse."
                    .formatted(
                        new Season(year),
                        span.to(),
                        new Season(next.getKey()),
                        next.getValue().from()));
          }
        });
  }
}
