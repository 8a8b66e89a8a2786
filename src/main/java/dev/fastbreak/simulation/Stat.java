package dev.fastbreak.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What is counted of a player in a game. */
enum Stat {
  FIELD_GOALS_MADE,
  FIELD_GOALS_ATTEMPTED,
  THREES_MADE,
  THREES_ATTEMPTED,
  FREE_THROWS_MADE,
  FREE_THROWS_ATTEMPTED,
  /** Makes on a pass. */
  ASSISTED_MAKES,
  PLUS_MINUS,
  OFFENSIVE_REBOUNDS(0.2, 0),
  DEFENSIVE_REBOUNDS(0.2, 0.04),
  ASSISTS(0.3, 0.13),
  STEALS(0.25, 0),
  BLOCKS(0.35, 0),
  TURNOVERS(0.15, 0.12),
  FOULS(0.15, 0);

  /** Those of which a player has a rate. */
  private static final Set<Stat> RATED = EnumSet.range(OFFENSIVE_REBOUNDS, FOULS);

  /** Deviation of the rate's logarithm among players of a kind. */
  final double deviation;

  /** What a point of rating adds to the rate's logarithm. */
  final double growth;

  /** Rates of the stats that have one, in their order. */
  static Map<Stat, Double> rates(double... rates) {
    Map<Stat, Double> byStat = new EnumMap<>(Stat.class);
    for (Stat stat : RATED) {
      byStat.put(stat, rates[byStat.size()]);
    }
    return byStat;
  }

  Stat() {
    this(0, 0);
  }

  Stat(double deviation, double growth) {
    this.deviation = deviation;
    this.growth = growth;
  }
}
