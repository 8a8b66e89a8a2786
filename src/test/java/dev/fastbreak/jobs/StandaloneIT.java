package dev.fastbreak.jobs;

import static dev.fastbreak.jobs.SmallLeague.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.beam.phase.PhasePipeline;
import dev.fastbreak.core.catalog.Processor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline as a program of its own, with typed options. */
class StandaloneIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(17);

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void loadTheLeague() {
    job = JobHarness.loaded(folder, LEAGUE);
  }

  private void main(Processor processor, String... more) {
    String[] args = Arrays.copyOf(more, more.length + 1);
    args[more.length] = "--processors=" + processor;
    main(args);
  }

  private void main(String... more) {
    String[] args = Arrays.copyOf(more, more.length + 1);
    args[more.length] = "--warehouse=" + job.uri();
    PhasePipeline.main(args);
  }

  @Test
  void withoutAChoiceItComputesAllFiveLikeABackfill() {
    main("--startDate=2021-10-19", "--endDate=2021-11-04", "--playerBuckets=3");

    assertThat(job.everything())
        .isEqualTo(JobHarness.computed(folder, "backfilled", LEAGUE).everything());
    assertThat(job.backfill().done().processors())
        .allSatisfy(part -> assertThat(part.dates()).isEmpty());
  }

  @Test
  void oneProcessorAfterTheOtherEndsLikeABackfill() {
    for (Processor processor : Processor.values()) {
      main(processor, "--startDate=2021-10-19", "--endDate=2021-11-04", "--targetParallelism=2");
    }
    JobHarness backfilled = JobHarness.computed(folder, "backfilled", LEAGUE);

    assertThat(job.everything()).isEqualTo(backfilled.everything());
    assertThat(job.undeclaredTables()).isEmpty();
    // The ledger lines are as good as a backfill's: nothing is left to do.
    BackfillSummary summary = job.backfill().done();
    assertThat(summary.processors()).allSatisfy(part -> assertThat(part.dates()).isEmpty());
    assertThat(job.line(Processor.ML, day(16)).inputDigest())
        .isEqualTo(backfilled.line(Processor.ML, day(16)).inputDigest());
  }

  @Test
  void itAsksNoLedgerSoTheSameAgainRunsAgainAndWritesNothing() {
    for (int i = 0; i < 2; i++) {
      main(Processor.TDZA, "--startDate=2021-11-03", "--endDate=2021-11-03", "--failureLimit=0.5");
    }
    assertThat(job.ledger().history(Processor.TDZA, day(15)))
        .hasSize(2)
        .first()
        .satisfies(
            line -> {
              assertThat(line.rowsWritten()).isZero();
              assertThat(line.rowsUnchanged()).isEqualTo(4);
            });
  }

  @Test
  void withoutWhatItRequiresADateIsBlockedAndSaysSoAsInABackfill() {
    for (Processor processor : List.of(Processor.PCF, Processor.PDC, Processor.ML)) {
      assertThatThrownBy(() -> main(processor, "--startDate=2021-10-19", "--endDate=2021-11-04"))
          .as("%s", processor)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "BLOCKED: 3 of 3 dates. The first: %1$s of 2021-11-02 cannot be computed: there are no rows of "
                  .formatted(processor));
    }
    JobHarness backfilled = JobHarness.loaded(folder, "backfilled", LEAGUE);
    for (Processor processor : List.of(Processor.PCF, Processor.PDC, Processor.ML)) {
      backfilled.backfill().only(processor).expecting(BackfillSummary.Verdict.FAILED);
      assertThat(job.outcomes(processor))
          .isEqualTo(backfilled.outcomes(processor))
          .containsOnlyKeys(day(14), day(15), day(16))
          .containsValue("BLOCKED");
    }
    assertThat(job.everything()).isEqualTo(backfilled.everything());
    assertThat(job.rows(Processor.PCF)).isEmpty();
  }

  @Test
  void datesThatHaveWhatTheyRequireAreComputedBesideBlockedOnes() {
    for (Processor processor : List.of(Processor.TDZA, Processor.PSZA)) {
      main(processor, "--startDate=2021-11-03", "--endDate=2021-11-03");
    }
    assertThatThrownBy(() -> main(Processor.PCF, "--startDate=2021-11-02", "--endDate=2021-11-04"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "BLOCKED: 2 of 3 dates. The first: PCF of 2021-11-02 cannot be computed: there"
                + " are no rows of TDZA, PSZA and that date is not done. Run the missing"
                + " processors for the date first.");
    assertThat(job.outcomes(Processor.PCF))
        .containsExactly(
            entry(day(14), "BLOCKED"), entry(day(15), "COMPLETE"), entry(day(16), "BLOCKED"));
    assertThat(job.datesWithRows(Processor.PCF)).containsExactly(day(15));
    assertThat(job.undeclaredTables()).isEmpty();
  }

  @Test
  void aRangeInTheBootstrapDaysIsRefusedInWords() {
    assertThatThrownBy(() -> main(Processor.PSZA, "--startDate=2021-10-19", "--endDate=2021-11-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Nothing to compute from 2021-10-19 to 2021-11-01: every game date of the range is one"
                + " of the season's first 14 days");
  }

  @Test
  void aRangeWithoutGamesOrAcrossSeasonsIsRefusedWithTheSeasonsThatThereAre() {
    assertThatThrownBy(() -> main(Processor.PSZA, "--startDate=2022-07-01", "--endDate=2022-07-31"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "One job computes dates of one season, but 2022-07-01 to 2022-07-31 has game dates of"
                + " none. Give a range inside one season");

    job.load(SmallLeague.of(LocalDate.of(2022, 10, 18), 15));
    assertThatThrownBy(() -> main(Processor.PSZA, "--startDate=2021-11-02", "--endDate=2022-11-30"))
        .hasMessage(
            "One job computes dates of one season, but 2021-11-02 to 2022-11-30 has game dates of"
                + " [2021-22, 2022-23]. Give a range inside one season");
  }

  @Test
  void anEndBeforeTheStartAndDatesThatAreNoneAreRefusedInWords() {
    assertThatThrownBy(() -> main(Processor.PSZA, "--startDate=2021-11-03", "--endDate=2021-11-02"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--endDate=2021-11-02 lies before --startDate=2021-11-03; give the earlier one first.");
    assertThatThrownBy(() -> main(Processor.PSZA, "--startDate=2021-13-01", "--endDate=2021-11-02"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--startDate=2021-13-01 is not a date; write YYYY-MM-DD");
  }

  @Test
  void aLimitThatIsNoShareIsRefusedInWords() {
    assertThatThrownBy(
            () ->
                main(
                    Processor.PSZA,
                    "--startDate=2021-11-02",
                    "--endDate=2021-11-02",
                    "--failureLimit=5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--failureLimit=5.0 is no share; give a number from 0 to 1.");
  }

  @Test
  void optionsThatAreMissingOrUnknownAreNamed() {
    assertThatThrownBy(() -> main(Processor.PSZA, "--startDate=2021-11-02"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--endDate");
    assertThatThrownBy(
            () ->
                main(
                    Processor.PSZA,
                    "--startDate=2021-11-02",
                    "--endDate=2021-11-02",
                    "--sartDate=2021-11-02"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sartDate");
  }
}
