package dev.fastbreak.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "+7", "34.50", ".5", "5.", "1.5E+2", "1e-20", "00012"})
  void decimalsAreReadExactly(String text) {
    assertThat(DecimalText.parse(text)).contains(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        ".",
        "-",
        "1,5",
        "1e",
        "e5",
        "0x1",
        "NaN",
        "Infinity",
        "1f",
        "٣",
        "1_0"
      })
  void otherTextsAreNone(String text) {
    assertThat(DecimalText.parse(text)).isEmpty();
  }

  @Test
  void nothingIsMadeOfATextThatNamesAnEnormousNumber() {
    assertThat(DecimalText.parse("1e21")).isEmpty();
    assertThat(DecimalText.parse("1e-21")).isEmpty();
    assertThat(DecimalText.parse("1e999999999")).isEmpty();
    assertThat(DecimalText.parse("1e99999999999999999999")).isEmpty();
    assertThat(DecimalText.parse("9".repeat(40))).isPresent();
    assertThat(DecimalText.parse("9".repeat(41))).isEmpty();
    assertThat(DecimalText.parse("9".repeat(1_000_000))).isEmpty();
  }
}
