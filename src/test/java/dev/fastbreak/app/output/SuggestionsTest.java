package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "plan, plan, 0",
    "plan, plane, 1",
    "pzsa, psza, 1", // two neighbours swapped
    "paln, plan, 1",
    "backfil, backfill, 1",
    "kitten, sitting, 3",
    "'', abc, 3"
  })
  void distanceCountsMistakes(String one, String other, int mistakes) {
    assertThat(Suggestions.distance(one, other)).isEqualTo(mistakes);
    assertThat(Suggestions.distance(other, one)).isEqualTo(mistakes);
  }

  @Test
  void onlyNearWordsAreSuggestedNearestFirst() {
    List<String> known = List.of("--start-date", "--start-from", "--end-date");

    assertThat(Suggestions.near("--start-dat", known)).first().isEqualTo("--start-date");
    assertThat(Suggestions.near("--colour", known)).isEmpty();
  }
}
