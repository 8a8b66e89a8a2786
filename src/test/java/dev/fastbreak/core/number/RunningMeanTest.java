package dev.fastbreak.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RunningMeanTest {

  // Newest first: 30, unknown, 10, unknown. Oldest first that is unknown, 10, unknown, 30.
  private static final List<Long> POINTS = Arrays.asList(30L, null, 10L, null);

  @Test
  void meansOfTheOldestRowsSkipUnknowns() {
    RunningMean mean = RunningMean.ofWholeNumbers(POINTS, Function.identity());

    assertThat(mean.overOldest(0)).isNull();
    assertThat(mean.overOldest(1)).isNull();
    assertThat(mean.overOldest(2)).isEqualTo(Fraction.of(10));
    assertThat(mean.overOldest(3)).isEqualTo(Fraction.of(10));
    assertThat(mean.overOldest(4)).isEqualTo(Fraction.of(20));
  }

  @Test
  void decimalsAreExact() {
    List<BigDecimal> minutes = List.of(new BigDecimal("0.2"), new BigDecimal("0.1"));

    assertThat(RunningMean.ofDecimals(minutes, Function.identity()).overOldest(2))
        .isEqualTo(Fraction.of(3, 20));
  }

  @Test
  void agreesWithTheMeanOfThoseRowsAlone() {
    List<Long> values = Arrays.asList(7L, 3L, null, 12L, 0L, 41L, null, 5L);
    RunningMean mean = RunningMean.ofWholeNumbers(values, Function.identity());

    for (int n = 0; n <= values.size(); n++) {
      assertThat(mean.overOldest(n))
          .isEqualTo(Statistics.mean(values.subList(values.size() - n, values.size()), v -> v));
    }
  }
}
