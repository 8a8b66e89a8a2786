package dev.fastbreak.simulation;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A stream of chance. Streams are named by what they are for, so that drawing more often for one
 * purpose never moves another's draws, and a season never depends on its companions.
 *
 * <p>Only {@link SplittableRandom#nextLong()} is used of the generator, and only {@link StrictMath}
 * of the transcendental functions: the same seed gives the same league on every Java.
 */
final class Dice {

  /** What a stream is for. The numbers are part of what a seed means. */
  enum Purpose {
    FIXTURES(1),
    CAREER(2),
    FORM(3),
    TEAMS(4),
    ROSTERS(5),
    TRANSACTIONS(6),
    INJURIES(7),
    GAME(8),
    GAPS(9),
    ROW(10);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The stream of a purpose; {@code parts} tell streams of one purpose apart. */
  static Dice of(long seed, Purpose purpose, long... parts) {
    long state = mixed(seed ^ mixed(purpose.number));
    for (long part : parts) {
      state = mixed(state + 0x9e3779b97f4a7c15L ^ mixed(part));
    }
    return new Dice(state);
  }

  /** The finalizer of MurmurHash3 in Stafford's variant 13: near seeds give unlike streams. */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** A whole number in [0, bound). */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** A whole number in [low, high], both ends included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** Close to normally distributed: the sum of twelve uniforms, so never beyond 6 deviations. */
  double normal(double mean, double deviation) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += uniform();
    }
    return mean + deviation * sum;
  }

  /** A factor around 1 whose logarithm is normally distributed. */
  double factor(double deviation) {
    return StrictMath.exp(normal(0, deviation));
  }

  /** How many of {@code trials} succeed. */
  int successes(int trials, double probability) {
    return (int) IntStream.range(0, trials).filter(trial -> chance(probability)).count();
  }

  /**
   * An index, drawn in proportion to its weight.
   *
   * @param weights not negative, at least one positive
   */
  int pick(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double rest = uniform() * sum;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        rest -= weights[i];
        if (rest < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
