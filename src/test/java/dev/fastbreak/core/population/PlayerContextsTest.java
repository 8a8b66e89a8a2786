package dev.fastbreak.core.population;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static dev.fastbreak.core.fixtures.Season.OPENER;
import static dev.fastbreak.core.fixtures.Season.THIN;
import static dev.fastbreak.core.fixtures.Season.flaw;
import static dev.fastbreak.core.fixtures.Season.flawed;
import static dev.fastbreak.core.fixtures.Season.history;
import static dev.fastbreak.core.fixtures.Season.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.population.ContextOnDate.Flawed;
import dev.fastbreak.core.population.ContextOnDate.Known;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
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

  private static final Set<TeamGame> WELL_COVERED = Set.of();

  private static BoxScoreLine game(LocalDate date, Object... columns) {
    return row(BoxScoreLine.PROJECTION, date, columns);
  }

  private static UpcomingContext context(LocalDate date, Object... columns) {
    return row(UpcomingContext.PROJECTION, date, columns);
  }

  private static PlayerContexts contexts(
      History<BoxScoreLine> games, History<UpcomingContext> contexts, Set<TeamGame> thin) {
    return new PlayerContexts(games, contexts, schedule(), thin);
  }

  /** His context on D, a day on which BOS is at GSW and contexts of GSW are thin. */
  private static PlayerContext synthetic(BoxScoreLine... games) {
    Known known = (Known) contexts(history(games), history(), THIN).on(D).orElseThrow();
    assertThat(known.isSynthetic()).isTrue();
    assertThat(known.isReady()).isFalse();
    return known.context();
  }

  @Test
  void theContextRowOfTheDateCounts() {
    UpcomingContext row = context(D, "days_rest", 2);

    assertThat(contexts(history(), history(row), WELL_COVERED).on(D))
        .contains(new Known(row.context(), row));
  }

  @Test
  void theContextRowCountsWhereContextsAreThinToo() {
    UpcomingContext row = context(D, "days_rest", 2);

    assertThat(contexts(history(game(D.minusDays(1))), history(row), THIN).on(D))
        .contains(new Known(row.context(), row));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", false"})
  void anUnknownReadinessIsNotReady(Boolean stored, boolean ready) {
    UpcomingContext row = context(D, "is_production_ready", stored);

    assertThat(new Known(row.context(), row).isReady()).isEqualTo(ready);
  }

  @Test
  void whereContextsAreNotThinAPlayerWithoutOneIsNotDue() {
    assertThat(contexts(history(game(D.minusDays(1))), history(), WELL_COVERED).on(D)).isEmpty();
  }

  /** His newest game before D, and whether GSW, whose contexts are thin, expects him. */
  @ParameterizedTest(name = "newest game {0} days before D, for {1}: due {2}")
  @CsvSource({
    "1, GSW, true",
    "30, GSW, true",
    "31, GSW, false", // nobody counts on him any more
    "1, BOS, false", // BOS expects him, and its contexts are not thin
    "1, LAL, false", // LAL does not play on D
    "0, GSW, false", // what he does on D tells nothing of the night before
    "-1, GSW, false",
  })
  void whereContextsAreThinAnExpectedPlayerIsDue(int before, String team, boolean due) {
    BoxScoreLine game = game(D.minusDays(before), "team_abbr", team);

    assertThat(contexts(history(game), history(), THIN).on(D).isPresent()).isEqualTo(due);
  }

  @Test
  void aTradedPlayerIsExpectedWhereHePlayedLast() {
    BoxScoreLine old = game(D.minusDays(9), "team_abbr", "BOS");
    BoxScoreLine newest = game(D.minusDays(2), "team_abbr", "GSW");

    assertThat(synthetic(old, newest).teamAbbr()).isEqualTo("GSW");
  }

  @Test
  void contextsOfOtherDatesDoNotCount() {
    History<UpcomingContext> others = history(context(D.minusDays(1)), context(D.plusDays(1)));

    assertThat(contexts(history(), others, THIN).on(D)).isEmpty();
  }

  @Test
  void ofSeveralContextsTheNewestCounts() {
    UpcomingContext older =
        context(D, "days_rest", 1, "processed_at", java.time.Instant.parse("2022-01-01T00:00:00Z"));
    UpcomingContext newer =
        context(D, "days_rest", 2, "processed_at", java.time.Instant.parse("2022-01-02T00:00:00Z"));

    assertThat(contexts(history(), history(newer, older), WELL_COVERED).on(D))
        .contains(new Known(newer.context(), newer));
  }

  @Test
  void aFlawedContextKeepsThePlayerInThePopulation() {
    assertThat(contexts(history(), flawed(D), WELL_COVERED).on(D))
        .contains(new Flawed(flaw("stephencurry", D)));
  }

  @Test
  void aSyntheticContextTakesTheGameFromTheSchedule() {
    PlayerContext context =
        synthetic(
            game(
                D.minusDays(2),
                "universal_player_id",
                "nba_201939",
                "game_id",
                "another game",
                "opponent_team_abbr",
                "TOR",
                "home_game",
                false));

    assertThat(context.playerLookup()).isEqualTo("stephencurry");
    assertThat(context.universalPlayerId()).isEqualTo("nba_201939");
    assertThat(context.gameId()).isEqualTo("2021-12-18_BOS_GSW");
    assertThat(context.gameDate()).isEqualTo(D);
    assertThat(context.teamAbbr()).isEqualTo("GSW");
    assertThat(context.opponentTeamAbbr()).isEqualTo("BOS");
    assertThat(context.homeGame()).isTrue();
    // D is day 60 of the season.
    assertThat(context.seasonPhase()).isEqualTo("mid");
  }

  @Test
  void theVisitorsAreNotAtHome() {
    PlayerContext context =
        ((Known)
                contexts(
                        history(game(D.minusDays(1), "team_abbr", "BOS")),
                        history(),
                        Set.of(new TeamGame("BOS", D)))
                    .on(D)
                    .orElseThrow())
            .context();

    assertThat(context.homeGame()).isFalse();
    assertThat(context.opponentTeamAbbr()).isEqualTo("GSW");
  }

  @Test
  void aPlayoffGameIsOneByTheSchedule() {
    SeasonSchedule playoffs =
        SeasonSchedule.of(
            2021,
            List.of(
                Schedules.game(OPENER, "BOS", "GSW"),
                Schedules.game(D, "BOS", "GSW", 2021, 1L, false, true, false)));

    ContextOnDate context =
        new PlayerContexts(history(game(D.minusDays(1))), history(), playoffs, THIN)
            .on(D)
            .orElseThrow();

    assertThat(((Known) context).context().seasonPhase()).isEqualTo("playoffs");
  }

  @ParameterizedTest(name = "previous game {0} days before: rest {1}")
  @CsvSource({"1, 0, true", "2, 1, false", "20, 19, false"})
  void aSyntheticContextRestsTheDaysBetween(int before, long rest, boolean backToBack) {
    PlayerContext context = synthetic(game(D.minusDays(before)), game(D.minusDays(29)));

    assertThat(context.daysRest()).isEqualTo(rest);
    assertThat(context.backToBack()).isEqualTo(backToBack);
  }

  @Test
  void aSyntheticContextCountsTheDaysStrictlyBetweenDMinus7AndD() {
    // The week: D-6 (30.5 min) and D-1 (31.0); the fortnight: D-7 (10.0) and D-13 (20.0) too; not
    // D-14 and not D. 30.5 + 31.0 = 61.5 -> 62, a game 30.75 -> 30.8; with the others 91.5 -> 92.
    PlayerContext context =
        synthetic(
            game(D, "minutes_played", "48"),
            game(D.minusDays(1), "minutes_played", "31"),
            game(D.minusDays(6), "minutes_played", "30.5"),
            game(D.minusDays(7), "minutes_played", "10"),
            game(D.minusDays(13), "minutes_played", "20"),
            game(D.minusDays(14), "minutes_played", "40"));

    assertThat(context.gamesInLast7Days()).isEqualTo(2);
    assertThat(context.gamesInLast14Days()).isEqualTo(4);
    assertThat(context.minutesInLast7Days()).isEqualTo(62);
    assertThat(context.minutesInLast14Days()).isEqualTo(92);
    assertThat(context.avgMinutesPerGameLast7()).isEqualTo(new BigDecimal("30.8"));
    // D-6 follows D-7, and D-13 follows D-14, which itself is too long ago.
    assertThat(context.backToBacksLast14Days()).isEqualTo(2);
  }

  @Test
  void usageIsThatOfTheNewestGamesThatHaveAny() {
    // Usage 20, 30 and 25.01 in the newest three that have one: 75.01 / 3 = 25.0033.
    // With 10, 11, 12 and 13 of the next four: 121.01 / 7 = 17.287.
    PlayerContext context =
        synthetic(
            game(D.minusDays(1), "usage_rate", "20"),
            game(D.minusDays(2)),
            game(D.minusDays(3), "usage_rate", "30"),
            game(D.minusDays(4), "usage_rate", "25.01"),
            game(D.minusDays(10), "usage_rate", "10"),
            game(D.minusDays(20), "usage_rate", "11"),
            game(D.minusDays(30), "usage_rate", "12"),
            game(D.minusDays(40), "usage_rate", "13"),
            game(D.minusDays(50), "usage_rate", "90"));

    assertThat(context.projectedUsageRate()).isEqualTo(new BigDecimal("25.00"));
    assertThat(context.avgUsageRateLast7Games()).isEqualTo(new BigDecimal("17.29"));
  }

  @Test
  void aSyntheticContextSkipsUnknownMinutesAndUsage() {
    // Three rows; minutes known in one (20.0): sum 20, mean 20.0 / 1. Usage known in none: null.
    PlayerContext context =
        synthetic(
            game(D.minusDays(1)),
            game(D.minusDays(2), "minutes_played", "20"),
            game(D.minusDays(3)));

    assertThat(context.gamesInLast7Days()).isEqualTo(3);
    assertThat(context.minutesInLast7Days()).isEqualTo(20);
    assertThat(context.avgMinutesPerGameLast7()).isEqualTo(new BigDecimal("20.0"));
    assertThat(context.projectedUsageRate()).isNull();
    assertThat(context.avgUsageRateLast7Games()).isNull();
  }

  @Test
  void minutesThatNoGameTellsAreUnknown() {
    PlayerContext context = synthetic(game(D.minusDays(1)));

    assertThat(context.minutesInLast7Days()).isNull();
    assertThat(context.minutesInLast14Days()).isNull();
    assertThat(context.avgMinutesPerGameLast7()).isNull();
  }

  @Test
  void aSyntheticContextWithoutGamesInTheWeekKnowsThatThereWasNoLoad() {
    PlayerContext context = synthetic(game(D.minusDays(10), "minutes_played", "48"));

    assertThat(context.gamesInLast7Days()).isZero();
    assertThat(context.minutesInLast7Days()).isZero();
    assertThat(context.avgMinutesPerGameLast7()).isNull();
    assertThat(context.minutesInLast14Days()).isEqualTo(48);
  }

  @Test
  void aSyntheticContextKnowsNothingElse() {
    PlayerContext context = synthetic(game(D.minusDays(1)));

    assertThat(context.starTeammatesOut()).isNull();
    assertThat(context.fourthQuarterMinutesLast7()).isNull();
    assertThat(context.playerAge()).isNull();
    assertThat(context.paceDifferential()).isNull();
    assertThat(context.opponentDaysRest()).isNull();
    assertThat(context.playerStatus()).isNull();
  }

  @ParameterizedTest(name = "a flaw {0} days before: {1}")
  @CsvSource({"0, false", "1, true", "40, true"})
  void aFlawedRowBeforeTheDateSpoilsASyntheticContext(int before, boolean spoils) {
    History<BoxScoreLine> history =
        History.of(
            OPENER,
            List.of(game(D.minusDays(2))),
            List.of(flaw("stephencurry", D.minusDays(before))));

    ContextOnDate context = contexts(history, history(), THIN).on(D).orElseThrow();

    assertThat(context instanceof Flawed).isEqualTo(spoils);
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

    contexts(history(), contexts, WELL_COVERED)
        .<String>calculator(
            "stephencurry",
            (date, known) -> {
              if (date.equals(bad)) {
                throw new IllegalStateException("no luck");
              }
              return Result.row(known.context().teamAbbr());
            })
        .compute(
            List.of(D.minusDays(3), bad, broken, D),
            e -> Result.thrown(FailureCategory.CALCULATION_ERROR, e),
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
