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

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BackfillSummary.Verdict;
import dev.fastbreak.app.backfill.PipelineRunner;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that do not come to their end, and runs that are ended. */
class BrokenPipelineIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(17);

  @TempDir private Path folder;

  private JobHarness loaded() {
    JobHarness job = JobHarness.in(folder);
    job.load(LEAGUE);
    return job;
  }

  private static void assertNothingPublished(JobHarness job, Processor processor) {
    assertThat(job.rows(processor)).isEmpty();
    assertThat(job.outcomes(processor)).isEmpty();
    assertThat(job.failureCounts(processor)).isEmpty();
  }

  @Test
  void aStagingThatThrowsPublishesNothingAndTheNextRunHeals() {
    JobHarness job = loaded();

    BackfillSummary summary =
        job.backfill()
            .only(PSZA)
            .through(real -> new BrokenWarehouse(real, BrokenWarehouse.Way.CANNOT_STAGE))
            .expecting(Verdict.FAILED);

    assertThat(of(summary, PSZA).error()).isEqualTo("PSZA from 2021-11-02: the disk is full");
    assertThat(of(summary, PSZA).notPublished()).isEqualTo(3);
    assertThat(of(summary, PSZA).dates()).isEmpty();
    assertNothingPublished(job, PSZA);

    assertThat(dates(job.backfill().only(PSZA).done(), PSZA)).hasSize(3);
    assertThat(job.datesWithRows(PSZA)).containsExactly(day(14), day(15), day(16));
  }

  @Test
  void rowsThatGotLostOnTheWayAreMissedAndNothingIsPublished() {
    JobHarness job = loaded();

    BackfillSummary summary =
        job.backfill()
            .only(PSZA)
            .through(real -> new BrokenWarehouse(real, BrokenWarehouse.Way.LOSES_ROWS))
            .expecting(Verdict.FAILED);

    assertThat(of(summary, PSZA).error())
        .matches(
            "PSZA from 2021-11-02: PSZA on 2021-11-02: 16 rows were computed, but \\d+ are"
                + " staged\\. Nothing was published; a runner that tries a step again may find the"
                + " rest, otherwise run these dates again\\.");
    assertNothingPublished(job, PSZA);
    assertThat(job.undeclaredTables()).isEmpty();

    job.backfill().only(PSZA).done();
    assertThat(job.datesWithRows(PSZA)).containsExactly(day(14), day(15), day(16));
  }

  @Test
  void aPipelineThatBreaksLeavesItsNeighbourAloneAndBlocksWhoNeedsIt() {
    JobHarness job = loaded();

    BackfillSummary summary =
        job.backfill().with(PSZA, Faults.breakingThePipeline()).expecting(Verdict.FAILED);

    assertThat(of(summary, PSZA).error()).isEqualTo("PSZA from 2021-11-02: planted break");
    assertNothingPublished(job, PSZA);
    assertThat(of(summary, TDZA).count(Outcome.COMPLETE)).isEqualTo(3);
    for (Processor dependent : List.of(PCF, PDC, ML)) {
      assertThat(of(summary, dependent).count(Outcome.BLOCKED)).as("%s", dependent).isEqualTo(3);
    }

    job.backfill().done();
    assertThat(job.datesWithRows(ML)).containsExactly(day(14), day(15), day(16));
    assertThat(job.failureCounts(ML)).isEmpty();
  }

  @Test
  void ofSeveralChunksOnlyTheBrokenOneIsMissing() {
    JobHarness job = loaded();
    BackfillSummary summary =
        job.backfill()
            .only(PSZA)
            .chunk("1")
            .around(runner -> breakingOn(runner, chunk -> chunk.firstDate().equals(day(15))))
            .expecting(Verdict.FAILED);
    assertThat(of(summary, PSZA).notPublished()).isEqualTo(1);
    assertThat(of(summary, PSZA).error()).isEqualTo("PSZA from 2021-11-03: no more memory");
    assertThat(dates(summary, PSZA)).containsExactly(day(14), day(16));

    assertThat(dates(job.backfill().only(PSZA).done(), PSZA)).containsExactly(day(15));
  }

  private static PipelineRunner breakingOn(
      PipelineRunner runner, java.util.function.Predicate<Chunk> when) {
    return new WrappedRunner(runner) {
      @Override
      public void compute(Chunk chunk, int abreast) {
        if (when.test(chunk)) {
          // An Error, as a runner hands it on that has run out of memory.
          throw new OutOfMemoryError("no more memory");
        }
        super.compute(chunk, abreast);
      }
    };
  }

  @Test
  void failFastEndsTheRunAtTheFirstThingThatBreaks() {
    JobHarness job = loaded();
    BackfillSummary summary =
        job.backfill()
            .failFast()
            .chunk("1")
            .with(PSZA, Faults.on(day(15)))
            .expecting(Verdict.FAILED);
    assertThat(summary.processors())
        .extracting(ProcessorSummary::processor)
        .containsExactly(TDZA, PSZA);
    assertThat(dates(summary, PSZA)).containsExactly(day(14), day(15));
    assertThat(of(summary, PSZA).notPublished()).isEqualTo(1);
  }

  @Test
  void aRunThatIsStoppedLeavesDoneDatesDoneAndTheSameCommandResumes() {
    JobHarness job = loaded();
    AtomicReference<Backfill> running = new AtomicReference<>();
    BackfillSummary summary =
        job.backfill()
            .chunk("1")
            .prepared(running::set)
            .listener(
                onPublished(
                    processor -> {
                      if (processor == PCF) {
                        running.get().stop();
                      }
                    }))
            .expecting(Verdict.INTERRUPTED);

    assertThat(dates(summary, TDZA)).hasSize(3);
    assertThat(dates(summary, PSZA)).hasSize(3);
    assertThat(dates(summary, PCF)).containsExactly(day(14));
    assertThat(of(summary, PCF).notPublished()).isEqualTo(2);
    // ML lacks PCF on two dates, but only because the run was ended: they are left, not blocked.
    assertThat(of(summary, ML).notPublished()).isEqualTo(3);
    assertThat(job.outcomes(ML)).isEmpty();
    assertThat(job.failureCounts(ML)).isEmpty();

    BackfillSummary resumed = job.backfill().done();
    assertThat(dates(resumed, TDZA)).isEmpty();
    assertThat(dates(resumed, PSZA)).isEmpty();
    assertThat(dates(resumed, PCF)).containsExactly(day(15), day(16));
    assertThat(dates(resumed, ML)).containsExactly(day(14), day(15), day(16));
  }

  private static BackfillListener onPublished(Consumer<Processor> hears) {
    return new BackfillListener() {
      @Override
      public void planned(Plan plan) {}

      @Override
      public void started(Processor processor, int dates, int chunks) {}

      @Override
      public void published(Processor processor, List<PrecomputeRun> dates) {
        hears.accept(processor);
      }

      @Override
      public void finished(ProcessorSummary summary) {}
    };
  }

  @Test
  void whatBreaksOneProcessorOutsideOfItsPipelineLosesNotTheOthersSummaries() {
    JobHarness job = loaded();
    BackfillListener deaf =
        new BackfillListener() {
          @Override
          public void planned(Plan plan) {}

          @Override
          public void started(Processor processor, int dates, int chunks) {
            if (processor == TDZA) {
              throw new IllegalStateException("planted break before the first chunk");
            }
          }

          @Override
          public void published(Processor processor, List<PrecomputeRun> dates) {}

          @Override
          public void finished(ProcessorSummary summary) {}
        };

    BackfillSummary summary = job.backfill().listener(deaf).expecting(Verdict.FAILED);

    assertThat(summary.processors()).hasSize(5);
    assertThat(of(summary, TDZA).error()).isEqualTo("TDZA: planted break before the first chunk");
    assertThat(of(summary, TDZA).notPublished()).isEqualTo(3);
    assertThat(dates(summary, PSZA)).hasSize(3);
    assertThat(of(summary, PDC).count(Outcome.COMPLETE)).isEqualTo(3);
    assertThat(of(summary, PCF).count(Outcome.BLOCKED)).isEqualTo(3);
  }

  @Test
  void twoRunsOfTheSameChunkOneAfterTheOtherLeaveTheNewerLineInForce() {
    JobHarness job = loaded();
    List<Chunk> computed = new ArrayList<>();
    job.backfill()
        .only(PSZA)
        .around(
            runner ->
                new WrappedRunner(runner) {
                  @Override
                  public void compute(Chunk chunk, int abreast) {
                    super.compute(chunk, abreast);
                    computed.add(chunk);
                    // A runner may deliver a chunk twice, for example after a lost answer.
                    super.compute(chunk, abreast);
                  }
                })
        .done();
    assertThat(computed).hasSize(1);
    assertThat(job.rows(Tables.PRECOMPUTE_RUNS)).hasSize(3);
    var rows = job.rows(PSZA);

    // A straggler: the same dates published once more by a run that began long ago.
    BackfillSummary newer = job.backfill().only(PSZA).notResuming().done();
    assertThat(job.rows(Tables.PRECOMPUTE_RUNS)).hasSize(6);
    assertThat(job.line(PSZA, day(15)).runId()).isEqualTo(newer.runId());
    assertThat(job.rows(PSZA)).isEqualTo(rows);
  }
}
