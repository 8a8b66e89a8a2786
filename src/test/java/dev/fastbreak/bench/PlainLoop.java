package dev.fastbreak.bench;

import static dev.fastbreak.core.catalog.Tables.ML_FEATURE_STORE;
import static dev.fastbreak.core.catalog.Tables.PLAYER_COMPOSITE_FACTORS;
import static dev.fastbreak.core.catalog.Tables.PLAYER_DAILY_CACHE;
import static dev.fastbreak.core.catalog.Tables.PLAYER_SHOT_ZONE_ANALYSIS;
import static dev.fastbreak.core.catalog.Tables.TEAM_DEFENSE_ZONE_ANALYSIS;
import static dev.fastbreak.core.phase.Calculations.STANDARD;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.phase.Entities;
import dev.fastbreak.core.phase.PhaseInputs;
import dev.fastbreak.core.phase.TeamRows;
import dev.fastbreak.core.plan.InputDigests;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.duckdb.DirectAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The feature tables by the pipelines' own readers, calculators, hasher and appender, in one thread
 * and without Beam: season by season, rows go straight into the tables. Failures are counted and
 * not kept; there is no plan, ledger, staging, check or merge.
 */
public final class PlainLoop {

  private final Path file;
  private final WarehouseSession session;
  private final Parts parts = new Parts();
  private final Instant now = Instant.now();

  private PlainLoop(Path file, WarehouseSession session) {
    this.file = file;
    this.session = session;
  }

  /**
   * Computes all seasons of a file.
   *
   * @param args the DuckDB file, the processors joined by commas, the JSON file to write
   */
  public static void main(String[] args) throws SQLException, IOException {
    compute(Path.of(args[0]), Processors.parse(args[1])).write(Path.of(args[2]));
  }

  static Parts compute(Path file, List<Processor> processors) throws SQLException {
    try (WarehouseSession session = Warehouses.of("duckdb:" + file).open()) {
      session.createMissingTables();
      PlainLoop loop = new PlainLoop(file, session);
      for (SeasonSchedule season : Upstream.calendar(session).seasons().values()) {
        for (Processor processor : processors) {
          loop.compute(processor, season);
        }
      }
      return loop.parts;
    }
  }

  private void compute(Processor processor, SeasonSchedule season) throws SQLException {
    long begin = System.nanoTime();
    long rows =
        switch (processor) {
          case TDZA -> write(season, TEAM_DEFENSE_ZONE_ANALYSIS, STANDARD.teamDefense(), processor);
          case PSZA -> write(season, PLAYER_SHOT_ZONE_ANALYSIS, STANDARD.shotZones(), processor);
          case PCF ->
              write(season, PLAYER_COMPOSITE_FACTORS, STANDARD.compositeFactors(), processor);
          case PDC -> write(season, PLAYER_DAILY_CACHE, STANDARD.dailyCaches(), processor);
          case ML -> write(season, ML_FEATURE_STORE, STANDARD.featureVectors(), processor);
        };
    parts.add(processor, rows, begin);
  }

  /** What a processor reads of a season, by its declaration. */
  private PhaseInputs inputs(Processor processor, SeasonSchedule season) {
    LocalDate last = season.gameDates().last();
    GroupedRows rows = GroupedRows.none(season.opener());
    for (View<?> view : Reads.STANDARD.views(processor).keySet()) {
      rows = with(rows, view, season);
    }
    for (Processor read : processor.reads()) {
      for (View<?> view : Inputs.stored(read).views()) {
        rows = with(rows, view, season);
      }
    }
    SeasonFacts facts = InputDigests.of(Upstream.fingerprints(session, season, last)).facts();
    return new PhaseInputs(facts, rows, new TeamRows(rows), true);
  }

  private <T extends Record & GameRow> GroupedRows with(
      GroupedRows rows, View<T> view, SeasonSchedule season) {
    return rows.and(
        view,
        session.fetch(new Slice<>(view.columns(), season.opener(), season.gameDates().last())));
  }

  private static List<LocalDate> dates(SeasonSchedule season) {
    return season.datesUpToFront().stream().filter(date -> !season.isBootstrap(date)).toList();
  }

  private <T extends Record> long write(
      SeasonSchedule season, TableSpec<T> table, Calculation<T> calculation, Processor processor)
      throws SQLException {
    ContentHasher hasher = ContentHasher.of(table);
    List<LocalDate> dates = dates(season);
    long[] rows = {0};
    try (DirectAppender<T> appender = new DirectAppender<>(file, table)) {
      Entities<T> entities = calculation.entities(inputs(processor, season), dates);
      entities
          .calculators()
          .forEach(
              entity ->
                  entity.compute(
                      dates,
                      thrown -> {
                        throw thrown;
                      },
                      (name, date, result) -> {
                        if (result instanceof Result.Row<T> made) {
                          String hash = hasher.hash(table.contentValues(made.row()));
                          appender.append(new Stored<>(made.row(), hash, now, "plain"));
                          rows[0]++;
                        }
                      }));
    }
    return rows[0];
  }
}
