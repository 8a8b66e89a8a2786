package dev.fastbreak.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("all")
class SimulateLeagueIT {

  @TempDir private Path folder;

  @Test
  void theSameSeedAgainChangesNothingAndAnotherReplacesTheSeason() {
    Warehouse warehouse = Warehouses.of("duckdb:" + folder.resolve("league.duckdb"));
    try (WarehouseSession session = warehouse.open()) {
      List<LoadResult> first = simulate(session, 1);
      assertThat(first).hasSize(6).allMatch(load -> load.inserted() > 500);

      assertThat(simulate(session, 1)).hasSize(6).noneMatch(LoadResult::changedAnything);

      assertThat(simulate(session, 2)).allMatch(LoadResult::changedAnything);
      Object players =
          session
              .query("SELECT count(DISTINCT player_lookup) FROM nba_analytics.player_game_summary")
              .rows()
              .get(0)
              .get(0);
      assertThat((Long) players).isBetween(470L, 530L);
    }
  }

  private static List<LoadResult> simulate(WarehouseSession session, long seed) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    return SimulateLeague.run(List.of(2021), seed, true, session, clock, sentence -> {});
  }
}
