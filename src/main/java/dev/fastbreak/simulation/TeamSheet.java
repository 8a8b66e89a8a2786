package dev.fastbreak.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One team's side of a game while it is being played. */
final class TeamSheet {

  final int team;
  final boolean home;
  final TeamStyle style;
  final List<StatLine> lines;
  final List<Attempt> attempts = new ArrayList<>(96);

  /** Blocks by the zone of the blocked shot. */
  final Map<Zone, Long> blocks = new EnumMap<>(Zone.class);

  int offensiveRebounds;

  /** Turnovers charged to nobody, such as shot-clock violations. */
  int teamTurnovers;

  TeamSheet(int team, boolean home, TeamStyle style, List<StatLine> lines) {
    this.team = team;
    this.home = home;
    this.style = style;
    this.lines = lines;
  }

  int points() {
    int points = 0;
    for (Attempt attempt : attempts) {
      points += attempt.made ? attempt.zone.points : 0;
    }
    for (StatLine line : lines) {
      points += line.freeThrowsMade;
    }
    return points;
  }

  int misses() {
    int misses = 0;
    for (Attempt attempt : attempts) {
      misses += attempt.made ? 0 : 1;
    }
    return misses;
  }

  /** One weight per line: a rate times the time on the floor. */
  double[] weights(ToDoubleFunction<Athlete> rate) {
    double[] weights = new double[lines.size()];
    for (int i = 0; i < weights.length; i++) {
      StatLine line = lines.get(i);
      weights[i] = rate.applyAsDouble(line.athlete) * line.floorTime;
    }
    return weights;
  }
}
