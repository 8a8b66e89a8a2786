package dev.fastbreak.core.composite;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.population.UpcomingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatigueTest {

  private static PlayerContext context(Object... columns) {
    return row(UpcomingContext.PROJECTION, D, columns).context();
  }

  /** Rest, back-to-back, games and minutes of 7 days, minutes a game, back-to-backs, age. */
  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5} {6} -> {7}")
  @CsvSource({
    // Ordinary values cost nothing.
    "1, false, 3, 200, 30.0, 0, 25, 100",
    // Rest: a bonus of 5 from 3 days, which shows only below 100 (100 + 5 is clamped).
    "2, false, 3, 200, 30.0, 0, 30, 95", // 100 - 5
    "3, false, 3, 200, 30.0, 0, 30, 100", // 100 + 5 - 5
    "3, false, 3, 200, 30.0, 0, 25, 100", // 105, clamped
    // A back-to-back costs 15, and rules the bonus out.
    "0, true, 3, 200, 30.0, 0, 25, 85",
    "3, true, 3, 200, 30.0, 0, 25, 85",
    "0, false, 3, 200, 30.0, 0, 25, 100",
    // Games in 7 days: 10 from the fourth.
    "1, false, 4, 200, 30.0, 0, 25, 90",
    // Minutes in 7 days: 10 beyond 240, not at it.
    "1, false, 3, 240, 30.0, 0, 25, 100",
    "1, false, 3, 241, 30.0, 0, 25, 90",
    // Minutes a game: 8 beyond 35, not at it.
    "1, false, 3, 200, 35.0, 0, 25, 100",
    "1, false, 3, 200, 35.1, 0, 25, 92",
    // Back-to-backs in 14 days: 5 for one, 12 from two.
    "1, false, 3, 200, 30.0, 1, 25, 95",
    "1, false, 3, 200, 30.0, 2, 25, 88",
    "1, false, 3, 200, 30.0, 3, 25, 88",
    // Age: 5 from 30, 10 from 35.
    "1, false, 3, 200, 30.0, 0, 29, 100",
    "1, false, 3, 200, 30.0, 0, 30, 95",
    "1, false, 3, 200, 30.0, 0, 34, 95",
    "1, false, 3, 200, 30.0, 0, 35, 90",
    // Everything at once: 100 - 15 - 10 - 10 - 8 - 12 - 10 = 35, the least there is.
    "0, true, 5, 300, 40.0, 4, 40, 35",
  })
  void addsUpPenaltiesAndBonus(
      String rest,
      Boolean backToBack,
      String games,
      String minutes,
      String minutesAGame,
      String backToBacks,
      String age,
      long score) {
    assertThat(
            Fatigue.score(
                context(
                    "days_rest", rest,
                    "back_to_back", backToBack,
                    "games_in_last_7_days", games,
                    "minutes_in_last_7_days", minutes,
                    "avg_minutes_per_game_last_7", minutesAGame,
                    "back_to_backs_last_14_days", backToBacks,
                    "player_age", age)))
        .isEqualTo(score);
  }

  @Test
  void unknownInputsCountAsOrdinary() {
    assertThat(Fatigue.score(context())).isEqualTo(100);
  }

  /** Each input alone known, at a value that costs, the others unknown. */
  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource({
    "games_in_last_7_days, 4, 90",
    "minutes_in_last_7_days, 241, 90",
    "avg_minutes_per_game_last_7, 35.1, 92",
    "back_to_backs_last_14_days, 1, 95",
    "player_age, 30, 95",
  })
  void oneKnownInputCountsAmongUnknownOnes(String column, String value, long score) {
    assertThat(Fatigue.score(context(column, value))).isEqualTo(score);
  }

  @Test
  void unknownRestGivesNoBonusAndUnknownBackToBackNoPenalty() {
    assertThat(Fatigue.score(context("player_age", 30))).isEqualTo(95);
    assertThat(Fatigue.score(context("player_age", 30, "days_rest", 3))).isEqualTo(100);
  }

  @ParameterizedTest(name = "{0} -> {1}/20")
  @CsvSource({"100, 0", "95, -5", "35, -65", "0, -100"})
  void theAdjustmentIsATwentiethOfWhatIsMissing(long score, long twentieths) {
    assertThat(Fatigue.adjustment(score)).isEqualTo(Fraction.of(twentieths, 20));
  }
}
