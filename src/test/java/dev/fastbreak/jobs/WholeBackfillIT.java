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
import static org.assertj.core.api.Assertions.entry;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Reason;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five processors over a small league, from upstream rows to published tables. */
@Tag("all")
class WholeBackfillIT {

  /** Days 14 to 18 are computed, days 0 to 13 are bootstrap. */
  private static final SmallLeague LEAGUE = SmallLeague.ofDays(19);

  private static final List<LocalDate> COMPUTED =
      IntStream.range(14, 19).mapToObj(SmallLeague::day).toList();

  private static final List<LocalDate> BOOTSTRAP =
      IntStream.range(0, 14).mapToObj(SmallLeague::day).toList();

  @TempDir private Path folder;

  @Test
  void everyPlayerAndTeamEndsAsOneRowOrOneFailure() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    BackfillSummary summary = job.backfill().fromOpener().done();

    // TDZA: 4 teams; 14 games on day 14, 15 and more afterwards.
    // PSZA: 16 regulars, the rookie of day 8 with a tenth game on day 17, the newcomer of day 12.
    // PCF: all 18 players, whatever is missing. PDC: the newcomer's fifth game is on day 16.
    // ML: all 18 players.
    assertThat(counts(job, TDZA)).containsExactly("0+4/4", "4+0/4", "4+0/4", "4+0/4", "4+0/4");
    assertThat(counts(job, PSZA))
        .containsExactly("16+2/18", "16+2/18", "16+2/18", "16+2/18", "17+1/18");
    assertThat(counts(job, PCF)).containsOnly("18+0/18");
    assertThat(counts(job, PDC))
        .containsExactly("17+1/18", "17+1/18", "17+1/18", "18+0/18", "18+0/18");
    assertThat(counts(job, ML)).containsOnly("18+0/18");
    assertThat(job.failureCounts(TDZA)).containsExactly(entry("INSUFFICIENT_DATA", 4L));
    assertThat(job.failureCounts(PSZA)).containsExactly(entry("EXPECTED_INCOMPLETE", 9L));
    assertThat(job.failureCounts(PDC)).containsExactly(entry("INSUFFICIENT_DATA", 3L));
    assertThat(job.failures(PDC, day(14)))
        .containsExactly(List.of("lanewcomer", "INSUFFICIENT_DATA"));
    for (Processor processor : Processor.values()) {
      assertThat(of(summary, processor).upToDate()).as("%s", processor).isEqualTo(14);
      assertThat(dates(summary, processor)).hasSize(19).containsExactlyElementsOf(LEAGUE.dates());
    }
    assertThat(job.undeclaredTables()).isEmpty();
  }

  /** {@code rows + failures / population} of the ledger, held against the tables. */
  private static List<String> counts(JobHarness job, Processor processor) {
    return COMPUTED.stream()
        .map(
            date -> {
              PrecomputeRun line = job.line(processor, date);
              long rows =
                  job.rows(processor).keySet().stream().filter(key -> key.contains(date)).count();
              long failures = job.failures(processor, date).size();
              assertThat(line.outcome()).isEqualTo("COMPLETE");
              assertThat(line.rowsWritten()).as("%s %s", processor, date).isEqualTo(rows);
              assertThat(line.failuresExpected()).isEqualTo(failures);
              assertThat(line.failuresUnexpected()).isZero();
              assertThat(line.population()).isEqualTo(rows + failures);
              return rows + "+" + failures + "/" + line.population();
            })
        .toList();
  }

  @Test
  void everyRowCarriesTheHashOfItsContentTheRunAndTheTime() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    String run = job.backfill().done().runId();
    for (Processor processor : Processor.values()) {
      ContentHasher hasher = ContentHasher.of(processor.table());
      assertThat(job.rows(processor).values())
          .isNotEmpty()
          .allSatisfy(
              row -> {
                Object[] values =
                    processor.table().columns().stream().map(c -> row.get(c.name())).toArray();
                assertThat(row.get("data_hash")).isEqualTo(hasher.hash(values));
                assertThat(row.get("run_id")).isEqualTo(run);
                assertThat(row.get("processed_at"))
                    .isEqualTo(job.line(processor, day(14)).startedAt());
              });
    }
  }

  @Test
  void bootstrapDaysAreWrittenIntoTheLedgerOnceAndHaveNoRows() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    job.backfill().fromOpener().done();
    BackfillSummary again = job.backfill().fromOpener().notResuming().done();
    for (Processor processor : Processor.values()) {
      assertThat(of(again, processor).count(Outcome.SKIPPED_BOOTSTRAP)).isZero();
      assertThat(job.datesWithRows(processor)).allMatch(COMPUTED::contains);
      for (LocalDate date : BOOTSTRAP) {
        assertThat(job.ledger().history(processor, date))
            .as("%s %s", processor, date)
            .singleElement()
            .satisfies(
                line -> {
                  assertThat(line.outcome()).isEqualTo("SKIPPED_BOOTSTRAP");
                  assertThat(line.population()).isZero();
                  assertThat(line.outputDigest()).isNull();
                });
      }
    }
  }

  @Test
  void theSameAgainWritesNothingAndTouchesNoRow() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    var rows = Tables.features().stream().map(job::rows).toList();
    var ledger = job.rows(Tables.PRECOMPUTE_RUNS);

    BackfillSummary resumed = job.backfill().done();
    assertThat(resumed.processors())
        .allSatisfy(
            part -> {
              assertThat(part.dates()).isEmpty();
              assertThat(part.upToDate()).isEqualTo(5);
            });
    assertThat(job.rows(Tables.PRECOMPUTE_RUNS)).isEqualTo(ledger);

    BackfillSummary forced = job.backfill().notResuming().done();
    assertThat(forced.processors())
        .allSatisfy(
            part -> {
              assertThat(part.dates()).hasSize(5);
              assertThat(part.rowsWritten() + part.rowsDeleted() + part.rowsRefreshed()).isZero();
              assertThat(part.rowsUnchanged()).isPositive();
            });
    // Stamps included: processed_at and run_id move only with the content.
    assertThat(Tables.features().stream().map(job::rows).toList()).isEqualTo(rows);
  }

  @Test
  void aDateWhoseLedgerLineIsGoneRunsAgainWithItsReadersHoleOrNot() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    job.tamper(
        "DELETE FROM nba_processing.precompute_runs WHERE analysis_date = DATE '2021-11-04'"
            + " AND processor_name = 'PlayerDailyCacheProcessor'");

    BackfillSummary summary = job.backfill().done();

    assertThat(dates(summary, PDC)).containsExactly(LocalDate.of(2021, 11, 4));
    assertThat(of(summary, PDC).rowsUnchanged()).isEqualTo(17);
    for (Processor other : List.of(TDZA, PSZA, PCF)) {
      assertThat(dates(summary, other)).as("%s", other).isEmpty();
    }
    // Whoever reads it is computed with it, and comes out the same.
    assertThat(dates(summary, ML)).containsExactly(LocalDate.of(2021, 11, 4));
    assertThat(of(summary, ML).rowsUnchanged()).isEqualTo(18);
  }

  @Test
  void datesOfAnOlderLogicRunAgain() {
    JobHarness job = JobHarness.computed(folder, LEAGUE);
    job.tamper(
        "UPDATE nba_processing.precompute_runs SET code_version = 'pcf-0'"
            + " WHERE processor_name = 'PlayerCompositeFactorsProcessor'"
            + " AND analysis_date >= DATE '2021-11-05'");

    assertThat(job.plan(PCF).of(PCF))
        .filteredOn(date -> date.reason() == Reason.LOGIC_CHANGED)
        .extracting(date -> date.date() + " " + date.detail())
        .containsExactly(
            "2021-11-05 pcf-0 -> " + PCF.codeVersion(), "2021-11-06 pcf-0 -> " + PCF.codeVersion());
    BackfillSummary summary = job.backfill().done();
    assertThat(dates(summary, PCF)).containsExactly(day(17), day(18));
    // The same logic under another name gave the same rows: nothing else has changed.
    assertThat(dates(summary, ML)).containsExactly(day(17), day(18));
    assertThat(of(summary, ML).rowsUnchanged()).isEqualTo(36);
  }

  @Test
  void aRangeWithoutGamesHasNothingToDo() {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    BackfillSummary summary =
        job.backfill().range(LocalDate.of(2022, 7, 1), LocalDate.of(2022, 7, 31)).done();
    assertThat(summary.processors()).allSatisfy(part -> assertThat(part.gameDates()).isZero());
    assertThat(job.rows(Tables.PRECOMPUTE_RUNS)).isEmpty();
  }

  @Test
  void chunksBucketsAndThreadsMakeNoDifference() {
    JobHarness whole = JobHarness.computed(folder, "whole", LEAGUE);

    JobHarness pieces = JobHarness.in(folder, "pieces");
    pieces.load(LEAGUE.backwards());
    pieces.backfill().chunk("2").parallelism(1).buckets(1).done();

    assertThat(pieces.everything()).isEqualTo(whole.everything());
  }
}
