package dev.fastbreak.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceHasherTest {

  private final SourceHasher hasher = new SourceHasher();

  @Test
  void noRowsHaveNoHash() {
    assertThat(hasher.hash(List.of())).isNull();
  }

  @Test
  void digestsTheSortedHashes() {
    // SHA-256 of "0201ae7fe722738c"
    assertThat(hasher.hash(List.of("0201ae7fe722738c"))).isEqualTo("eb7bf57d23fc3c80");
    // SHA-256 of "a1|b2|c3"
    assertThat(hasher.hash(List.of("b2", "a1", "c3"))).isEqualTo("f95b61d557d1f8b9");
    assertThat(hasher.hash(List.of("c3", "b2", "a1"))).isEqualTo("f95b61d557d1f8b9");
  }

  @Test
  void everyRowCounts() {
    assertThat(hasher.hash(List.of("a1", "b2"))).isNotEqualTo(hasher.hash(List.of("a1", "b3")));
    assertThat(hasher.hash(List.of("a1", "b2"))).isNotEqualTo(hasher.hash(List.of("a1")));
  }
}
