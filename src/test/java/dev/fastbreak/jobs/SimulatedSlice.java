package dev.fastbreak.jobs;

import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.simulation.LeagueSimulation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The first weeks of a simulated season: all thirty teams, holes, trades, missing contexts and
 * everything else that the simulation makes up.
 */
final class SimulatedSlice {

  private SimulatedSlice() {}

  /** So many days of a season. */
  static UpstreamTables of(int year, long seed, int days) {
    return firstDays(LeagueSimulation.seasons(List.of(year), seed).get(0), days);
  }

  /** So many days from the opener of a season on. */
  static UpstreamTables firstDays(UpstreamTables season, int days) {
    LocalDate opener =
        season.schedule().stream().map(game -> game.gameDate()).sorted().findFirst().orElseThrow();
    Predicate<LocalDate> early = date -> date.isBefore(opener.plusDays(days));
    return new UpstreamTables(
        season.seasonYear(),
        only(season.schedule(), game -> early.test(game.gameDate())),
        only(season.playerGames(), row -> early.test(row.gameDate())),
        only(season.teamOffense(), row -> early.test(row.gameDate())),
        only(season.teamDefense(), row -> early.test(row.gameDate())),
        only(season.playerContexts(), row -> early.test(row.gameDate())),
        only(season.teamContexts(), row -> early.test(row.gameDate())));
  }

  /** The same rows in another order. */
  static UpstreamTables shuffled(UpstreamTables tables, long seed) {
    Random random = new Random(seed);
    return new UpstreamTables(
        tables.seasonYear(),
        shuffled(tables.schedule(), random),
        shuffled(tables.playerGames(), random),
        shuffled(tables.teamOffense(), random),
        shuffled(tables.teamDefense(), random),
        shuffled(tables.playerContexts(), random),
        shuffled(tables.teamContexts(), random));
  }

  /** The season with other player games. */
  static <T> List<T> changed(List<T> rows, Predicate<T> which, Function<T, T> change) {
    List<T> changed = new ArrayList<>();
    rows.forEach(row -> changed.add(which.test(row) ? change.apply(row) : row));
    return changed;
  }

  private static <T> List<T> only(List<T> rows, Predicate<T> which) {
    return rows.stream().filter(which).toList();
  }

  private static <T> List<T> shuffled(List<T> rows, Random random) {
    List<T> copy = new ArrayList<>(rows);
    Collections.shuffle(copy, random);
    return copy;
  }
}
