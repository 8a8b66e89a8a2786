package dev.fastbreak.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {

  /** Hexadecimal forms name the double exactly; the texts are another program's. */
  @ParameterizedTest
  @CsvSource({
    "5e-324, 0x0.0000000000001p-1022",
    "1e-323, 0x0.0000000000002p-1022",
    "1.5e-323, 0x0.0000000000003p-1022",
    "1.1e-322, 0x0.0000000000016p-1022",
    "2.225073858507201e-308, 0x0.fffffffffffffp-1022",
    "2.2250738585072014e-308, 0x1.0000000000000p-1022",
    "1e-07, 0x1.ad7f29abcaf48p-24",
    "1e-05, 0x1.4f8b588e368f1p-17",
    "0.0001, 0x1.a36e2eb1c432dp-14",
    "0.001, 0x1.0624dd2f1a9fcp-10",
    "0.002, 0x1.0624dd2f1a9fcp-9",
    "0.0095, 0x1.374bc6a7ef9dbp-7",
    "0.1, 0x1.999999999999ap-4",
    "0.30000000000000004, 0x1.3333333333334p-2",
    "0.3333333333333333, 0x1.5555555555555p-2",
    "4.35, 0x1.1666666666666p+2",
    "25.0, 0x1.9000000000000p+4",
    "123456789.125, 0x1.d6f3454800000p+26",
    "1000000000000000.0, 0x1.c6bf526340000p+49",
    "9007199254740992.0, 0x1.0000000000000p+53",
    "9999999999999998.0, 0x1.1c37937e07fffp+53",
    "1e+16, 0x1.1c37937e08000p+53",
    "1.2345678901234568e+17, 0x1.b69b4ba630f35p+56",
    "1.8446744073709552e+19, 0x1.0000000000000p+64",
    "8.41e+21, 0x1.c7e83209e90b2p+72",
    "1e+22, 0x1.0f0cf064dd592p+73",
    "1e+23, 0x1.52d02c7e14af6p+76",
    "2e+23, 0x1.52d02c7e14af6p+77",
    "1.7976931348623157e+308, 0x1.fffffffffffffp+1023",
    "0.0, 0x0.0p+0",
    "-0.1, -0x1.999999999999ap-4",
    "-1e-07, -0x1.ad7f29abcaf48p-24",
    // Powers of two: the nearest decimal of that length reads back as the double below.
    "5.684341886080802e-14, 0x1.0000000000000p-44",
    "-5.684341886080802e-14, -0x1.0000000000000p-44",
    "7.120236347223045e-307, 0x1.0000000000000p-1017",
    "7.291122019556398e-304, 0x1.0000000000000p-1007",
    "8.209073602596753e-289, 0x1.0000000000000p-957",
    "5.641232424577593e-278, 0x1.0000000000000p-921",
    "5.858190679279809e-244, 0x1.0000000000000p-808"
  })
  void doublesInTheirShortestForm(String text, String exactly) {
    assertThat(text(Double.parseDouble(exactly))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "25, 25.0",
    "25.00, 25.0",
    "0.583, 0.583",
    "0.580, 0.58",
    "-3.50, -3.5",
    "0, 0.0",
    "0.000, 0.0",
    "100.0, 100.0",
    "1E+3, 1000.0",
    "0.0000001, 0.0000001"
  })
  void decimalsInTheirShortestPlainForm(BigDecimal value, String text) {
    assertThat(text(value)).isEqualTo(text);
  }

  @Test
  void noShorterDecimalReadsBack() {
    Random random = new Random(1);
    for (int i = 0; i < 4_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
        continue;
      }
      checkShortest(value);
      checkShortest(Math.scalb(value < 0 ? -1.0 : 1.0, random.nextInt(2000) - 1000));
      checkShortest(random.nextInt(100_000) / 1000.0 + 0.0005);
    }
  }

  private static void checkShortest(double value) {
    String text = text(value);
    assertThat(Double.parseDouble(text)).isEqualTo(value);
    int digits = new BigDecimal(text).stripTrailingZeros().precision();
    if (digits > 1) {
      BigDecimal exact = new BigDecimal(value);
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
        assertThat(exact.round(new MathContext(digits - 1, mode)).doubleValue())
            .as("%s has a shorter form", text)
            .isNotEqualTo(value);
      }
    }
  }

  private static String text(Object value) {
    Utf8Text text = new Utf8Text();
    CanonicalText.append(text, value);
    return text.toString();
  }
}
