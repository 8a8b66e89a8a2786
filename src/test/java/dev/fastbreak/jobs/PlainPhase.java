package dev.fastbreak.jobs;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase.Entities;
import dev.fastbreak.core.phase.PhaseInputs;
import dev.fastbreak.core.phase.TeamRows;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.plan.InputDigests;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowCollector;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The five processors one after the other over rows in memory, without Beam and without a
 * warehouse: by the program's own readers and calculators, in milliseconds.
 */
final class PlainPhase {

  /** A date of a player or team. */
  record Of(Processor processor, LocalDate date, String entity) {}

  /** What became of it: the hash of the row, or the category and the reason of the failure. */
  record Became(@Nullable FailureCategory failure, String what) {}

  private final Map<TableSpec<?>, List<@Nullable Object[]>> upstream = new LinkedHashMap<>();

  private PlainPhase() {}

  /** Upstream rows as they are stored; tests change them. */
  static PlainPhase of(UpstreamTables tables) {
    PlainPhase phase = new PlainPhase();
    phase.put(Tables.SCHEDULE, tables.schedule());
    phase.put(Tables.PLAYER_GAME_SUMMARY, tables.playerGames());
    phase.put(Tables.TEAM_OFFENSE_GAME_SUMMARY, tables.teamOffense());
    phase.put(Tables.TEAM_DEFENSE_GAME_SUMMARY, tables.teamDefense());
    phase.put(Tables.UPCOMING_PLAYER_GAME_CONTEXT, tables.playerContexts());
    phase.put(Tables.UPCOMING_TEAM_GAME_CONTEXT, tables.teamContexts());
    return phase;
  }

  private <T extends Record> void put(TableSpec<T> table, List<T> rows) {
    ContentHasher hasher = ContentHasher.of(table);
    List<@Nullable Object[]> stored = new ArrayList<>();
    for (T row : rows) {
      String hash = hasher.hash(table.contentValues(row));
      stored.add(table.storedValues(new Stored<>(row, hash, Instant.EPOCH, "")));
    }
    upstream.put(table, stored);
  }

  /** The rows of a table, to be changed. */
  List<@Nullable Object[]> rows(TableSpec<?> table) {
    return upstream.get(table);
  }

  List<TableSpec<?>> tables() {
    return List.copyOf(upstream.keySet());
  }

  /**
   * Computes every date behind the bootstrap.
   *
   * @throws dev.fastbreak.warehouse.WarehouseException when the schedule cannot be used
   */
  Map<Of, Became> compute() {
    WarehouseSession session = session();
    Map<Of, Became> results = new HashMap<>();
    LeagueCalendar calendar = Upstream.calendar(session);
    for (SeasonSchedule season : calendar.seasons().values()) {
      List<LocalDate> dates =
          season.gameDates().stream().filter(date -> !season.isBootstrap(date)).toList();
      if (!dates.isEmpty()) {
        new OneSeason(season, dates, results).compute(session);
      }
    }
    return results;
  }

  private final class OneSeason {
    private final List<LocalDate> dates;
    private final SeasonSchedule season;
    private final Map<Of, Became> results;
    private GroupedRows rows;

    OneSeason(SeasonSchedule season, List<LocalDate> dates, Map<Of, Became> results) {
      this.season = season;
      this.dates = dates;
      this.results = results;
      this.rows = GroupedRows.none(season.opener());
    }

    void compute(WarehouseSession session) {
      LocalDate last = season.gameDates().last();
      SeasonFacts facts = InputDigests.of(Upstream.fingerprints(session, season, last)).facts();
      for (Input<?> input : Inputs.upstream()) {
        rows = rows.and(input, projected(input.columns(), season.opener(), last));
      }
      Calculations c = Calculations.STANDARD;
      compute(facts, Processor.TDZA, Tables.TEAM_DEFENSE_ZONE_ANALYSIS, c.teamDefense());
      compute(facts, Processor.PSZA, Tables.PLAYER_SHOT_ZONE_ANALYSIS, c.shotZones());
      compute(facts, Processor.PCF, Tables.PLAYER_COMPOSITE_FACTORS, c.compositeFactors());
      compute(facts, Processor.PDC, Tables.PLAYER_DAILY_CACHE, c.dailyCaches());
      compute(facts, Processor.ML, Tables.ML_FEATURE_STORE, c.featureVectors());
    }

    private <T extends Record> void compute(
        SeasonFacts facts, Processor processor, TableSpec<T> table, Calculation<T> calculation) {
      ContentHasher hasher = ContentHasher.of(table);
      List<@Nullable Object[]> made = new ArrayList<>();
      int @Nullable [] read =
          Inputs.readProcessors().contains(processor)
              ? Inputs.stored(processor).columns().positionsInTable()
              : null;
      Entities<T> entities =
          calculation.entities(new PhaseInputs(facts, rows, new TeamRows(rows), true), dates);
      entities
          .calculators()
          .forEach(
              entity ->
                  entity.compute(
                      dates,
                      thrown -> Result.thrown(processor.errorCategory(), thrown),
                      (name, date, result) -> {
                        Of of = new Of(processor, date, name);
                        if (result instanceof Result.Failed<T> failed) {
                          results.put(of, new Became(failed.category(), failed.reason()));
                          return;
                        }
                        @Nullable Object[] values =
                            table.valuesToStamp(((Result.Row<T>) result).row());
                        String misfit = table.misfit(values);
                        if (misfit != null) {
                          results.put(of, new Became(FailureCategory.INVALID_INPUT, misfit));
                          return;
                        }
                        String hash = hasher.hash(values);
                        table.stamp(values, hash, Instant.EPOCH, "");
                        results.put(of, new Became(null, hash));
                        if (read != null) {
                          @Nullable Object[] picked = new @Nullable Object[read.length];
                          for (int i = 0; i < read.length; i++) {
                            picked[i] = values[read[i]];
                          }
                          made.add(picked);
                        }
                      }));
      for (LocalDate date : dates) {
        if (!entities.unattributable().concerning(date).isEmpty()) {
          results.put(
              new Of(processor, date, Failure.DATE_LEVEL),
              new Became(FailureCategory.INVALID_INPUT, "rows that name nobody"));
        }
      }
      if (read != null) {
        rows = rows.and(Inputs.stored(processor), made);
      }
    }
  }

  private List<@Nullable Object[]> projected(
      Projection<?> projection, LocalDate from, LocalDate to) {
    TableSpec<?> table = projection.table();
    int date = table.position(table.dateColumn());
    int[] positions = projection.positionsInTable();
    List<@Nullable Object[]> projected = new ArrayList<>();
    for (@Nullable Object[] row : upstream.get(table)) {
      if (row[date] instanceof LocalDate day && !day.isBefore(from) && !day.isAfter(to)) {
        @Nullable Object[] picked = new @Nullable Object[positions.length];
        for (int i = 0; i < picked.length; i++) {
          picked[i] = row[positions[i]];
        }
        projected.add(picked);
      }
    }
    return projected;
  }

  /** A session that can fetch, as planning does. */
  private WarehouseSession session() {
    return (WarehouseSession)
        Proxy.newProxyInstance(
            WarehouseSession.class.getClassLoader(),
            new Class<?>[] {WarehouseSession.class},
            (proxy, method, args) -> fetch((Slice<?>) args[0]));
  }

  private <T extends Record> InputRows<T> fetch(Slice<T> slice) {
    RowCollector<T> collector = new RowCollector<>(slice.projection());
    projected(slice.projection(), slice.from(), slice.to()).forEach(collector::add);
    return collector.collected();
  }
}
