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
import dev.fastbreak.core.run.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who needs whom, when only some processors are asked for. */
class DependenciesIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(17);

  @TempDir private Path folder;

  @Test
  void aProcessorWithoutItsUpstreamIsBlockedSaysWhyAndHealsOnceTheUpstreamHasRun() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    BackfillSummary blocked = job.backfill().only(PCF).expecting(Verdict.FAILED);

    assertThat(of(blocked, PCF).count(Outcome.BLOCKED)).isEqualTo(3);
    assertThat(job.rows(PCF)).isEmpty();
    assertThat(
            job.query(
                    "SELECT analysis_date, failure_category, failure_reason"
                        + " FROM nba_processing.precompute_failures ORDER BY ALL")
                .rows())
        .hasSize(3)
        .first()
        .isEqualTo(
            List.of(
                day(14),
                "MISSING_DEPENDENCY",
                "PCF of 2021-11-02 cannot be computed: there are no rows of TDZA, PSZA and that"
                    + " date is not done. Run the missing processors for the date first."));

    job.backfill().only(PSZA).done();
    assertThat(of(job.backfill().only(PCF).expecting(Verdict.FAILED), PCF).count(Outcome.BLOCKED))
        .isEqualTo(3);
    job.backfill().only(TDZA).done();
    BackfillSummary healed = job.backfill().only(PCF).done();
    assertThat(of(healed, PCF).count(Outcome.COMPLETE)).isEqualTo(3);
    assertThat(job.failureCounts(PCF)).isEmpty();
    assertThat(job.rows(PCF)).hasSize(54);
  }

  @Test
  void onlyTheDatesThatLackTheirUpstreamAreBlocked() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    job.backfill().only(TDZA, PSZA).range(day(14), day(15)).done();

    BackfillSummary summary = job.backfill().only(PCF, PDC, ML).expecting(Verdict.FAILED);

    assertThat(job.outcomes(PCF).values()).containsExactly("COMPLETE", "COMPLETE", "BLOCKED");
    assertThat(job.outcomes(PDC).values()).containsExactly("COMPLETE", "COMPLETE", "BLOCKED");
    assertThat(job.outcomes(ML).values()).containsExactly("COMPLETE", "COMPLETE", "BLOCKED");
    assertThat(of(summary, ML).upToDate()).isZero();
  }

  @Test
  void anEarlyDateWhoseTeamDefenceHasExpectedFailuresAloneBlocksNobody() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    // On day 14 every team has 14 of the 15 games that TDZA needs: done, without a row.
    job.backfill().only(TDZA, PSZA).range(day(14), day(14)).done();
    assertThat(job.rows(TDZA)).isEmpty();
    assertThat(job.line(TDZA, day(14)).outcome()).isEqualTo("COMPLETE");

    BackfillSummary summary = job.backfill().only(PCF, PDC, ML).range(day(14), day(14)).done();

    assertThat(dates(summary, PCF)).containsExactly(day(14));
    assertThat(job.rows(PCF).values())
        .hasSize(18)
        .allSatisfy(
            row ->
                assertThat(String.valueOf(row.get("data_quality_issues")))
                    .contains("upstream_team_defense_zone_incomplete"));
    assertThat(job.rows(ML)).hasSize(18);
  }

  @Test
  void aGameDateOfWhichUpstreamKnowsNobodyFailsSaysSoAndHeals() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    job.backfill().range(day(14), day(15)).done();
    // The schedule knows a game on day 16 of teams of which no other table has heard yet.
    job.tamper(
        "DELETE FROM nba_raw.nbac_schedule"
            + " WHERE game_date = DATE '2021-11-04' AND home_team_tricode <> 'LAL'");
    job.tamper(
        "UPDATE nba_raw.nbac_schedule"
            + " SET home_team_tricode = 'ATL', away_team_tricode = 'CHI', data_hash = 'another'"
            + " WHERE game_date = DATE '2021-11-04'");
    job.tamper(
        "DELETE FROM nba_analytics.upcoming_player_game_context"
            + " WHERE game_date = DATE '2021-11-04'");

    BackfillSummary summary = job.backfill().range(day(16), day(16)).expecting(Verdict.FAILED);

    for (Processor processor : List.of(PCF, PDC, ML)) {
      // ML has nobody to wait for in PCF and PDC: it is not blocked, it says the same.
      assertThat(job.outcomes(processor).values())
          .containsExactly("COMPLETE", "COMPLETE", "FAILED");
      assertThat(job.line(processor, day(16)).population()).isZero();
    }
    assertThat(job.datesWithRows(PSZA)).contains(day(16));
    assertThat(
            job.query(
                    "SELECT DISTINCT entity_id, failure_category, can_retry, failure_reason"
                        + " FROM nba_processing.precompute_failures"
                        + " WHERE analysis_date = DATE '2021-11-04' AND entity_id = 'DATE_LEVEL'")
                .rows())
        .containsExactly(
            List.of(
                "DATE_LEVEL",
                "INCOMPLETE_UPSTREAM",
                true,
                "2021-11-04 is a game date of ATL, CHI, but upcoming_player_game_context has no row"
                    + " of it, and player_game_summary no player of these teams in the 30 days"
                    + " before it. Load these rows, then run the date again."));
    assertThat(of(summary, ML).count(Outcome.FAILED)).isEqualTo(1);

    job.load(LEAGUE);
    BackfillSummary healed = job.backfill().done();
    assertThat(dates(healed, ML)).containsExactly(day(16));
    assertThat(job.rows(ML)).hasSize(54);
  }

  @Test
  void aDateWithoutContextsIsComputedForWhomItsTeamsExpectAndIsNotReady() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    var before = job.contents(ML.table());
    job.tamper("DELETE FROM nba_analytics.player_game_summary WHERE game_date = DATE '2021-11-04'");
    job.tamper(
        "DELETE FROM nba_analytics.upcoming_player_game_context"
            + " WHERE game_date = DATE '2021-11-04'");

    assertThat(dates(job.backfill().done(), ML)).containsExactly(day(16));

    assertThat(job.rows(ML)).hasSize(54);
    assertThat(job.rows(ML).values())
        .filteredOn(row -> row.get("game_date").equals(day(16)))
        .hasSize(18)
        .allSatisfy(
            row -> {
              assertThat(String.valueOf(row.get("data_quality_issues")))
                  .contains("synthetic_context");
              assertThat(row.get("is_production_ready")).isEqualTo(false);
            });

    job.load(LEAGUE);
    assertThat(dates(job.backfill().done(), ML)).containsExactly(day(16));
    assertThat(job.contents(ML.table())).isEqualTo(before);
  }

  @Test
  void aDateWhoseRowsVanishedUpstreamKeepsWhatItHas() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    var before = job.rows(ML);
    job.tamper("DELETE FROM nba_analytics.player_game_summary");
    job.tamper("DELETE FROM nba_analytics.upcoming_player_game_context");

    job.backfill().expecting(Verdict.FAILED);

    assertThat(job.rows(ML)).hasSize(54).isEqualTo(before);
  }

  @Test
  void ofPartlyDueDatesAReaderTakesStoredRowsByDateAndNeverByNewestStamp() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    var before = job.contents(PCF.table());
    // PSZA is due on day 15 alone, PCF on all three dates.
    job.tamper(forget(PSZA) + " AND analysis_date = DATE '2021-11-03'");
    job.tamper(forget(PCF));
    // What is stored is not what would be computed: on day 15 it has the newest of all stamps, on
    // day 16 the oldest.
    job.tamper(forge("2021-11-03", "2099-01-01"));
    job.tamper(forge("2021-11-04", "2000-01-01"));

    BackfillSummary summary = job.backfill().only(PSZA, PCF).done();

    assertThat(dates(summary, PSZA)).containsExactly(day(15));
    assertThat(dates(summary, PCF)).containsExactly(day(14), day(15), day(16));
    var after = job.contents(PCF.table());
    assertThat(after).hasSameSizeAs(before);
    after.forEach(
        (key, row) -> {
          if (key.contains("boalpha") && key.contains(day(16))) {
            assertThat(row).as("%s reads what is stored", key).isNotEqualTo(before.get(key));
          } else {
            assertThat(row).as("%s", key).isEqualTo(before.get(key));
          }
        });
  }

  private static String forget(Processor processor) {
    return "DELETE FROM nba_processing.precompute_runs WHERE processor_name = '%s'"
        .formatted(processor.storedName());
  }

  private static String forge(String date, String processedAt) {
    return ("UPDATE nba_precompute.player_shot_zone_analysis SET data_hash = 'ffffffffffffffff',"
            + " paint_rate_last_10 = 98, mid_range_rate_last_10 = 1, three_pt_rate_last_10 = 1,"
            + " primary_scoring_zone = 'paint', processed_at = TIMESTAMP '%s'"
            + " WHERE analysis_date = DATE '%s' AND player_lookup = 'boalpha'")
        .formatted(processedAt, date);
  }
}
