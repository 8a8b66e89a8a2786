package dev.fastbreak.app.simulation;

import dev.fastbreak.app.importing.UpstreamLoader;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.simulation.LeagueSimulation;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Simulates seasons and loads their upstream tables, as an import would. The same seasons with the
 * same seed again change nothing; what the warehouse held of these seasons before is replaced.
 */
public final class SimulateLeague {

  private SimulateLeague() {}

  /**
   * Runs a simulation.
   *
   * @param years the years in which the seasons start; see {@link LeagueSimulation#parseSeason}
   * @param seed any number; it alone decides what happens
   * @param gaps whether rows are missing here and there, as real sources lose them
   * @param session the warehouse to load into; its missing tables are created
   * @param clock gives {@code processed_at} of the rows that change
   * @param progress is told what is being done, a sentence at a time
   * @return what changed: per season, in the order given, the six tables in the order of the
   *     catalogue
   * @throws IllegalArgumentException when a year is out of range; nothing has been written then
   * @throws dev.fastbreak.app.importing.ImportException when the dates of a simulated season
   *     overlap those of another season in the warehouse
   * @throws dev.fastbreak.warehouse.WarehouseException when the warehouse refuses
   */
  public static List<LoadResult> run(
      List<Integer> years,
      long seed,
      boolean gaps,
      WarehouseSession session,
      Clock clock,
      Consumer<String> progress) {
    List<UpstreamTables> seasons = new ArrayList<>();
    for (int year : years.stream().distinct().toList()) {
      progress.accept("Simulating season " + LeagueSimulation.seasonName(year));
      seasons.addAll(LeagueSimulation.seasons(List.of(year), seed, gaps));
    }
    progress.accept("Loading the warehouse");
    return UpstreamLoader.load(seasons, session, clock);
  }
}
