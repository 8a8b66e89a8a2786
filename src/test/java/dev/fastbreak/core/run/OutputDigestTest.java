package dev.fastbreak.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.hash.SetDigest;
import org.junit.jupiter.api.Test;

class OutputDigestTest {

  private static String of(Object... hashesAndReadiness) {
    SetDigest digest = new SetDigest();
    for (int i = 0; i < hashesAndReadiness.length; i += 2) {
      OutputDigest.add(digest, (String) hashesAndReadiness[i], hashesAndReadiness[i + 1]);
    }
    return digest.hex();
  }

  @Test
  void isAboutContentAndReadinessAndNotAboutOrder() {
    assertThat(of("a", true, "b", false)).isEqualTo(of("b", false, "a", true));
    assertThat(of("a", true)).isNotEqualTo(of("a", false)).isNotEqualTo(of("b", true));
    assertThat(of("a", true, "b", false)).isNotEqualTo(of("a", false, "b", true));
    assertThat(of()).isNotEqualTo(of("a", true));
  }

  @Test
  void isTheFormThatLedgersHold() {
    // Another form would make every date due that reads another processor.
    SetDigest stored = new SetDigest();
    stored.add("0201ae7fe722738c+");
    stored.add("5d41402abc4b2a76-");
    assertThat(of("0201ae7fe722738c", true, "5d41402abc4b2a76", false)).isEqualTo(stored.hex());
  }
}
