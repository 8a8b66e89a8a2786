package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;

/** Game logs of simulated seasons, for tests that derive tables from parts of them. */
public final class SimulatedLogs {

  private SimulatedLogs() {}

  /** A whole season by the year in which it starts. */
  public static GameLog of(int year, long seed) {
    return SeasonSimulation.of(year, seed).log();
  }
}
