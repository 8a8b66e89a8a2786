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
}
