package dev.fastbreak.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulasTest {

  @Test
  void aMeanNamesItsTermsAndSkipsUnknownOnes() {
    List<Long> points = Arrays.asList(25L, null, 30L, 12L);
    assertThat(Formulas.mean(points, x -> x)).isEqualTo("(25 + 30 + 12) / 3");
    assertThat(Formulas.gaps(points, "points", x -> x)).isEqualTo("3 of 4 games have points");
  }

  @Test
  void aLongSumIsGivenAsItsTotal() {
    List<BigDecimal> usage = Collections.nCopies(21, new BigDecimal("20.50"));
    assertThat(Formulas.mean(usage, x -> x)).isEqualTo("430.50 / 21"); // 21 * 20.50
  }

  @Test
  void nothingKnownGivesNoFormulaButAReason() {
    List<Long> none = Arrays.asList(null, null);
    assertThat(Formulas.mean(none, x -> x)).isEmpty();
    assertThat(Formulas.gaps(none, "points", x -> x))
        .isEqualTo("null: no game of the window has points");
    assertThat(Formulas.gaps(List.<Long>of(), "points", x -> x))
        .isEqualTo("null: no game in the window");
  }

  /** 2, 4, 4, 10: sum 20, squares 4 + 16 + 16 + 100 = 136, variance (4 * 136 - 400) / 12 = 12. */
  @Test
  void theDeviationIsTheOneThatIsStored() {
    List<Long> points = List.of(2L, 4L, 4L, 10L);
    String formula = Formulas.deviation(points, x -> x);
    assertThat(formula).isEqualTo("sqrt((4 * 136 - 20 * 20) / (4 * 3))");
    assertThat(Arithmetic.valueOf(formula).setScale(2, RoundingMode.HALF_UP))
        .isEqualTo(Statistics.sampleDeviation(points, x -> x, 2));
    assertThat(Formulas.deviation(List.of(2L), x -> x)).isEmpty();
  }

  @Test
  void decimalsAreShort() {
    assertThat(Formulas.decimal(Fraction.of("68.10"))).isEqualTo("68.1");
    assertThat(Formulas.decimal(Fraction.of(2, 3))).isEqualTo("0.666666667");
    assertThat(Formulas.decimal(Fraction.of(100))).isEqualTo("100");
    assertThat(Formulas.decimal(Fraction.ZERO)).isEqualTo("0");
  }
}
