package dev.fastbreak.simulation;

/** A field-goal attempt; whether it went in can still change while the score is settled. */
final class Attempt {

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
