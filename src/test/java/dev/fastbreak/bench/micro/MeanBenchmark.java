package dev.fastbreak.bench.micro;

import dev.fastbreak.core.number.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The exact mean of ten decimals, rounded once: with fractions, and with big decimals alone. */
@State(Scope.Thread)
public class MeanBenchmark {

  private static final int GAMES = 10;

  private final List<BigDecimal> minutes = new ArrayList<>();

  public MeanBenchmark() {
    Random random = new Random(7);
    for (int i = 0; i < GAMES; i++) {
      minutes.add(BigDecimal.valueOf(random.nextInt(480), 1));
    }
  }

  @Benchmark
  public BigDecimal fraction() {
    Fraction sum = Fraction.ZERO;
    for (BigDecimal term : minutes) {
      sum = sum.plus(Fraction.of(term));
    }
    return sum.dividedBy(GAMES).round(1);
  }

  @Benchmark
  public BigDecimal bigDecimal() {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal term : minutes) {
      sum = sum.add(term);
    }
    return sum.divide(BigDecimal.valueOf(GAMES), 1, RoundingMode.HALF_UP);
  }
}
