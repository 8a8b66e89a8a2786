package dev.fastbreak.bench.micro;

import dev.fastbreak.app.simulation.SimulateLeague;
import dev.fastbreak.core.plan.SeasonFingerprints;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.shotzones.ShotZoneCalculator;
import dev.fastbreak.core.window.History;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One simulated season, read from a warehouse as the program reads it, and its shot zone rows. */
@State(Scope.Benchmark)
public class SimulatedInput {

  private static final int YEAR = 2021;
  private static final long SEED = 7;

  SeasonSchedule season;
  List<LocalDate> dates;
  SeasonFingerprints fingerprints;
  List<PlayerGame> games;
  EntityHistories<PlayerGame> histories;
  ShotZoneCalculator calculator;
  List<PlayerShotZoneAnalysis> rows;

  @Setup
  public void simulate() throws IOException {
    Path folder = Files.createTempDirectory("fastbreak-bench");
    Path file = folder.resolve("season.duckdb");
    try (WarehouseSession session = Warehouses.of("duckdb:" + file).open()) {
      SimulateLeague.run(List.of(YEAR), SEED, true, session, Clock.systemUTC(), sentence -> {});
      season = Upstream.calendar(session).seasons().get(YEAR);
      fingerprints = Upstream.fingerprints(session, season, season.gameDates().last());
      games =
          session
              .fetch(new Slice<>(PlayerGame.PROJECTION, season.opener(), season.gameDates().last()))
              .rows();
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
    dates = season.gameDates().stream().filter(date -> !season.isBootstrap(date)).toList();
    histories =
        EntityHistories.of(
            season.opener(), new InputRows<>(games, List.of()), PlayerGame::playerLookup);
    calculator =
        new ShotZoneCalculator(
            season,
            new TeamGamesPresent(
                histories.byName().values().stream()
                    .map(History::newestFirst)
                    .flatMap(Collection::stream)
                    .map(game -> new TeamGame(game.teamAbbr(), game.gameDate()))
                    .collect(Collectors.toSet())));
    rows = shotZones();
  }

  /** Computes every player on every date. */
  List<PlayerShotZoneAnalysis> shotZones() {
    List<PlayerShotZoneAnalysis> made = new ArrayList<>();
    for (String player : histories.names()) {
      calculator
          .of(player, histories.of(player))
          .compute(
              dates,
              thrown -> {
                throw thrown;
              },
              (name, date, result) -> {
                if (result instanceof Result.Row<PlayerShotZoneAnalysis> row) {
                  made.add(row.row());
                }
              });
    }
    return made;
  }
}
