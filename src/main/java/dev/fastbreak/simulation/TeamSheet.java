package dev.fastbreak.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One team's side of a game while it is being played. */
final class TeamSheet {

  /** A field-goal attempt; whether it went in can still change while the score is settled. */
  static final class Attempt {
    final StatLine shooter;
    final Zone zone;
    final int distance;
    boolean made;

    Attempt(StatLine shooter, Zone zone, int distance, boolean made) {
      this.shooter = shooter;
      this.zone = zone;
      this.distance = distance;
      this.made = made;
    }
  }

  final GameEngine.Side side;
  final boolean home;
  final List<StatLine> lines;
  final List<Attempt> attempts = new ArrayList<>(96);

  /** Blocks by the zone of the blocked shot. */
  final Map<Zone, Long> blocks = new EnumMap<>(Zone.class);

  int offensiveRebounds;

  /** Turnovers charged to nobody, such as shot-clock violations. */
  int teamTurnovers;

  TeamSheet(GameEngine.Side side, boolean home, List<StatLine> lines) {
    this.side = side;
    this.home = home;
    this.lines = lines;
  }

  String tricode() {
    return Teams.tricode(side.team());
  }

  /** What the players have together. */
  int sum(Stat stat) {
    return lines.stream().mapToInt(line -> line.count(stat)).sum();
  }

  int points() {
    int ofShots = attempts.stream().mapToInt(shot -> shot.made ? shot.zone.points : 0).sum();
    return ofShots + sum(Stat.FREE_THROWS_MADE);
  }

  double[] weights(Stat stat) {
    return weights(athlete -> athlete.rate(stat));
  }

  /** One weight per line: a rate times the time on the floor. */
  double[] weights(ToDoubleFunction<Athlete> rate) {
    return lines.stream()
        .mapToDouble(line -> rate.applyAsDouble(line.athlete) * line.floorTime)
        .toArray();
  }
}
