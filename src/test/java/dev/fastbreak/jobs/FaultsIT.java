package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.JobHarness.dates;
import static dev.fastbreak.jobs.JobHarness.of;
import static dev.fastbreak.jobs.SmallLeague.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BackfillSummary.Verdict;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.plan.UndatedRows;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of dates when calculators throw: for all, for one, on one date. */
@Tag("all")
class FaultsIT {

  /** Days 14, 15 and 16 are computed; TDZA has rows on 15 and 16. */
  private static final SmallLeague LEAGUE = SmallLeague.ofDays(17);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Processor.class)
  void aCalculatorThatAlwaysThrowsFailsItsDatesKeepsEarlierRowsAndHealsWhenItIsMended(
      Processor broken) {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    var before = job.everything();
    var rows = Tables.features().stream().map(job::rows).toList();

    BackfillSummary summary =
        job.backfill().notResuming().with(broken, Faults.always()).expecting(Verdict.FAILED);

    assertThat(job.outcomes(broken).values()).containsOnly("FAILED");
    assertThat(of(summary, broken).count(Outcome.FAILED)).isEqualTo(3);
    assertThat(of(summary, broken).error()).isNull();
    String category = broken == PCF || broken == ML ? "calculation_error" : "PROCESSING_ERROR";
    assertThat(job.failureCounts(broken)).containsOnlyKeys(category);
    long population = job.line(broken, day(16)).population();
    assertThat(job.failures(broken, day(16))).hasSize((int) population);
    // Earlier rows stay, also those of whoever cannot go on without the rows of this run.
    assertThat(Tables.features().stream().map(job::rows).toList()).isEqualTo(rows);
    Set<Processor> blocked = whoeverRequires(broken);
    for (Processor other : EnumSet.complementOf(EnumSet.of(broken))) {
      Outcome expected = blocked.contains(other) ? Outcome.BLOCKED : Outcome.COMPLETE;
      assertThat(of(summary, other).count(expected)).as("%s %s", other, expected).isEqualTo(3);
      assertThat(of(summary, other).rowsWritten()).as("%s", other).isZero();
    }

    BackfillSummary healed = job.backfill().done();
    for (Processor processor : Processor.values()) {
      boolean again = processor == broken || blocked.contains(processor);
      assertThat(dates(healed, processor))
          .as("%s", processor)
          .isEqualTo(again ? List.of(day(14), day(15), day(16)) : List.of());
    }
    assertThat(job.everything()).isEqualTo(before);
  }

  private static Set<Processor> whoeverRequires(Processor broken) {
    return switch (broken) {
      // ML does without TDZA, but not without PCF.
      case TDZA -> Set.of(PCF, ML);
      case PSZA -> Set.of(PCF, PDC, ML);
      case PCF, PDC -> Set.of(ML);
      case ML -> Set.of();
    };
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void whoeverNeedsRowsThatNeverWereIsBlockedUntilTheFaultIsMended(Processor broken) {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    BackfillSummary summary =
        job.backfill().with(broken, Faults.always()).expecting(Verdict.FAILED);

    assertThat(of(summary, broken).count(Outcome.FAILED)).isEqualTo(3);
    assertThat(job.rows(broken)).isEmpty();
    Set<Processor> blocked = whoeverRequires(broken);
    for (Processor other : EnumSet.complementOf(EnumSet.of(broken))) {
      Outcome expected = blocked.contains(other) ? Outcome.BLOCKED : Outcome.COMPLETE;
      assertThat(of(summary, other).count(expected)).as("%s %s", other, expected).isEqualTo(3);
      assertThat(of(summary, other).notPublished()).isZero();
      if (expected == Outcome.BLOCKED) {
        assertThat(job.rows(other)).isEmpty();
        assertThat(job.failures(other, day(16)))
            .containsExactly(List.of("DATE_LEVEL", "MISSING_DEPENDENCY"));
      }
    }

    job.backfill().done();
    JobHarness neverBroken = JobHarness.computed(folder, "never-broken", LEAGUE);
    assertThat(job.everything()).isEqualTo(neverBroken.everything());
  }

  @Test
  void aFaultOnOneDateFailsThatDateAlone() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    BackfillSummary summary =
        job.backfill().with(PSZA, Faults.on(day(15))).expecting(Verdict.FAILED);

    assertThat(job.outcomes(PSZA).values()).containsExactly("COMPLETE", "FAILED", "COMPLETE");
    assertThat(job.datesWithRows(PSZA)).containsExactly(day(14), day(16));
    for (Processor dependent : List.of(PCF, PDC, ML)) {
      assertThat(job.outcomes(dependent).values())
          .as("%s", dependent)
          .containsExactly("COMPLETE", "BLOCKED", "COMPLETE");
      assertThat(of(summary, dependent).count(Outcome.BLOCKED)).isEqualTo(1);
    }

    BackfillSummary healed = job.backfill().done();
    assertThat(dates(healed, TDZA)).isEmpty();
    for (Processor dependent : List.of(PSZA, PCF, PDC, ML)) {
      assertThat(dates(healed, dependent)).as("%s", dependent).containsExactly(day(15));
    }
    assertThat(job.failureCounts(ML)).isEmpty();
  }

  @Test
  void aDateOnWhichOneProcessorFailsIsOldForItsReadersAndNewForTheOthers() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    SmallLeague corrected =
        LEAGUE
            .playerGames(
                row -> row.playerLookup().equals("boalpha") && row.gameDate().equals(day(13)),
                row ->
                    Edit.change(
                        Tables.PLAYER_GAME_SUMMARY,
                        row,
                        "points",
                        row.points() + 9,
                        "paint_attempts",
                        row.paintAttempts() + 5,
                        "fg_attempts",
                        row.fgAttempts() + 5))
            .teamDefense(
                row -> row.gameDate().equals(day(13)),
                row ->
                    Edit.change(
                        Tables.TEAM_DEFENSE_GAME_SUMMARY,
                        row,
                        "points_allowed",
                        row.pointsAllowed() + 10));
    job.load(corrected);
    Map<Processor, Map<List<Object>, Map<String, @Nullable Object>>> old =
        new EnumMap<>(Processor.class);
    for (Processor processor : Processor.values()) {
      old.put(processor, rowsOf(job, processor, day(15)));
    }

    BackfillSummary summary =
        job.backfill().with(PSZA, Faults.on(day(15))).expecting(Verdict.FAILED);

    assertThat(rowsOf(job, TDZA, day(15))).isNotEqualTo(old.get(TDZA));
    assertThat(job.line(TDZA, day(15)).rowsWritten()).isEqualTo(4);
    for (Processor kept : List.of(PSZA, PCF, PDC, ML)) {
      // Stamps included: nothing of the date was touched.
      assertThat(rowsOf(job, kept, day(15))).as("%s", kept).isEqualTo(old.get(kept));
      assertThat(job.line(kept, day(16)).runId()).isEqualTo(summary.runId());
      assertThat(job.line(kept, day(16)).outcome()).as("%s", kept).isEqualTo("COMPLETE");
    }
    assertThat(job.outcomes(PSZA)).containsEntry(day(15), "FAILED");
    for (Processor reader : List.of(PCF, PDC, ML)) {
      assertThat(job.outcomes(reader)).containsEntry(day(15), "BLOCKED");
      assertThat(job.failures(reader, day(15)))
          .containsExactly(List.of("DATE_LEVEL", "MISSING_DEPENDENCY"));
    }

    job.backfill().done();
    JobHarness rebuilt = JobHarness.computed(folder, "rebuilt", corrected);
    assertThat(job.everything()).isEqualTo(rebuilt.everything());
  }

  private static Map<List<Object>, Map<String, @Nullable Object>> rowsOf(
      JobHarness job, Processor processor, LocalDate date) {
    Map<List<Object>, Map<String, @Nullable Object>> rows = job.rows(processor);
    rows.keySet().removeIf(key -> !key.contains(date));
    return rows;
  }

  @Test
  void aFaultForFewPlayersBelowTheLimitLeavesADateUsableButNotDone() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    // One of 18 players is 5.6 percent.
    BackfillSummary summary =
        job.backfill()
            .failureLimit(0.06)
            .with(PSZA, Faults.of("boalpha"))
            .expecting(Verdict.DONE_WITH_FAILURES);

    assertThat(job.outcomes(PSZA).values()).containsOnly("COMPLETE_WITH_FAILURES");
    assertThat(job.failures(PSZA, day(15)))
        .containsExactly(
            List.of("boalpha", "PROCESSING_ERROR"),
            List.of("gsrookie", "EXPECTED_INCOMPLETE"),
            List.of("lanewcomer", "EXPECTED_INCOMPLETE"));
    assertThat(of(summary, PSZA).failuresUnexpected()).isEqualTo(3);
    assertThat(of(summary, PSZA).failuresExpected()).isEqualTo(6);
    // 15 rows, and who depends on them goes on with the one that is missing marked.
    assertThat(job.line(PSZA, day(15)).rowsWritten()).isEqualTo(15);
    assertThat(job.rows(PCF).get(List.<Object>of(day(15), "boalpha")).get("data_quality_issues"))
        .isEqualTo(List.of("upstream_player_shot_zone_incomplete"));
    assertThat(of(summary, ML).count(Outcome.COMPLETE)).isEqualTo(3);

    assertThat(job.plan(PSZA).of(PSZA))
        .filteredOn(date -> date.reason() != Reason.BOOTSTRAP)
        .allSatisfy(
            date -> {
              assertThat(date.reason()).isEqualTo(Reason.FAILED);
              assertThat(date.detail()).isEqualTo("COMPLETE_WITH_FAILURES");
            });
    BackfillSummary healed = job.backfill().done();
    for (Processor dependent : List.of(PSZA, PCF, PDC, ML)) {
      assertThat(dates(healed, dependent)).as("%s", dependent).hasSize(3);
    }
    assertThat(of(healed, PSZA).rowsWritten()).isEqualTo(3);
    assertThat(of(healed, PCF).rowsWritten()).isEqualTo(3);
    assertThat(of(healed, PSZA).rowsUnchanged()).isEqualTo(45);
  }

  @Test
  void theSameFaultAboveTheLimitFailsTheDate() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    BackfillSummary summary =
        job.backfill()
            .only(PSZA)
            .failureLimit(0.05)
            .with(PSZA, Faults.of("boalpha"))
            .expecting(Verdict.FAILED);
    assertThat(of(summary, PSZA).dates()).extracting(PrecomputeRun::outcome).containsOnly("FAILED");
    assertThat(job.rows(PSZA)).isEmpty();
    assertThat(job.failures(PSZA, day(14)))
        .contains(List.of("boalpha", "PROCESSING_ERROR"))
        .hasSize(3);
  }

  @Test
  void anInputRowThatBreaksItsSchemaFailsItsPlayerUntilItIsCorrected() {
    SmallLeague flawed =
        LEAGUE.playerGames(
            row -> row.playerLookup().equals("mialpha") && row.gameDate().equals(day(15)),
            row -> Edit.change(Tables.PLAYER_GAME_SUMMARY, row, "points", -1));
    JobHarness job = JobHarness.in(folder);
    job.load(flawed);

    job.backfill().failureLimit(0.06).expecting(Verdict.DONE_WITH_FAILURES);

    // The row of day 15 is history on day 16 alone.
    for (Processor processor : List.of(PSZA, PDC, ML)) {
      assertThat(job.outcomes(processor).values())
          .as("%s", processor)
          .containsExactly("COMPLETE", "COMPLETE", "COMPLETE_WITH_FAILURES");
      assertThat(job.failures(processor, day(16)))
          .as("%s", processor)
          .contains(List.of("mialpha", "INVALID_INPUT"));
    }

    job.load(LEAGUE);
    BackfillSummary healed = job.backfill().done();
    assertThat(dates(healed, PSZA)).containsExactly(day(16));
    JobHarness neverFlawed = JobHarness.computed(folder, "never-flawed", LEAGUE);
    assertThat(job.everything()).isEqualTo(neverFlawed.everything());
  }

  @Test
  void anInputRowThatNamesNobodyIsToldOnEveryLaterDateAndHidesNobody() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    job.tamper(
        "INSERT INTO nba_analytics.player_game_summary BY NAME SELECT * REPLACE (NULL AS"
            + " player_lookup) FROM nba_analytics.player_game_summary WHERE game_date = DATE"
            + " '2021-11-03' AND player_lookup = 'boalpha'");

    BackfillSummary summary = job.backfill().expecting(Verdict.DONE_WITH_FAILURES);

    for (Processor processor : List.of(PSZA, PCF, PDC, ML)) {
      assertThat(job.failures(processor, day(14)))
          .as("%s", processor)
          .doesNotContain(List.of("DATE_LEVEL", "INVALID_INPUT"));
      assertThat(job.failures(processor, day(16)))
          .as("%s", processor)
          .contains(List.of("DATE_LEVEL", "INVALID_INPUT"));
      assertThat(job.line(processor, day(16)).outcome()).isEqualTo("COMPLETE_WITH_FAILURES");
    }
    assertThat(of(summary, TDZA).count(Outcome.COMPLETE)).isEqualTo(3);

    job.tamper("DELETE FROM nba_analytics.player_game_summary WHERE player_lookup IS NULL");
    job.backfill().done();
    assertThat(job.failureCounts(PCF)).isEmpty();
  }

  @Test
  void aTeamRowThatNamesNoTeamIsToldByWhoeverReadsItsTable() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    // PDC and ML look back on the offence of the season; PCF reads the contexts of the date alone.
    job.tamper(
        "INSERT INTO nba_analytics.team_offense_game_summary BY NAME SELECT * REPLACE (NULL AS"
            + " team_abbr) FROM nba_analytics.team_offense_game_summary WHERE game_date = DATE"
            + " '2021-11-03' AND team_abbr = 'BOS'");
    job.tamper(
        "INSERT INTO nba_analytics.upcoming_team_game_context BY NAME SELECT * REPLACE (NULL AS"
            + " team_abbr) FROM nba_analytics.upcoming_team_game_context WHERE game_date = DATE"
            + " '2021-11-03' AND team_abbr = 'BOS'");

    BackfillSummary summary = job.backfill().expecting(Verdict.DONE_WITH_FAILURES);

    for (Processor processor : List.of(PDC, ML)) {
      assertThat(datesThatTellOfNobody(job, processor))
          .as("%s", processor)
          .containsExactly(day(15), day(16));
    }
    assertThat(datesThatTellOfNobody(job, PCF)).containsExactly(day(15));
    assertThat(datesThatTellOfNobody(job, PSZA)).isEmpty();
    assertThat(datesThatTellOfNobody(job, TDZA)).isEmpty();
    assertThat(of(summary, ML).failuresUnexpected()).isEqualTo(2);

    // Smaller chunks read less of the season at once, and tell the same.
    var all = job.everything();
    job.backfill().notResuming().chunk("1").expecting(Verdict.DONE_WITH_FAILURES);
    assertThat(job.everything()).isEqualTo(all);

    job.tamper("DELETE FROM nba_analytics.team_offense_game_summary WHERE team_abbr IS NULL");
    job.tamper("DELETE FROM nba_analytics.upcoming_team_game_context WHERE team_abbr IS NULL");
    job.backfill().done();
    for (Processor processor : Processor.values()) {
      assertThat(datesThatTellOfNobody(job, processor)).as("%s", processor).isEmpty();
    }
  }

  private static List<Object> datesThatTellOfNobody(JobHarness job, Processor processor) {
    return job
        .query(
            "SELECT analysis_date FROM nba_processing.precompute_failures WHERE entity_id ="
                + " 'DATE_LEVEL' AND failure_category = 'INVALID_INPUT' AND processor_name = '%s'"
                    .formatted(processor.storedName())
                + " ORDER BY 1")
        .rows()
        .stream()
        .<Object>map(row -> row.get(0))
        .toList();
  }

  @Test
  void rowsWithoutADateAreCountedAndChangeNothing() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    for (TableSpec<?> table : Tables.upstream()) {
      job.tamper(
          "INSERT INTO %1$s BY NAME SELECT * REPLACE (NULL AS %2$s) FROM %1$s LIMIT 2"
              .formatted(table.qualifiedName(), table.dateColumn()));
    }

    BackfillSummary summary = job.backfill().done();

    assertThat(summary.undated())
        .containsExactlyElementsOf(
            Tables.upstream().stream().map(table -> new UndatedRows(table, 2, 0)).toList());
    JobHarness dated = JobHarness.in(folder, "dated");
    dated.load(LEAGUE);
    assertThat(dated.backfill().done().undated()).isEmpty();
    assertThat(job.everything()).isEqualTo(dated.everything());

    // A mistyped year is as good as none.
    job.tamper(
        "UPDATE nba_analytics.player_game_summary SET game_date = DATE '0021-11-20' WHERE game_date"
            + " IS NULL");
    assertThat(job.backfill().done().undated())
        .contains(new UndatedRows(Tables.PLAYER_GAME_SUMMARY, 0, 2))
        .hasSize(6);

    // With their dates they are copies of rows that are there already: nothing is due.
    job.tamper("DELETE FROM nba_analytics.player_game_summary WHERE game_date < DATE '1000-01-01'");
    assertThat(job.backfill().done().undated())
        .hasSize(5)
        .doesNotContain(new UndatedRows(Tables.PLAYER_GAME_SUMMARY, 0, 2));
  }
}
