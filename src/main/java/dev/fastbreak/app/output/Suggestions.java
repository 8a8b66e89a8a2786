package dev.fastbreak.app.output;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a mistyped word was probably meant as. */
public final class Suggestions {

  private static final int MOST = 3;

  private Suggestions() {}

  /**
   * Known words near a mistyped one, nearest first.
   *
   * @return at most three; none when nothing is near
   */
  public static List<String> near(String typed, Collection<String> known) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(1, wanted.length() / 3);
    return known.stream()
        .distinct()
        .filter(word -> distance(wanted, word.toLowerCase(Locale.ROOT)) <= tolerance)
        .sorted(
            Comparator.comparingInt(
                (String word) -> distance(wanted, word.toLowerCase(Locale.ROOT))))
        .limit(MOST)
        .toList();
  }

  /**
   * Least number of letters to add, drop, replace, or neighbours to swap, that turns one word into
   * the other (optimal string alignment distance).
   */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[one.length()][other.length()];
  }
}
