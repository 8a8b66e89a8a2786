package dev.fastbreak.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8TextTest {

  @Test
  void itGrowsWithWhateverIsAppended() {
    Utf8Text text = new Utf8Text();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      text.append('|').append("é" + i).append(Long.MAX_VALUE - i).append(new byte[] {'a', 'b'});
      expected.append("|é").append(i).append(Long.MAX_VALUE - i).append("ab");
      assertThat(text).hasToString(expected.toString());
    }
    text.clear();
    assertThat(text.append("x".repeat(5_000))).hasToString("x".repeat(5_000));
    assertThat(text.toString()).hasSize(5_000);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 9, 10, 99, 100, 999_999_999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE, -10})
  void wholeNumbersAreWrittenAsJavaWritesThem(long number) {
    assertThat(new Utf8Text().append(number)).hasToString(String.valueOf(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "0.000, 0.0",
    "-7, -7.0",
    "1E+3, 1000.0",
    "10.50, 10.5",
    "-0.05, -0.05",
    "100.0, 100.0",
    "0.000000000000000001, 0.000000000000000001",
    "999999999999999999, 999999999999999999.0",
    "9999999999999999999, 9999999999999999999.0",
    "1234567890123456789.500, 1234567890123456789.5",
    "1234567890123456789.000, 1234567890123456789.0",
    "0.0000000000000000010, 0.000000000000000001"
  })
  void decimalsLoseTheirZerosButForOneBehindThePoint(BigDecimal decimal, String written) {
    assertThat(new Utf8Text().appendDecimal(decimal)).hasToString(written);
  }
}
