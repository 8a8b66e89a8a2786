package dev.fastbreak.core.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.window.FlawedRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnattributableTest {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

  private static FlawedRow row(@Nullable LocalDate date) {
    return new FlawedRow("t", null, date, null, null, "team_abbr is null");
  }

  @Test
  void ofASeasonsTableEveryLaterDateSpeaksToo() {
    Unattributable flawed = new Unattributable(List.of(row(DAY)), List.of());
    assertThat(flawed.concerning(DAY.minusDays(1))).isEmpty();
    assertThat(flawed.concerning(DAY)).hasSize(1);
    assertThat(flawed.concerning(DAY.plusDays(9))).hasSize(1);
  }

  @Test
  void ofATableOfTheDateTheDateAlone() {
    Unattributable flawed = new Unattributable(List.of(), List.of(row(DAY)));
    assertThat(flawed.concerning(DAY.minusDays(1))).isEmpty();
    assertThat(flawed.concerning(DAY)).hasSize(1);
    assertThat(flawed.concerning(DAY.plusDays(1))).isEmpty();
  }

  @Test
  void aRowThatDoesNotSayItsDateConcernsAll() {
    assertThat(new Unattributable(List.of(row(null)), List.of()).concerning(DAY)).hasSize(1);
    assertThat(new Unattributable(List.of(), List.of(row(null))).concerning(DAY)).hasSize(1);
  }
}
