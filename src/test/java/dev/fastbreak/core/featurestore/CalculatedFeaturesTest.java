package dev.fastbreak.core.featurestore;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.teams.TeamForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatedFeaturesTest {

  private static List<BoxScoreLine> scored(String newestFirst) {
    List<BoxScoreLine> games = new ArrayList<>();
    for (String points : newestFirst.split(" ")) {
      games.add(
          row(
              BoxScoreLine.PROJECTION,
              D.minusDays(games.size() + 1),
              "points",
              points.equals("?") ? null : points));
    }
    return games;
  }

  @ParameterizedTest(name = "{0} rest, opponent {1} -> {2}")
  @CsvSource({
    "1, 0, 1",
    "0, 1, -1",
    "3, 1, 2",
    "5, 1, 2", // clamped
    "0, 5, -2",
    "0, 0, 0",
    ", 1, ",
    "1, , ",
    ", , ",
  })
  void restAdvantage(Long rest, Long opponentRest, Long advantage) {
    assertThat(CalculatedFeatures.restAdvantage(rest, opponentRest)).isEqualTo(advantage);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "available, 0",
    "probable, 1",
    "questionable, 2",
    "doubtful, 3",
    "out, 3",
    "Out, 3",
    "QUESTIONABLE, 2",
    "' doubtful ', 3",
    "unknown, 0",
    "day-to-day, 0",
  })
  void injuryRiskIsCaseBlind(String status, long risk) {
    assertThat(CalculatedFeatures.injuryRisk(status)).isEqualTo(risk);
  }

  @Test
  void ofAnInjuryOfWhichNothingIsSaidNothingIsKnown() {
    assertThat(CalculatedFeatures.injuryRisk(null)).isNull();
    assertThat(CalculatedFeatures.injuryRisk("  ")).isNull();
  }

  /** Points, newest first. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    // mean(20, 20) - mean(15, 15, 15) = 5: rising steeply is positive.
    "20 20 15 15 15, 2",
    // 20 - 46/3 = 4.67
    "20 20 16 15 15, 1",
    // 20 - 18 = 2
    "20 20 18 18 18, 1",
    // 20 - 55/3 = 1.67
    "20 20 19 18 18, 0",
    "20 20 20 20 20, 0",
    // 18 - 59/3 = -1.67; 18 - 20 = -2; 15 - 59/3 = -4.67; 15 - 20 = -5
    "18 18 19 20 20, 0",
    "18 18 20 20 20, -1",
    "15 15 19 20 20, -1",
    "15 15 20 20 20, -2",
    "0 0 20 20 20, -2",
    // 19.5 - 43/3 = 5.17
    "20 19 15 14 14, 2",
    // Only the newest five count.
    "20 20 20 20 20 0 0 0, 0",
    // Games without points are passed over: 20, 20 | 15, 15, 15.
    "? 20 20 ? 15 15 ? 15, 2",
    // Fewer than five with points.
    "20 20 15 15, ",
    "20 20 15 15 ?, ",
    "?, ",
  })
  void recentTrendComparesTheNewestTwoWithTheThreeBefore(String newestFirst, Long trend) {
    assertThat(CalculatedFeatures.recentTrend(scored(newestFirst))).isEqualTo(trend);
  }

  /** Recent and season minutes; q = (r - s) / s. */
  @ParameterizedTest(name = "{0} after {1} -> {2}")
  @CsvSource({
    "30, 30, 0",
    "32.9, 30, 0", // 2.9 / 30 = 0.0967
    "33, 30, 1", // 0.10
    "35.9, 30, 1", // 0.1967
    "36, 30, 2", // 0.20
    "27.1, 30, 0",
    "27, 30, -1", // -0.10
    "24.1, 30, -1",
    "24, 30, -2", // -0.20
    "0, 30, ", // a zero says nothing
    "30, 0, ",
    ", 30, ",
    "30, , ",
  })
  void minutesChange(String recent, String season, Long change) {
    assertThat(
            CalculatedFeatures.minutesChange(
                recent == null ? null : Fraction.of(recent),
                season == null ? null : Fraction.of(season)))
        .isEqualTo(change);
  }

  @Test
  void minutesChangeIsDecidedOnExactValues() {
    // r = 11/3, s = 10/3: q = 0.1 exactly, which doubles would miss.
    assertThat(CalculatedFeatures.minutesChange(Fraction.of(11, 3), Fraction.of(10, 3)))
        .isEqualTo(1);
  }

  /** Free throws made and points in each game, number of games. */
  @ParameterizedTest(name = "{0} of {1} in {2} games -> {3}")
  @CsvSource({
    "4, 20, 5, 0.200000000",
    "1, 3, 5, 0.333333333", // 5/15
    "2, 3, 5, 0.500000000", // clamped
    "0, 20, 5, 0.000000000",
    "0, 0, 5, ", // no points
    "4, 20, 4, ", // too few games
    ", 20, 5, ",
    "4, , 5, ",
  })
  void freeThrowShare(String made, String points, int games, BigDecimal share) {
    List<BoxScoreLine> ten = new ArrayList<>();
    for (int k = 1; k <= games; k++) {
      ten.add(row(BoxScoreLine.PROJECTION, D.minusDays(k), "ft_makes", made, "points", points));
    }

    assertThat(CalculatedFeatures.freeThrowShare(ten)).isEqualTo(share);
  }

  @ParameterizedTest(name = "{0} of {1} -> {2}")
  @CsvSource({
    "2, 3, ",
    "4, 4, ",
    "3, 5, 0.600000000",
    "4, 6, 0.666666667",
    "0, 5, 0.000000000",
    "0, 0, ",
  })
  void winPercentageNeedsFiveResults(long wins, long results, BigDecimal percentage) {
    TeamForm team = new TeamForm(null, null, SourceTrace.NONE, wins, results, null, null);

    assertThat(CalculatedFeatures.winPercentage(team)).isEqualTo(percentage);
  }
}
