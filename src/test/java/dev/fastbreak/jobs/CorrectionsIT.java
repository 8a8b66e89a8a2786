package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.JobHarness.dates;
import static dev.fastbreak.jobs.JobHarness.due;
import static dev.fastbreak.jobs.JobHarness.of;
import static dev.fastbreak.jobs.JobHarness.reasons;
import static dev.fastbreak.jobs.SmallLeague.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a corrected upstream row sets in motion, and what it leaves alone. */
@Tag("all")
class CorrectionsIT {

  /** Days 14 to 40 are computed. */
  private static final int DAYS = 41;

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(DAYS);

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void backfillOnce() {
    job = JobHarness.computed(folder, LEAGUE);
  }

  private static List<LocalDate> days(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(SmallLeague::day).toList();
  }

  @Test
  void aDateThatLosesItsGamesLosesItsRowsAndFailuresAndGetsThemBack() {
    LocalDate lost = day(20);
    var before = job.everything();
    assertThat(job.datesWithRows(ML)).contains(lost);
    job.tamper("DELETE FROM nba_raw.nbac_schedule WHERE game_date = DATE '%s'".formatted(lost));
    Plan plan = job.plan();
    assertThat(plan.withoutGames()).extracting(PlannedDate::date).containsOnly(lost).hasSize(5);
    assertThat(plan.gameDates()).isEqualTo(DAYS - 1L);

    BackfillSummary summary = job.backfill().done();
    for (Processor processor : Processor.values()) {
      assertThat(of(summary, processor).count(Outcome.NO_GAMES)).as("%s", processor).isOne();
      assertThat(job.datesWithRows(processor)).as("%s", processor).doesNotContain(lost);
      assertThat(job.failures(processor, lost)).as("%s", processor).isEmpty();
      assertThat(job.line(processor, lost).outputDigest()).isNull();
    }
    // What is done is done: nothing is recorded twice.
    assertThat(job.plan().withoutGames()).isEmpty();
    assertThat(job.backfill().done().processors())
        .allSatisfy(part -> assertThat(part.dates()).isEmpty());

    job.load(LEAGUE);
    assertThat(due(job.plan(), ML)).contains(lost);
    job.backfill().done();
    assertThat(job.everything()).isEqualTo(before);
  }

  @Test
  void aScheduleThatEndsEarlierTakesTheRowsBehindItsEndAndGivesThemBack() {
    var before = job.everything();
    job.tamper("DELETE FROM nba_raw.nbac_schedule WHERE game_date >= DATE '%s'".formatted(day(38)));
    assertThat(job.plan().withoutGames())
        .extracting(PlannedDate::date)
        .containsOnlyElementsOf(days(38, 40))
        .hasSize(15);

    job.backfill().done();
    for (Processor processor : Processor.values()) {
      assertThat(job.datesWithRows(processor)).as("%s", processor).allMatch(day(38)::isAfter);
    }
    assertThat(job.datesWithRows(ML)).isEqualTo(days(14, 37));

    job.load(LEAGUE);
    job.backfill().done();
    assertThat(job.everything()).isEqualTo(before);
  }

  private void assertLikeRebuiltFromNothing(SmallLeague league) {
    JobHarness rebuilt = JobHarness.computed(folder, "rebuilt", league);
    assertThat(job.everything()).isEqualTo(rebuilt.everything());
  }

  /** Whose rows of a processor were written by a run. */
  private Set<Object> writtenFor(Processor processor, String runId) {
    String entity = processor == TDZA ? "team_abbr" : "player_lookup";
    Set<Object> names = new TreeSet<>();
    for (Map<String, Object> row : job.rows(processor).values()) {
      if (row.get("run_id").equals(runId)) {
        names.add(row.get(entity));
      }
    }
    return names;
  }

  private static boolean isBravosGame(PlayerGameSummary row, int day) {
    return row.playerLookup().equals("bobravo") && row.gameDate().equals(day(day));
  }

  @Test
  void oneShotMoreReachesTheDatesWhoseWindowsItIsInAndNoOthers() {
    SmallLeague corrected =
        LEAGUE.playerGames(
            row -> isBravosGame(row, 16),
            row ->
                Edit.change(
                    Tables.PLAYER_GAME_SUMMARY,
                    row,
                    "paint_attempts",
                    row.paintAttempts() + 1,
                    "fg_attempts",
                    row.fgAttempts() + 1));
    assertThat(job.load(corrected))
        .extracting(load -> load.updated())
        .containsExactly(0L, 1L, 0L, 0L, 0L, 0L);

    Plan plan = job.plan();
    // The game of day 16 is among the newest 20 before the days 17 to 36, and in the season after,
    // whose games PCF counts.
    assertThat(due(plan, TDZA)).isEmpty();
    assertThat(due(plan, PSZA)).isEqualTo(days(17, 36));
    assertThat(due(plan, PCF)).isEqualTo(days(17, 40));
    assertThat(due(plan, PDC)).isEqualTo(days(17, 40));
    assertThat(due(plan, ML)).isEqualTo(days(17, 40));
    assertThat(reasons(plan, PSZA)).containsEntry(day(17), Reason.INPUT_CHANGED);
    assertThat(reasons(plan, PCF)).containsEntry(day(17), Reason.INPUT_CHANGED);
    assertThat(reasons(plan, PCF)).containsEntry(day(16), Reason.UP_TO_DATE);
    assertThat(reasons(plan, PDC)).containsEntry(day(40), Reason.INPUT_CHANGED);

    BackfillSummary summary = job.backfill().done();

    assertThat(dates(summary, TDZA)).isEmpty();
    assertThat(dates(summary, PSZA)).isEqualTo(days(17, 36));
    assertThat(dates(summary, PDC)).isEqualTo(days(17, 40));
    assertThat(dates(summary, PCF)).isEqualTo(days(17, 40));
    for (Processor processor : Processor.values()) {
      assertThat(writtenFor(processor, summary.runId())).as("%s", processor).isSubsetOf("bobravo");
    }
    // His rate of the last ten games changes on the ten days behind the game, at least.
    assertThat(of(summary, PSZA).rowsWritten()).isBetween(10L, 20L);
    assertThat(of(summary, PSZA).rowsDeleted()).isZero();
    assertThat(due(job.plan(), ML)).isEmpty();
    assertLikeRebuiltFromNothing(corrected);
  }

  @Test
  void aChangeThatAnUpstreamRowDoesNotShowStopsThere() {
    // PSZA does not speak of points: its rows stay, and with them those of PCF, which only counts
    // the games. It was computed in the same pipeline, which cannot know that beforehand.
    SmallLeague corrected =
        LEAGUE.playerGames(
            row -> isBravosGame(row, 16),
            row -> Edit.change(Tables.PLAYER_GAME_SUMMARY, row, "points", row.points() + 7));
    job.load(corrected);
    assertThat(due(job.plan(), PCF)).isEqualTo(days(17, 40));

    BackfillSummary summary = job.backfill().done();

    assertThat(dates(summary, PSZA)).isEqualTo(days(17, 36));
    assertThat(of(summary, PSZA).rowsWritten()).isZero();
    // Only where the row comes from has changed: its hash of the games behind it.
    assertThat(of(summary, PSZA).rowsRefreshed()).isEqualTo(20);
    assertThat(writtenFor(PSZA, summary.runId())).isEmpty();
    assertThat(dates(summary, PCF)).isEqualTo(days(17, 40));
    assertThat(of(summary, PCF).rowsWritten() + of(summary, PCF).rowsRefreshed()).isZero();
    assertThat(dates(summary, PDC)).isEqualTo(days(17, 40));
    assertThat(writtenFor(PDC, summary.runId())).containsExactly("bobravo");
    assertThat(writtenFor(ML, summary.runId())).containsExactly("bobravo");
    assertLikeRebuiltFromNothing(corrected);
  }

  @Test
  void anotherGameOfTeamDefenceReachesTdzaAndWhoReadsIt() {
    SmallLeague corrected =
        LEAGUE.teamDefense(
            row -> row.defendingTeamAbbr().equals("LAL") && row.gameDate().equals(day(30)),
            row ->
                Edit.change(
                    Tables.TEAM_DEFENSE_GAME_SUMMARY,
                    row,
                    "points_allowed",
                    row.pointsAllowed() + 10));
    job.load(corrected);

    Plan plan = job.plan();
    assertThat(due(plan, TDZA)).isEqualTo(days(31, 40));
    assertThat(due(plan, PSZA)).isEmpty();
    assertThat(due(plan, PDC)).isEmpty();
    assertThat(due(plan, PCF)).isEqualTo(days(31, 40));
    assertThat(due(plan, ML)).isEqualTo(days(31, 40));

    BackfillSummary summary = job.backfill().done();
    assertThat(writtenFor(TDZA, summary.runId())).containsExactly("LAL");
    assertThat(dates(summary, PDC)).isEmpty();
    assertLikeRebuiltFromNothing(corrected);
  }

  @Test
  void aPlayersNewGameOnAPastDateEndsLikeAWarehouseRebuiltFromNothing() {
    // The newcomer played on day 11 already, and his contexts of later days know of it.
    SmallLeague corrected = SmallLeague.ofDaysWithNewcomerFrom(11, DAYS);
    assertThat(job.load(corrected).get(1).inserted()).isEqualTo(1);

    Plan plan = job.plan();
    assertThat(due(plan, TDZA)).isEmpty();
    // Day 11 is among his newest 20 games up to day 31.
    assertThat(due(plan, PSZA)).isEqualTo(days(14, 31));
    assertThat(due(plan, PDC)).isEqualTo(days(14, 40));

    BackfillSummary summary = job.backfill().done();
    for (Processor processor : Processor.values()) {
      assertThat(writtenFor(processor, summary.runId()))
          .as("%s", processor)
          .isSubsetOf("lanewcomer");
    }
    assertLikeRebuiltFromNothing(corrected);
  }

  @Test
  void aGameThatIsTakenBackDeletesTheRowsThatNeedIt() {
    // With a game less, the newcomer's tenth game and with it his first PSZA row come a day later.
    SmallLeague corrected = SmallLeague.ofDaysWithNewcomerFrom(13, DAYS);
    assertThat(job.load(corrected).get(1).deleted()).isEqualTo(1);
    assertThat(job.rows(PSZA)).containsKey(List.of(day(22), "lanewcomer"));

    BackfillSummary summary = job.backfill().done();

    assertThat(of(summary, PSZA).rowsDeleted()).isEqualTo(1);
    assertThat(of(summary, PDC).rowsDeleted()).isEqualTo(1);
    assertThat(job.rows(PSZA))
        .doesNotContainKey(List.of(day(22), "lanewcomer"))
        .containsKey(List.of(day(23), "lanewcomer"));
    assertThat(job.failures(PSZA, day(22)))
        .containsExactly(List.of("lanewcomer", "EXPECTED_INCOMPLETE"));
    assertLikeRebuiltFromNothing(corrected);
  }

  @Test
  void theGamesOfADateAndOfLaterOnesNeverReachItsRows() {
    LocalDate date = day(25);
    SmallLeague perturbed =
        LEAGUE
            .playerGames(
                row -> !row.gameDate().isBefore(date),
                row ->
                    Edit.change(
                        Tables.PLAYER_GAME_SUMMARY,
                        row,
                        "points",
                        row.points() + 11,
                        "fg_attempts",
                        row.fgAttempts() + 3,
                        "paint_attempts",
                        row.paintAttempts() + 3,
                        "minutes_played",
                        "47.5",
                        "usage_rate",
                        "39.99",
                        "ts_pct",
                        null))
            .teamDefense(
                row -> !row.gameDate().isBefore(date),
                row ->
                    Edit.change(
                        Tables.TEAM_DEFENSE_GAME_SUMMARY,
                        row,
                        "points_allowed",
                        row.pointsAllowed() + 25,
                        "opp_paint_makes",
                        0,
                        "defensive_rating",
                        "140.00"))
            .teamOffense(
                row -> !row.gameDate().isBefore(date),
                row ->
                    Edit.change(
                        Tables.TEAM_OFFENSE_GAME_SUMMARY,
                        row,
                        "pace",
                        "120.0",
                        "win_flag",
                        !row.winFlag()));
    job.load(perturbed);

    Plan plan = job.plan();
    for (Processor processor : Processor.values()) {
      assertThat(due(plan, processor)).as("%s", processor).isEqualTo(days(26, 40));
    }
    // Not only are they not due: computed again, they come out the same.
    BackfillSummary again = job.backfill().range(day(14), date).notResuming().done();
    assertThat(again.processors())
        .allSatisfy(
            part -> {
              assertThat(part.dates()).hasSize(12);
              assertThat(part.rowsWritten() + part.rowsDeleted() + part.rowsRefreshed()).isZero();
            });
    BackfillSummary later = job.backfill().done();
    for (Processor processor : Processor.values()) {
      assertThat(of(later, processor).rowsWritten()).as("%s", processor).isPositive();
    }
  }

  @Test
  void aNewerVersionOfARowCountsInWhateverOrderTheyLie() {
    job.tamper(
        "INSERT INTO nba_analytics.player_game_summary BY NAME SELECT * REPLACE (99 AS points,"
            + " 'ffffffffffffffff' AS data_hash, TIMESTAMP '2020-01-01' AS processed_at)"
            + " FROM nba_analytics.player_game_summary");
    assertThat(due(job.plan(), PDC)).isEmpty();
    BackfillSummary again = job.backfill().range(day(39), day(40)).notResuming().done();
    assertThat(again.processors())
        .allSatisfy(part -> assertThat(part.rowsWritten() + part.rowsRefreshed()).isZero());
  }

  @Test
  void aPostponedGameIsNoGameOfItsOldDate() {
    // A date of which only the postponed game's old version speaks.
    job.tamper(
        "INSERT INTO nba_raw.nbac_schedule BY NAME SELECT * REPLACE (DATE '2021-12-24' AS"
            + " game_date, TIMESTAMP '2020-01-01' AS processed_at) FROM nba_raw.nbac_schedule"
            + " WHERE game_id = '20211120_BOS_GSW' OR game_id LIKE '20211120%'");
    Plan plan = job.plan();
    assertThat(plan.of(PSZA)).hasSize(DAYS).noneMatch(date -> date.date().isAfter(day(40)));
    assertThat(due(plan, PSZA)).isEmpty();
  }
}
