package dev.fastbreak.core.phase3;

/** The four numbers in which shots and box scores must agree. */
public record ShootingLine(int made, int attempted, int threesMade, int threesAttempted) {

  static final ShootingLine NONE = new ShootingLine(0, 0, 0, 0);

  static ShootingLine of(GameLog.PlayerBox box) {
    return new ShootingLine(
        box.fieldGoalsMade(), box.fieldGoalsAttempted(), box.threesMade(), box.threesAttempted());
  }

  ShootingLine plus(ShootingLine other) {
    return new ShootingLine(
        made + other.made,
        attempted + other.attempted,
        threesMade + other.threesMade,
        threesAttempted + other.threesAttempted);
  }

  /** {@code fgm 3, fga 9, fg3m 1, fg3a 4}. */
  @Override
  public String toString() {
    return "fgm %d, fga %d, fg3m %d, fg3a %d"
        .formatted(made, attempted, threesMade, threesAttempted);
  }
}
