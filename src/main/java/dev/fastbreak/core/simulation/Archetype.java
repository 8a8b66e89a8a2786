package dev.fastbreak.core.simulation;

/**
 * Kinds of players. Rates are per 36 minutes; the figures are those of typical real players of the
 * kind.
 */
enum Archetype {
  POINT(
      0.18, zones(0.37, 0.20, 0.43), -0.045, 0.000, 0.6, 3.5, 6.8, 1.4, 0.3, 2.6, 2.3, 0.22, 0.82),
  WING(0.21, zones(0.40, 0.14, 0.46), 0.000, 0.000, 1.0, 4.4, 2.6, 1.2, 0.5, 1.5, 2.7, 0.20, 0.78),
  SHOOTER(
      0.15, zones(0.20, 0.14, 0.66), -0.020, 0.015, 0.6, 3.5, 2.4, 1.0, 0.3, 1.3, 2.5, 0.13, 0.84),
  SLASHER(
      0.12, zones(0.57, 0.17, 0.26), -0.005, -0.020, 1.1, 4.2, 4.0, 1.3, 0.5, 2.2, 2.6, 0.33, 0.75),
  FORWARD(
      0.12, zones(0.49, 0.16, 0.35), 0.005, -0.008, 1.9, 5.8, 2.2, 1.0, 0.8, 1.6, 3.1, 0.27, 0.75),
  STRETCH_BIG(
      0.07, zones(0.47, 0.15, 0.38), 0.030, 0.000, 2.1, 6.8, 2.2, 0.8, 1.3, 1.7, 3.4, 0.24, 0.77),
  RIM_BIG(
      0.11, zones(0.80, 0.16, 0.04), 0.045, -0.060, 3.6, 7.6, 1.9, 0.8, 1.8, 1.8, 3.9, 0.38, 0.67),
  MIDRANGE(
      0.04, zones(0.30, 0.44, 0.26), -0.010, 0.000, 1.0, 4.3, 3.6, 1.0, 0.4, 2.0, 2.3, 0.27, 0.83);

  /** Share of players of this kind. */
  final double frequency;

  /** Share of shots by {@link Zone}. */
  private final double[] zones;

  /** Added to the share of paint shots and of threes that go in. */
  final double paintTouch;

  final double threeTouch;
  final double offensiveRebounds;
  final double defensiveRebounds;
  final double assists;
  final double steals;
  final double blocks;
  final double turnovers;
  final double fouls;

  /** Free throws per field-goal attempt. */
  final double freeThrowRate;

  final double freeThrowTouch;

  Archetype(
      double frequency,
      double[] zones,
      double paintTouch,
      double threeTouch,
      double offensiveRebounds,
      double defensiveRebounds,
      double assists,
      double steals,
      double blocks,
      double turnovers,
      double fouls,
      double freeThrowRate,
      double freeThrowTouch) {
    this.frequency = frequency;
    this.zones = zones;
    this.paintTouch = paintTouch;
    this.threeTouch = threeTouch;
    this.offensiveRebounds = offensiveRebounds;
    this.defensiveRebounds = defensiveRebounds;
    this.assists = assists;
    this.steals = steals;
    this.blocks = blocks;
    this.turnovers = turnovers;
    this.fouls = fouls;
    this.freeThrowRate = freeThrowRate;
    this.freeThrowTouch = freeThrowTouch;
  }

  private static double[] zones(double paint, double midRange, double three) {
    return new double[] {paint, midRange, three};
  }

  /** Share of shots from a zone. */
  double share(Zone zone) {
    return zones[zone.ordinal()];
  }

  /** A kind, drawn by frequency. */
  static Archetype drawn(Dice dice) {
    Archetype[] all = values();
    double[] weights = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      weights[i] = all[i].frequency;
    }
    return all[dice.pick(weights)];
  }
}
