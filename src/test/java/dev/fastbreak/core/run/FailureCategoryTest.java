package dev.fastbreak.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCategoryTest {

  @ParameterizedTest
  @CsvSource({
    "EXPECTED_INCOMPLETE, true, false",
    "INCOMPLETE_UPSTREAM, false, true",
    "INSUFFICIENT_DATA, true, true",
    "STALE_DATA, true, false",
    "MISSING_DEPENDENCY, false, true",
    "calculation_error, false, false",
    "PROCESSING_ERROR, false, false",
    "INVALID_INPUT, false, true"
  })
  void knowsWhetherItIsExpectedAndCanBeRetried(String label, boolean expected, boolean canRetry) {
    FailureCategory category = FailureCategory.ofLabel(label);
    assertThat(category.label()).isEqualTo(label);
    assertThat(category.expected()).isEqualTo(expected);
    assertThat(category.canRetry()).isEqualTo(canRetry);
  }

  @Test
  void thereAreNoOthers() {
    assertThat(FailureCategory.values()).hasSize(8);
    assertThatThrownBy(() -> FailureCategory.ofLabel("UNKNOWN")).hasMessageContaining("UNKNOWN");
  }

  @Test
  void longReasonsAreCut() {
    Failure failure =
        new Failure(LocalDate.of(2022, 1, 31), "a", FailureCategory.STALE_DATA, "x".repeat(1001));
    assertThat(failure.reason()).hasSize(1000);
    assertThat(failure.countsForEntity()).isTrue();
    assertThat(
            new Failure(
                    LocalDate.of(2022, 1, 31),
                    Failure.DATE_LEVEL,
                    FailureCategory.MISSING_DEPENDENCY,
                    "x")
                .countsForEntity())
        .isFalse();
  }

  @Test
  void reasonsNameTheCauseAndTheRemedy() {
    Result<String> thrown =
        Result.thrown(FailureCategory.PROCESSING_ERROR, new IllegalStateException("rates off"));
    assertThat(thrown)
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.category()).isEqualTo(FailureCategory.PROCESSING_ERROR);
              assertThat(failed.reason()).startsWith("IllegalStateException: rates off. ");
            });
    Result<String> invalid =
        Result.invalidInput(
            new FlawedRow(
                "nba_analytics.player_game_summary",
                "lebronjames",
                LocalDate.of(2022, 1, 31),
                Instant.EPOCH,
                null,
                "points is -1, below 0"));
    assertThat(invalid)
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_INPUT);
              assertThat(failed.reason())
                  .contains("lebronjames", "2022-01-31", "points is -1, below 0", "Correct");
            });
  }
}
