package dev.fastbreak.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Deals a game's minutes to a team's players. */
final class Rotation {

  /** Mean minutes by rank in the rotation. */
  private static final double[] LADDER = {
    35.8, 34.2, 32.2, 30.0, 27.0, 23.3, 19.6, 16.2, 12.2, 8.0
  };

  private static final double SPREAD = 3.2;
  private static final int LONGEST_STINT = 43;

  /** Now and then the coach gives somebody a try. */
  private static final double TRIAL = 0.02;

  private static final double TRIAL_STANDING = 0.9;

  private Rotation() {}

  /** A player and how highly the coach thinks of him tonight. */
  private record Ranked(Athlete athlete, double standing) {}

  /**
   * The box lines of those who play, best first; minutes sum to exactly 240 and 25 per overtime.
   *
   * @param fit at least eight
   * @param lopsided whether the game is decided early and the end of the bench gets its minutes
   */
  static List<StatLine> deal(List<Athlete> fit, int overtimes, boolean lopsided, Dice dice) {
    List<Ranked> ranked = new ArrayList<>(fit.size());
    for (Athlete athlete : fit) {
      double whim = dice.chance(TRIAL) ? TRIAL_STANDING : 0;
      ranked.add(new Ranked(athlete, athlete.rating() + whim + dice.normal(0, 0.15)));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::standing).reversed());
    int regulars = Math.min(ranked.size(), dice.chance(0.72) ? LADDER.length : LADDER.length - 1);
    int extras = lopsided ? dice.between(1, 2) : dice.chance(0.08) ? 1 : 0;
    int players = Math.min(ranked.size(), regulars + extras);

    double[] wanted = new double[players];
    for (int i = 0; i < players; i++) {
      wanted[i] =
          i < regulars
              ? Math.max(1, LADDER[i] + dice.normal(0, SPREAD))
              : lopsided ? dice.uniform() * 6.5 : dice.uniform() * 3;
    }
    int longest = LONGEST_STINT + 5 * overtimes;
    int[] minutes = whole(wanted, regulars, 240 + 25 * overtimes, longest);
    return IntStream.range(0, players)
        .mapToObj(i -> new StatLine(ranked.get(i).athlete(), minutes[i]))
        .toList();
  }

  /** Scales the regulars' minutes to the total and rounds so that the sum stays exact. */
  private static int[] whole(double[] wanted, int regulars, int total, int longest) {
    int[] minutes = Arrays.stream(wanted).mapToInt(some -> (int) some).toArray();
    double regular = 0;
    for (int i = 0; i < regulars; i++) {
      regular += wanted[i];
    }
    int rest = total - Arrays.stream(minutes, regulars, minutes.length).sum();
    int left = rest;
    for (int i = 0; i < regulars; i++) {
      minutes[i] = Math.min(longest, (int) (wanted[i] * rest / regular));
      left -= minutes[i];
    }
    for (int i = 0; left > 0; i = (i + 1) % regulars) {
      if (minutes[i] < longest) {
        minutes[i]++;
        left--;
      }
    }
    return minutes;
  }
}
