package dev.fastbreak.core.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextCoverageTest {

  @ParameterizedTest(name = "{1} of {0} covered: thin is {2}")
  @CsvSource({
    "10, 9, false", // exactly 90 percent is not fewer than 90
    "10, 8, true",
    "100, 90, false",
    "100, 89, true",
    "187, 1, true", // one context among 187 players was seen for real
    "11, 10, false", // 90.9
    "1, 0, true",
    "0, 0, false", // nobody has a game, so nobody lacks a context
  })
  void isThinBelowNinetyPercent(long players, long covered, boolean thin) {
    assertThat(new ContextCoverage(players, covered).isThin()).isEqualTo(thin);
  }
}
