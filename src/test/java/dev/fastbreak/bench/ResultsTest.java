package dev.fastbreak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

  private static Measurement seconds(double seconds) {
    return new Measurement(seconds, 0, 0, new Parts());
  }

  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    Results results = new Results();
    results.add("x", seconds(9));
    results.add("x", seconds(1));
    results.add("x", seconds(2));
    assertThat(results.seconds("x")).isEqualTo(2);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    Results results = new Results();
    results.add("x", seconds(9));
    results.add("x", seconds(1));
    results.add("x", seconds(2));
    results.add("x", seconds(3));
    assertThat(results.seconds("x")).isEqualTo(2.5);
  }

  @Test
  void programsAreComparedRunByRun() {
    Results results = new Results();
    // The second round fell into a busy minute, for both.
    for (double seconds : new double[] {2, 20, 2}) {
      results.add("ours", seconds(seconds));
    }
    for (double seconds : new double[] {4, 40, 5}) {
      results.add("theirs", seconds(seconds));
    }
    assertThat(results.ratio("ours", "theirs", Measurement::seconds)).isEqualTo(0.5);
  }
}
