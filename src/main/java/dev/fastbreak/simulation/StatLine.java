package dev.fastbreak.simulation;

/** One player's box line while the game is being played. */
final class StatLine {

  final Athlete athlete;
  final int minutes;

  /** Minutes as a weight: a stint of less than half a minute still counts for something. */
  final double floorTime;

  int threesMade;
  int threesAttempted;
  int fieldGoalsMade;
  int fieldGoalsAttempted;
  int freeThrowsMade;
  int freeThrowsAttempted;
  int offensiveRebounds;
  int defensiveRebounds;
  int assists;
  int steals;
  int blocks;
  int turnovers;
  int fouls;
  int plusMinus;
  int assistedMakes;

  StatLine(Athlete athlete, int minutes) {
    this.athlete = athlete;
    this.minutes = minutes;
    this.floorTime = Math.max(minutes, 0.35);
  }

  int points() {
    return 2 * fieldGoalsMade + threesMade + freeThrowsMade;
  }
}
