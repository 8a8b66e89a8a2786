package dev.fastbreak.simulation;

import java.util.Arrays;
import java.util.Map;

/** Kinds of players. The figures are those of typical real players of the kind. */
enum Archetype {
  POINT(
      0.18,
      new ByZone(0.37, 0.20, 0.43),
      new Touch(new ByZone(-0.045, 0, 0.000), 0.82, 0.22),
      Stat.rates(0.6, 3.5, 6.8, 1.4, 0.3, 2.6, 2.3)),
  WING(
      0.21,
      new ByZone(0.40, 0.14, 0.46),
      new Touch(new ByZone(0.000, 0, 0.000), 0.78, 0.20),
      Stat.rates(1.0, 4.4, 2.6, 1.2, 0.5, 1.5, 2.7)),
  SHOOTER(
      0.15,
      new ByZone(0.20, 0.14, 0.66),
      new Touch(new ByZone(-0.020, 0, 0.015), 0.84, 0.13),
      Stat.rates(0.6, 3.5, 2.4, 1.0, 0.3, 1.3, 2.5)),
  SLASHER(
      0.12,
      new ByZone(0.57, 0.17, 0.26),
      new Touch(new ByZone(-0.005, 0, -0.020), 0.75, 0.33),
      Stat.rates(1.1, 4.2, 4.0, 1.3, 0.5, 2.2, 2.6)),
  FORWARD(
      0.12,
      new ByZone(0.49, 0.16, 0.35),
      new Touch(new ByZone(0.005, 0, -0.008), 0.75, 0.27),
      Stat.rates(1.9, 5.8, 2.2, 1.0, 0.8, 1.6, 3.1)),
  STRETCH_BIG(
      0.07,
      new ByZone(0.47, 0.15, 0.38),
      new Touch(new ByZone(0.030, 0, 0.000), 0.77, 0.24),
      Stat.rates(2.1, 6.8, 2.2, 0.8, 1.3, 1.7, 3.4)),
  RIM_BIG(
      0.11,
      new ByZone(0.80, 0.16, 0.04),
      new Touch(new ByZone(0.045, 0, -0.060), 0.67, 0.38),
      Stat.rates(3.6, 7.6, 1.9, 0.8, 1.8, 1.8, 3.9)),
  MIDRANGE(
      0.04,
      new ByZone(0.30, 0.44, 0.26),
      new Touch(new ByZone(-0.010, 0, 0.000), 0.83, 0.27),
      Stat.rates(1.0, 4.3, 3.6, 1.0, 0.4, 2.0, 2.3));

  /**
   * How the kind scores.
   *
   * @param madeShare added to the share of shots that go in
   * @param freeThrows share of free throws that go in
   * @param freeThrowRate free throws per field-goal attempt
   */
  record Touch(ByZone madeShare, double freeThrows, double freeThrowRate) {}

  /** Share of players of this kind. */
  private final double frequency;

  final ByZone zones;
  final Touch touch;

  /** What the kind does in 36 minutes. */
  final Map<Stat, Double> per36;

  Archetype(double frequency, ByZone zones, Touch touch, Map<Stat, Double> per36) {
    this.frequency = frequency;
    this.zones = zones;
    this.touch = touch;
    this.per36 = per36;
  }

  /** A kind, drawn by frequency. */
  static Archetype drawn(Dice dice) {
    return values()[
        dice.pick(Arrays.stream(values()).mapToDouble(kind -> kind.frequency).toArray())];
  }
}
