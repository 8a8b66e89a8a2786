package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes by the table in BigQuery's pricing pages. */
class LogicalSizeTest {

  private static long size(@Nullable Object... values) {
    return LogicalSize.of(values);
  }

  @Test
  void everyTypeHasItsSize() {
    assertThat(size(7L)).isEqualTo(8);
    assertThat(size(1.5)).isEqualTo(8);
    assertThat(size(LocalDate.EPOCH)).isEqualTo(8);
    assertThat(size(Instant.EPOCH)).isEqualTo(8);
    assertThat(size(new BigDecimal("0.1"))).isEqualTo(16);
    assertThat(size(true)).isEqualTo(1);
    assertThat(size("")).isEqualTo(2);
    assertThat(size((Object) null)).isZero();
    assertThat(size(List.of())).isZero();
    assertThat(size(List.of(1.0, 2.0))).isEqualTo(16);
    // 2 + 1, 2 + 2
    assertThat(size(List.of("a", "bc"))).isEqualTo(7);
    // 8 + (2 + 3) + 16
    assertThat(size(7L, "GSW", new BigDecimal("0.1"))).isEqualTo(29);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lukadoncic", "Luka Dončić", "\u07ff\u0800", "王治郅", "a\uD83C\uDFC0b"})
  void textsHaveTheLengthOfTheirUtf8(String text) {
    assertThat(size(text)).isEqualTo(2 + text.getBytes(StandardCharsets.UTF_8).length);
  }
}
