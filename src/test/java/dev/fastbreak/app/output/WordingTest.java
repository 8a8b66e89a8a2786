package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WordingTest {

  private static List<LocalDate> december(int... days) {
    return Stream.of(days)
        .flatMapToInt(Arrays::stream)
        .mapToObj(day -> LocalDate.of(2021, 12, day))
        .toList();
  }

  @Test
  void datesWithNoGameDateBetweenThemAreOneRange() {
    // The 3rd has no game; the 5th has one that is not wanted.
    assertThat(Wording.ranges(december(1, 2, 4, 6, 9), december(1, 2, 4, 5, 6, 7, 9), 5))
        .isEqualTo("2021-12-01 to 2021-12-04, 2021-12-06, 2021-12-09");
  }

  @Test
  void manyRangesAreCounted() {
    assertThat(Wording.ranges(december(1, 3, 5), december(1, 2, 3, 4, 5), 2))
        .isEqualTo("2021-12-01, 2021-12-03 and 1 more");
    assertThat(Wording.ranges(List.of(), december(1), 2)).isEmpty();
  }

  @Test
  void linesAreBrokenBetweenWordsAndACommandStaysInOne() {
    assertThat(Wording.wrap("First run 'fastbreak plan --only ML', then go on.", 30))
        .containsExactly("First run", "'fastbreak plan --only ML',", "then go on.");
    assertThat(Wording.wrap("Of a season's 'a b c d e f g h i' no", 12))
        .containsExactly("Of a", "season's 'a", "b c d e f g", "h i' no");
    assertThat(Wording.wrap("0123456789", 4)).containsExactly("0123", "4567", "89");
  }

  @Test
  void numbersAndTimes() {
    assertThat(Wording.count(1, "date")).isEqualTo("1 date");
    assertThat(Wording.count(1200, "row")).isEqualTo("1,200 rows");
    assertThat(Wording.time(Duration.ofMillis(4249))).isEqualTo("4.2 s");
    assertThat(Wording.time(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Wording.rate(1000, Duration.ofMillis(500))).isEqualTo(2000);
    assertThat(Wording.rate(1000, Duration.ZERO)).isZero();
  }
}
