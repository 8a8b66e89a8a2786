package dev.fastbreak.simulation;

import java.util.EnumMap;
import java.util.Map;

/** One player's box line while the game is being played. */
final class StatLine {

  final Athlete athlete;
  final int minutes;

  /** Minutes as a weight: a stint of less than half a minute still counts for something. */
  final double floorTime;

  private final Map<Stat, Integer> counts = new EnumMap<>(Stat.class);

  StatLine(Athlete athlete, int minutes) {
    this.athlete = athlete;
    this.minutes = minutes;
    this.floorTime = Math.max(minutes, 0.35);
  }

  void add(Stat stat, int more) {
    counts.merge(stat, more, Integer::sum);
  }

  int count(Stat stat) {
    return counts.getOrDefault(stat, 0);
  }
}
