package dev.fastbreak.core.phase3;

/**
 * Possessions ended by shots, trips to the line and turnovers, in whole hundredths: FGA + 0.44 FTA
 * + TOV is 100 FGA + 44 FTA + 100 TOV hundredths, without any rounding.
 */
public final class PossessionsEnded {

  private PossessionsEnded() {}

  public static long hundredths(
      long fieldGoalsAttempted, long freeThrowsAttempted, long turnovers) {
    return 100 * fieldGoalsAttempted + 44 * freeThrowsAttempted + 100 * turnovers;
  }
}
