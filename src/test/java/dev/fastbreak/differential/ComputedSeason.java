package dev.fastbreak.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.importing.UpstreamImport;
import dev.fastbreak.app.simulation.SimulateLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A season in a DuckDB file, computed by all five processors as a user would. */
final class ComputedSeason {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private ComputedSeason() {}

  /** Simulates a season, makes its input as untidy as inputs are, and computes it. */
  static void simulated(Path file, int year, long seed) throws SQLException {
    Warehouse warehouse = warehouse(file);
    try (WarehouseSession session = warehouse.open()) {
      SimulateLeague.run(List.of(year), seed, true, session, CLOCK, sentence -> {});
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(Sql.read("trouble"));
    }
    compute(warehouse, year);
  }

  /** Imports the real data and computes one of its seasons. */
  static void real(Path file, Path data, int year) {
    Warehouse warehouse = warehouse(file);
    try (WarehouseSession session = warehouse.open()) {
      UpstreamImport.run(data, session, CLOCK, sentence -> {});
    }
    compute(warehouse, year);
  }

  private static Warehouse warehouse(Path file) {
    return Warehouses.of("duckdb:" + file);
  }

  private static void compute(Warehouse warehouse, int year) {
    BeamRunner runner = new BeamRunner(warehouse, CLOCK, Map.of(), Calculations.STANDARD);
    Backfill backfill = new Backfill(warehouse, runner, CLOCK, new BackfillListener() {});
    BackfillSummary summary =
        backfill.run(
            new BackfillRequest(
                LocalDate.of(year, 8, 1),
                LocalDate.of(year + 1, 7, 31),
                List.of(Processor.values()),
                true,
                false,
                ChunkSize.SEASON,
                1.0,
                Map.of(),
                1,
                null));
    assertThat(summary.processors())
        .allSatisfy(
            processor -> {
              assertThat(processor.error()).isNull();
              assertThat(processor.count(Outcome.FAILED))
                  .as("%s, dates that failed", processor.processor())
                  .isZero();
              assertThat(processor.count(Outcome.BLOCKED))
                  .as("%s, dates that are blocked", processor.processor())
                  .isZero();
            });
  }
}
