package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.ML;
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
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that do not come to their end, and runs that are ended. */
@Tag("all")
class BrokenPipelineIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(17);

  @TempDir private Path folder;

  private JobHarness loaded() {
    return JobHarness.loaded(folder, LEAGUE);
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

    assertThat(of(summary, PSZA).error()).isEqualTo("from 2021-11-02: the disk is full");
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
            "from 2021-11-02: PSZA on 2021-11-02: 16 rows were computed, but \\d+ are"
                + " staged\\. Nothing was published; a runner that tries a step again may find the"
                + " rest, otherwise run these dates again\\.");
    assertNothingPublished(job, PSZA);
    assertThat(job.undeclaredTables()).isEmpty();

    job.backfill().only(PSZA).done();
    assertThat(job.datesWithRows(PSZA)).containsExactly(day(14), day(15), day(16));
  }

  @Test
  void aPipelineThatBreaksInOneProcessorPublishesNothingOfTheOthersEither() {
    JobHarness job = loaded();

    BackfillSummary summary =
        job.backfill().with(ML, Faults.breakingThePipeline()).expecting(Verdict.FAILED);

    for (Processor processor : Processor.values()) {
      assertThat(of(summary, processor).error()).isEqualTo("from 2021-11-02: planted break");
      assertThat(of(summary, processor).notPublished()).as("%s", processor).isEqualTo(3);
      assertNothingPublished(job, processor);
    }

    job.backfill().done();
    assertThat(job.datesWithRows(ML)).containsExactly(day(14), day(15), day(16));
    assertThat(job.failureCounts(ML)).isEmpty();
  }

  @Test
  void aReaderSeesAllFiveTablesNewOrNone() throws Exception {
    JobHarness job = loaded();
    String counts =
        Arrays.stream(Processor.values())
            .map(processor -> "(SELECT COUNT(*) FROM " + processor.table().qualifiedName() + ")")
            .collect(Collectors.joining(", ", "SELECT ", ""));
    Set<List<@Nullable Object>> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicReference<CompletableFuture<Void>> reader = new AtomicReference<>();
    try {
      job.backfill()
          .listener(
              new Hearing() {
                @Override
                public void planned(Plan plan) {
                  seen.add(job.query(counts).rows().get(0));
                  reader.set(
                      CompletableFuture.runAsync(
                          () -> {
                            while (running.get()) {
                              seen.add(job.query(counts).rows().get(0));
                            }
                          }));
                }

                @Override
                public void published(List<PrecomputeRun> dates) {
                  seen.add(job.query(counts).rows().get(0));
                  running.set(false);
                }
              })
          .done();
    } finally {
      running.set(false);
    }
    reader.get().get(600, TimeUnit.SECONDS);

    assertThat(seen)
        .containsExactlyInAnyOrder(List.of(0L, 0L, 0L, 0L, 0L), List.of(8L, 48L, 54L, 51L, 54L));
    assertThat(job.rows(Tables.PRECOMPUTE_RUNS).values())
        .extracting(line -> line.get("finished_at"))
        .hasSize(15)
        .containsOnly(job.line(TDZA, day(14)).finishedAt());
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
    assertThat(of(summary, PSZA).error()).isEqualTo("from 2021-11-03: " + Backfill.OUT_OF_MEMORY);
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
            .abreast(1)
            .with(PSZA, Faults.on(day(15)))
            .expecting(Verdict.FAILED);
    for (Processor processor : Processor.values()) {
      assertThat(dates(summary, processor)).as("%s", processor).containsExactly(day(14), day(15));
      assertThat(of(summary, processor).notPublished()).isEqualTo(1);
    }
  }

  @Test
  void aRunThatIsStoppedLeavesDoneDatesDoneAndTheSameCommandResumes() {
    JobHarness job = loaded();
    AtomicReference<Backfill> running = new AtomicReference<>();
    BackfillSummary summary =
        job.backfill()
            .chunk("1")
            .abreast(1)
            .prepared(running::set)
            .listener(
                new Hearing() {
                  @Override
                  public void published(List<PrecomputeRun> dates) {
                    running.get().stop();
                  }
                })
            .expecting(Verdict.INTERRUPTED);

    for (Processor processor : Processor.values()) {
      assertThat(dates(summary, processor)).as("%s", processor).containsExactly(day(14));
      assertThat(of(summary, processor).notPublished()).isEqualTo(2);
      assertThat(of(summary, processor).error()).isNull();
    }
    // They are left over, not blocked.
    assertThat(job.outcomes(ML)).containsOnlyKeys(day(14));
    assertThat(job.failureCounts(ML)).isEmpty();

    BackfillSummary resumed = job.backfill().done();
    for (Processor processor : Processor.values()) {
      assertThat(dates(resumed, processor)).as("%s", processor).containsExactly(day(15), day(16));
    }
  }

  @Test
  void whatBreaksOneChunkOutsideOfItsPipelineLosesNotTheOthers() {
    JobHarness job = loaded();
    BackfillListener breaking =
        new Hearing() {
          @Override
          public void started(Chunk chunk) {
            if (chunk.firstDate().equals(day(15))) {
              throw new IllegalStateException("planted break before the pipeline");
            }
          }
        };

    BackfillSummary summary =
        job.backfill().chunk("1").listener(breaking).expecting(Verdict.FAILED);

    for (Processor processor : Processor.values()) {
      assertThat(of(summary, processor).error())
          .isEqualTo("from 2021-11-03: planted break before the pipeline");
      assertThat(of(summary, processor).notPublished()).isEqualTo(1);
      assertThat(dates(summary, processor)).as("%s", processor).containsExactly(day(14), day(16));
    }
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
