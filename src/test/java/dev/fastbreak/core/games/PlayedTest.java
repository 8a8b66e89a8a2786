package dev.fastbreak.core.games;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayedTest {

  record Activity(Boolean isActive, BigDecimal minutesPlayed, Long fgAttempts, Long points)
      implements ActivityRow {}

  @ParameterizedTest
  @CsvSource({
    // active, minutes, attempts, points, played
    "true, 30.5, 10, 20, true",
    "true, 0.1, , , true",
    "true, 0.0, 0, 0, false",
    "true, , , , false",
    "true, , 1, , true",
    "true, , , 1, true",
    "true, 0.0, 0, 2, true",
    "true, 0.0, 1, 0, true",
    // only an explicit false says inactive
    ", 12.0, , , true",
    "false, 30.5, 10, 20, false"
  })
  void playedMeansActiveAndSeen(
      Boolean active, BigDecimal minutes, Long attempts, Long points, boolean played) {
    assertThat(Played.test(new Activity(active, minutes, attempts, points))).isEqualTo(played);
  }
}
