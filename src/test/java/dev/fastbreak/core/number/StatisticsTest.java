package dev.fastbreak.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final List<Long> NONE = Arrays.asList(null, null);

  @Test
  void skipsWhatIsNotKnown() {
    List<Long> points = Arrays.asList(10L, null, 25L, null);
    assertThat(Statistics.sum(points, x -> x)).isEqualTo(35);
    // 35 / 2, not 35 / 4
    assertThat(Statistics.mean(points, x -> x)).isEqualTo(Fraction.of("17.5"));
    List<BigDecimal> minutes = Arrays.asList(new BigDecimal("30.5"), null, new BigDecimal("20.1"));
    assertThat(Statistics.meanOfDecimals(minutes, x -> x)).isEqualTo(Fraction.of("25.3"));
  }

  @Test
  void nothingKnownIsNotZero() {
    assertThat(Statistics.sum(NONE, x -> x)).isNull();
    assertThat(Statistics.mean(NONE, x -> x)).isNull();
    assertThat(Statistics.mean(List.<Long>of(), x -> x)).isNull();
    assertThat(Statistics.meanOfDecimals(List.<BigDecimal>of(), x -> x)).isNull();
    assertThat(Statistics.round(null, 2)).isNull();
    assertThat(Statistics.sampleDeviation(NONE, x -> x, 2)).isNull();
    assertThat(Statistics.sampleDeviation(Arrays.asList(7L, null), x -> x, 2)).isNull();
  }

  @Test
  void sampleDeviationWorkedByHand() {
    // 10, 20, 30: mean 20, squares 100 + 0 + 100 = 200, over n - 1 = 2: 100, root 10
    assertThat(deviation(10L, 20L, 30L)).isEqualTo(new BigDecimal("10.00"));
    // 1, 2: mean 1.5, 0.25 + 0.25 = 0.5, over 1: 0.5, root 0.70710.. -> 0.71
    assertThat(deviation(1L, 2L)).isEqualTo(new BigDecimal("0.71"));
    // 5, 5, 5: no spread
    assertThat(deviation(5L, 5L, 5L)).isEqualTo(new BigDecimal("0.00"));
    // a null is no value: as 10, 20, 30
    assertThat(deviation(10L, null, 20L, 30L)).isEqualTo(new BigDecimal("10.00"));
    // 0, 0, 1: mean 1/3, 1/9 + 1/9 + 4/9 = 2/3, over 2: 1/3, root 0.57735.. -> 0.58
    assertThat(deviation(0L, 0L, 1L)).isEqualTo(new BigDecimal("0.58"));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Random random = new Random(3);
    List<Long> values = new ArrayList<>();
    List<BigDecimal> decimals = new ArrayList<>();
    for (int i = 0; i < 82; i++) {
      values.add(random.nextInt(5) == 0 ? null : (long) random.nextInt(60));
      decimals.add(BigDecimal.valueOf(random.nextInt(480), 1));
    }
    Fraction mean = Statistics.mean(values, x -> x);
    BigDecimal deviation = Statistics.sampleDeviation(values, x -> x, 2);
    Fraction minutes = Statistics.meanOfDecimals(decimals, x -> x);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(values, random);
      Collections.shuffle(decimals, random);
      assertThat(Statistics.mean(values, x -> x)).isEqualTo(mean);
      assertThat(Statistics.sampleDeviation(values, x -> x, 2)).isEqualTo(deviation);
      assertThat(Statistics.meanOfDecimals(decimals, x -> x)).isEqualTo(minutes);
    }
  }

  private static BigDecimal deviation(Long... values) {
    return Statistics.sampleDeviation(Arrays.asList(values), x -> x, 2);
  }
}
