package dev.fastbreak.core.window;

/** Words for how many games stand behind a value. */
public final class SampleSize {

  private SampleSize() {}

  /**
   * {@code excellent} when the window is full, {@code good} from 70 percent of it, {@code limited}
   * from half of it (both rounded down to whole games), else {@code insufficient}.
   */
  public static String quality(int games, int window) {
    if (games >= window) {
      return "excellent";
    }
    if (games >= window * 7 / 10) {
      return "good";
    }
    return games >= window / 2 ? "limited" : "insufficient";
  }

  /** {@code high} from {@code enough} games, {@code medium} from {@code some}, else {@code low}. */
  public static String tier(int games, int enough, int some) {
    return games >= enough ? "high" : games >= some ? "medium" : "low";
  }
}
