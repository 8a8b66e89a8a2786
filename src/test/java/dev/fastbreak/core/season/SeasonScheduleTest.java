package dev.fastbreak.core.season;

import static dev.fastbreak.core.season.Schedules.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonScheduleTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  @ParameterizedTest
  @CsvSource({
    // 2021-10-19 is day 0, 2021-11-01 day 13, 2021-11-02 day 14
    "2021-10-18, false",
    "2021-10-19, true",
    "2021-11-01, true",
    "2021-11-02, false",
    "2022-04-10, false"
  })
  void bootstrapIsDaysZeroToThirteen(LocalDate date, boolean bootstrap) {
    assertThat(Bootstrap.covers(OPENER, date)).isEqualTo(bootstrap);
    SeasonSchedule season = SeasonSchedule.of(2021, List.of(game(OPENER, "BKN", "MIL")));
    assertThat(season.isBootstrap(date)).isEqualTo(bootstrap);
  }

  @Test
  void playoffsCountAndAllStarAndPreseasonDoNot() {
    LocalDate preseason = LocalDate.of(2021, 10, 3);
    LocalDate allStar = LocalDate.of(2022, 2, 20);
    LocalDate playoff = LocalDate.of(2022, 6, 2);
    SeasonSchedule season =
        SeasonSchedule.of(
            2021,
            List.of(
                game(preseason, "BKN", "LAL", 2021, 3L, false, false, false),
                game(OPENER, "BKN", "MIL"),
                game(allStar, "DUR", "LBJ", 2021, 3L, true, false, true),
                game(playoff, "BOS", "GSW", 2021, 3L, false, true, false),
                game(playoff.plusDays(1), "BOS", "GSW", 2021, 3L, null, null, null),
                game(OPENER.plusYears(1), "PHI", "BOS", 2022, 3L, true, false, false)));
    assertThat(season.gameDates()).containsExactly(OPENER, playoff);
    assertThat(season.opener()).isEqualTo(OPENER);
    assertThat(season.teams()).containsExactly("BKN", "BOS", "GSW", "MIL");
    assertThat(season).hasToString("2021-22");
    assertThat(season.year()).isEqualTo(2021);
  }

  @Test
  void newestFinalGamesLieStrictlyBeforeTheDate() {
    SeasonSchedule season = SeasonSchedule.of(2021, Schedules.series(OPENER, 2, 8, "BKN", "MIL"));
    assertThat(season.newestFinalGames("MIL", OPENER.plusDays(4), 10))
        .containsExactly(OPENER.plusDays(2), OPENER);
    assertThat(season.newestFinalGames("BKN", OPENER.plusDays(5), 2))
        .containsExactly(OPENER.plusDays(4), OPENER.plusDays(2));
    assertThat(season.newestFinalGames("MIL", OPENER, 10)).isEmpty();
    assertThat(season.newestFinalGames("LAL", OPENER.plusDays(9), 10)).isEmpty();
  }

  @Test
  void gamesNotYetPlayedAreNotExpectedButMakeAGameDate() {
    SeasonSchedule season =
        SeasonSchedule.of(
            2021,
            List.of(
                game(OPENER, "BKN", "MIL"),
                game(OPENER.plusDays(1), "BKN", "MIL", 2021, 1L, true, false, false),
                game(OPENER.plusDays(2), "BKN", "MIL", 2021, null, true, false, false)));
    assertThat(season.gameDates()).hasSize(3);
    assertThat(season.newestFinalGames("MIL", OPENER.plusDays(9), 10)).containsExactly(OPENER);
  }

  @Test
  void aGameListedTwiceIsExpectedOnce() {
    SeasonSchedule season =
        SeasonSchedule.of(2021, List.of(game(OPENER, "BKN", "MIL"), game(OPENER, "BKN", "MIL")));
    assertThat(season.newestFinalGames("MIL", OPENER.plusDays(1), 10)).hasSize(1);
  }

  @Test
  void theCalendarKnowsEverySeason() {
    LocalDate next = LocalDate.of(2022, 10, 18);
    List<ScheduledGame> games = new ArrayList<>(Schedules.series(OPENER, 2, 3, "BKN", "MIL"));
    games.add(game(next, "PHI", "BOS", 2022, 3L, true, false, false));
    games.add(game(next.minusDays(10), "PHI", "BOS", 2023, 3L, false, false, false));
    LeagueCalendar calendar = LeagueCalendar.of(games);
    assertThat(calendar.seasons().keySet()).containsExactly(2021, 2022);
    assertThat(calendar.seasonOf(OPENER.plusDays(2)).map(SeasonSchedule::year)).contains(2021);
    assertThat(calendar.seasonOf(next).map(SeasonSchedule::year)).contains(2022);
    assertThat(calendar.seasonOf(OPENER.plusDays(1))).isEmpty();
    assertThat(calendar.gameDates(OPENER.plusDays(2), next))
        .containsExactly(OPENER.plusDays(2), OPENER.plusDays(4), next);
    assertThat(calendar.gameDates(OPENER, OPENER)).containsExactly(OPENER);
    assertThat(calendar.gameDates(OPENER.plusDays(1), OPENER.plusDays(1))).isEmpty();
  }

  @Test
  void coverageLooksAtTheNewestFinalGamesOnly() {
    SeasonSchedule season = SeasonSchedule.of(2021, Schedules.series(OPENER, 2, 12, "BKN", "MIL"));
    LocalDate date = OPENER.plusDays(100);
    // The two oldest of twelve games lie outside the window of ten.
    TeamGamesPresent present =
        Schedules.presentExcept(
            season, new TeamGame("MIL", OPENER), new TeamGame("MIL", OPENER.plusDays(2)));
    assertThat(present.coverage(season, "MIL", date, 10)).isEqualTo(new GameCoverage(10, 10));
    assertThat(present.coverage(season, "MIL", date, 15)).isEqualTo(new GameCoverage(12, 10));
    assertThat(present.coverage(season, "BKN", date, 15)).isEqualTo(new GameCoverage(12, 12));
    assertThat(present.coverage(season, null, date, 10)).isEqualTo(new GameCoverage(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    // expected, actual, percent, complete (at least 90 percent)
    "10, 10, 100.0, true",
    "10, 9, 90.0, true",
    "10, 8, 80.0, false",
    // 8 / 9 = 88.888.. -> 88.9
    "9, 8, 88.9, false",
    // 13 / 15 = 86.666.. -> 86.7; 14 / 15 = 93.333.. -> 93.3
    "15, 13, 86.7, false",
    "15, 14, 93.3, true",
    // 1 / 16 = 6.25 -> 6.3
    "16, 1, 6.3, false",
    "5, 0, 0.0, false",
    // nothing is expected, so nothing is missing
    "0, 0, 100.0, true"
  })
  void completenessIsActualOverExpected(
      long expected, long actual, BigDecimal percentage, boolean complete) {
    GameCoverage coverage = new GameCoverage(expected, actual);
    assertThat(coverage.percentage()).isEqualTo(percentage);
    assertThat(coverage.isComplete()).isEqualTo(complete);
    assertThat(coverage.describe(true, List.of()).missingGamesCount()).isEqualTo(expected - actual);
    assertThat(coverage.describe(true, List.of()).isProductionReady()).isEqualTo(complete);
    assertThat(coverage.describe(false, List.of("x")).isProductionReady()).isFalse();
  }
}
