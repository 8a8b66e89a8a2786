package dev.fastbreak.core.population;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static dev.fastbreak.core.fixtures.Season.flaw;
import static dev.fastbreak.core.fixtures.Season.flawed;
import static dev.fastbreak.core.fixtures.Season.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.population.ContextOnDate.Flawed;
import dev.fastbreak.core.population.ContextOnDate.Known;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerContextsTest {

  private static final Set<LocalDate> THIN = Set.of(D);
  private static final Set<LocalDate> WELL_COVERED = Set.of();

  private static BoxScoreLine game(LocalDate date, Object... columns) {
    return row(BoxScoreLine.PROJECTION, date, columns);
  }

  private static UpcomingContext context(LocalDate date, Object... columns) {
    return row(UpcomingContext.PROJECTION, date, columns);
  }

  private static PlayerContext synthetic(BoxScoreLine... games) {
    Known known = (Known) new PlayerContexts(history(games), history(), THIN).on(D).orElseThrow();
    assertThat(known.isSynthetic()).isTrue();
    assertThat(known.isReady()).isFalse();
    return known.context();
  }

  @Test
  void theContextRowOfTheDateCounts() {
    UpcomingContext row = context(D, "days_rest", 2);

    assertThat(new PlayerContexts(history(), history(row), Set.of()).on(D))
        .contains(new Known(row.context(), row));
  }

  @Test
  void theContextRowCountsOnAThinDateToo() {
    UpcomingContext row = context(D, "days_rest", 2);

    assertThat(new PlayerContexts(history(game(D)), history(row), THIN).on(D))
        .contains(new Known(row.context(), row));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", false"})
  void anUnknownReadinessIsNotReady(Boolean stored, boolean ready) {
    UpcomingContext row = context(D, "is_production_ready", stored);

    assertThat(new Known(row.context(), row).isReady()).isEqualTo(ready);
  }

  @Test
  void onAWellCoveredDateAPlayerWithoutContextIsNotDue() {
    assertThat(new PlayerContexts(history(game(D)), history(), WELL_COVERED).on(D)).isEmpty();
  }

  @Test
  void onAThinDateAPlayerWithoutGameIsNotDue() {
    assertThat(new PlayerContexts(history(game(D.minusDays(1))), history(), THIN).on(D)).isEmpty();
  }

  @Test
  void contextsOfOtherDatesDoNotCount() {
    History<UpcomingContext> others = history(context(D.minusDays(1)), context(D.plusDays(1)));

    assertThat(new PlayerContexts(history(), others, THIN).on(D)).isEmpty();
  }

  @Test
  void ofSeveralContextsTheNewestCounts() {
    UpcomingContext older =
        context(D, "days_rest", 1, "processed_at", java.time.Instant.parse("2022-01-01T00:00:00Z"));
    UpcomingContext newer =
        context(D, "days_rest", 2, "processed_at", java.time.Instant.parse("2022-01-02T00:00:00Z"));

    assertThat(new PlayerContexts(history(), history(newer, older), Set.of()).on(D))
        .contains(new Known(newer.context(), newer));
  }

  @Test
  void aFlawedContextKeepsThePlayerInThePopulation() {
    assertThat(new PlayerContexts(history(), flawed(D), Set.of()).on(D))
        .contains(new Flawed(flaw("stephencurry", D)));
  }

  @Test
  void aSyntheticContextTakesTheGameFromTheRowOfTheDate() {
    PlayerContext context =
        synthetic(
            game(D, "game_id", "20211218_GSW_TOR", "opponent_team_abbr", "TOR", "points", 40));

    assertThat(context.playerLookup()).isEqualTo("stephencurry");
    assertThat(context.gameId()).isEqualTo("20211218_GSW_TOR");
    assertThat(context.gameDate()).isEqualTo(D);
    assertThat(context.teamAbbr()).isEqualTo("GSW");
    assertThat(context.opponentTeamAbbr()).isEqualTo("TOR");
  }

  @ParameterizedTest(name = "home_game {0}, {1}: home is {2}")
  @CsvSource({
    "true, 20211218_GSW_TOR, true", // what the row says wins over the id
    "false, 20211218_BOS_GSW, false",
    ", 20211218_BOS_GSW, true", // else the third part is the home team
    ", 20211218_GSW_BOS, false",
    ", 0022100001, ", // no third part: unknown
    ", 20211218_GSW, ",
  })
  void aSyntheticContextKnowsTheHomeTeamFromTheRowOrTheGameId(
      Boolean stored, String gameId, Boolean home) {
    assertThat(synthetic(game(D, "home_game", stored, "game_id", gameId)).homeGame())
        .isEqualTo(home);
  }

  @ParameterizedTest(name = "previous game {0} days before: rest {1}")
  @CsvSource({"1, 0, true", "2, 1, false", "20, 1, false"})
  void aSyntheticContextRestsOneDayUnlessThereWasAGameYesterday(
      int before, long rest, boolean backToBack) {
    PlayerContext context = synthetic(game(D), game(D.minusDays(before)));

    assertThat(context.daysRest()).isEqualTo(rest);
    assertThat(context.backToBack()).isEqualTo(backToBack);
  }

  @Test
  void aSyntheticContextCountsTheDaysStrictlyBetweenDMinus7AndD() {
    // Counted: D-6 (30.5 min, usage 20.00) and D-1 (31.0, 30.01); not D-7 and not D.
    // minutes 30.5 + 31.0 = 61.5 -> 62; per game 30.75 -> 30.8; usage 50.01 / 2 = 25.005 -> 25.01.
    PlayerContext context =
        synthetic(
            game(D, "minutes_played", "48", "usage_rate", "60"),
            game(D.minusDays(1), "minutes_played", "31", "usage_rate", "30.01"),
            game(D.minusDays(6), "minutes_played", "30.5", "usage_rate", "20"),
            game(D.minusDays(7), "minutes_played", "10", "usage_rate", "1"));

    assertThat(context.gamesInLast7Days()).isEqualTo(2);
    assertThat(context.minutesInLast7Days()).isEqualTo(62);
    assertThat(context.avgMinutesPerGameLast7()).isEqualTo(new BigDecimal("30.8"));
    assertThat(context.avgUsageRateLast7Games()).isEqualTo(new BigDecimal("25.01"));
  }

  @Test
  void aSyntheticContextSkipsUnknownMinutesAndUsage() {
    // Three rows; minutes known in one (20.0): sum 20, mean 20.0 / 1. Usage known in none: null.
    PlayerContext context =
        synthetic(
            game(D),
            game(D.minusDays(1)),
            game(D.minusDays(2), "minutes_played", "20"),
            game(D.minusDays(3)));

    assertThat(context.gamesInLast7Days()).isEqualTo(3);
    assertThat(context.minutesInLast7Days()).isEqualTo(20);
    assertThat(context.avgMinutesPerGameLast7()).isEqualTo(new BigDecimal("20.0"));
    assertThat(context.avgUsageRateLast7Games()).isNull();
  }

  @Test
  void aSyntheticContextWithoutGamesInTheWeekKnowsNoLoad() {
    PlayerContext context = synthetic(game(D, "minutes_played", "48"));

    assertThat(context.gamesInLast7Days()).isZero();
    assertThat(context.minutesInLast7Days()).isNull();
    assertThat(context.avgMinutesPerGameLast7()).isNull();
  }

  @Test
  void aSyntheticContextKnowsNothingElse() {
    PlayerContext context = synthetic(game(D), game(D.minusDays(1)));

    assertThat(context.backToBacksLast14Days()).isZero();
    assertThat(context.starTeammatesOut()).isZero();
    assertThat(context.gamesInLast14Days()).isNull();
    assertThat(context.minutesInLast14Days()).isNull();
    assertThat(context.fourthQuarterMinutesLast7()).isNull();
    assertThat(context.playerAge()).isNull();
    assertThat(context.projectedUsageRate()).isNull();
    assertThat(context.paceDifferential()).isNull();
    assertThat(context.opponentDaysRest()).isNull();
    assertThat(context.playerStatus()).isNull();
    assertThat(context.seasonPhase()).isNull();
  }

  @ParameterizedTest(name = "a flaw {0} days before")
  @CsvSource({"0, true", "1, true", "6, true", "7, false"})
  void aFlawedRowWithinItsReachSpoilsASyntheticContext(int before, boolean spoils) {
    LocalDate date = D.minusDays(before);
    List<BoxScoreLine> games = before == 0 ? List.of() : List.of(game(D));
    History<BoxScoreLine> history =
        History.of(D.minusDays(60), games, List.of(flaw("stephencurry", date)));

    ContextOnDate context = new PlayerContexts(history, history(), THIN).on(D).orElseThrow();

    assertThat(context instanceof Flawed).isEqualTo(spoils);
  }

  @Test
  void coverageCountsPlayersWithAGame() {
    LocalDate both = D;
    LocalDate onlyGame = D.minusDays(1);
    LocalDate onlyContext = D.minusDays(2);
    LocalDate neither = D.minusDays(3);
    History<BoxScoreLine> games = history(game(both), game(onlyGame));
    History<UpcomingContext> contexts = history(context(both), context(onlyContext));

    assertThat(List.of(both, onlyGame, onlyContext, neither))
        .extracting(date -> PlayerContexts.coverage(games, contexts, date))
        .containsExactly(
            new ContextCoverage(1, 1),
            new ContextCoverage(1, 0),
            ContextCoverage.NONE,
            ContextCoverage.NONE);
  }

  @Test
  void coverageCountsFlawedRowsAsRows() {
    assertThat(PlayerContexts.coverage(flawed(D), flawed(D), D))
        .isEqualTo(new ContextCoverage(1, 1));
  }

  @Test
  void computesEachDateOfThePopulationAndKeepsAThrowToItsDate() {
    LocalDate bad = D.minusDays(2);
    LocalDate broken = D.minusDays(1);
    History<UpcomingContext> contexts =
        History.of(
            D.minusDays(60),
            List.of(context(bad), context(D)),
            List.of(flaw("stephencurry", broken)));
    Map<LocalDate, Result<String>> results = new LinkedHashMap<>();

    new PlayerContexts(history(), contexts, Set.of())
        .compute(
            "stephencurry",
            List.of(D.minusDays(3), bad, broken, D),
            FailureCategory.CALCULATION_ERROR,
            (date, known) -> {
              if (date.equals(bad)) {
                throw new IllegalStateException("no luck");
              }
              return Result.row(known.context().teamAbbr());
            },
            (entity, date, result) -> results.put(date, result));

    assertThat(results.keySet()).containsExactly(bad, broken, D);
    assertThat(results.get(bad))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.category()).isEqualTo(FailureCategory.CALCULATION_ERROR);
              assertThat(failed.reason()).contains("no luck");
            });
    assertThat(results.get(broken))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_INPUT));
    assertThat(results.get(D)).isEqualTo(Result.row("GSW"));
  }
}
