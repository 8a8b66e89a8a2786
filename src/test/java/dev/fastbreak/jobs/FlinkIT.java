package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.DirectLauncher;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.jobs.TroubledWarehouse.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The phase on Flink, an engine that deals work out and tries again what went wrong, in this
 * process. Runs in Maven's profile {@code flink} alone.
 */
class FlinkIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(19);

  @TempDir private Path folder;

  /** The runner leaves its own option for tries aside when a pipeline is bounded; Flink's holds. */
  private static final String TRIES =
      """
      restart-strategy.type: fixed-delay
      restart-strategy.fixed-delay.attempts: 3
      restart-strategy.fixed-delay.delay: 100 ms
      """;

  private JobHarness.Run onFlink(JobHarness.Run run, int parallelism) throws IOException {
    Files.writeString(folder.resolve("flink-conf.yaml"), TRIES);
    return run.on(
        new DirectLauncher(),
        Map.of(
            "runner",
            "FlinkRunner",
            "flinkMaster",
            "[local]",
            "flinkConfDir",
            folder.toString(),
            "parallelism",
            String.valueOf(parallelism)));
  }

  private static void assertSame(JobHarness flink, JobHarness direct) {
    assertThat(flink.everything()).isEqualTo(direct.everything());
    assertThat(flink.ledgerContents()).isEqualTo(direct.ledgerContents());
    assertThat(flink.undeclaredTables()).isEmpty();
  }

  @Test
  void aMonthComesOutAsOnTheDirectRunnerHoweverManyWorkTogether() throws Exception {
    UpstreamTables season = SimulatedSlice.of(2021, 12, 45);
    LocalDate opener = LocalDate.of(2021, 10, 19);
    JobHarness direct = JobHarness.in(folder, "direct");
    direct.load(season);
    direct.backfill().range(opener, opener.plusDays(60)).done();
    for (int parallelism : new int[] {1, 2, 4}) {
      JobHarness flink = JobHarness.in(folder, "flink-" + parallelism);
      flink.load(season);
      onFlink(flink.backfill().range(opener, opener.plusDays(60)), parallelism).done();
      assertSame(flink, direct);
    }
  }

  private static Stream<Arguments> everythingThatGoesWrongAmongOneTwoAndFour() {
    return Stream.of(Where.values())
        .flatMap(where -> Stream.of(1, 2, 4).map(parallelism -> arguments(where, parallelism)));
  }

  @ParameterizedTest
  @MethodSource("everythingThatGoesWrongAmongOneTwoAndFour")
  void whateverGoesWrongOnceTheNextTryPutsRight(Where where, int parallelism) throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    Trouble trouble = Trouble.once(where + "-" + parallelism);
    JobHarness.Run run =
        job.backfill().through(real -> new TroubledWarehouse(real, where, trouble));
    if (where == Where.LINGERING) {
      run.with(Processor.PCF, trouble);
    }

    onFlink(run, parallelism).done();

    assertThat(trouble.hasStruck()).isTrue();
    assertSame(job, JobHarness.computed(folder, "direct", LEAGUE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aComputationThatBreaksOnceIsTriedAgain(int parallelism) throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    Trouble trouble = Trouble.once("compute-" + parallelism);

    onFlink(job.backfill().with(Processor.PDC, trouble), parallelism).done();

    assertThat(trouble.hasStruck()).isTrue();
    assertSame(job, JobHarness.computed(folder, "direct", LEAGUE));
  }

  @Test
  void whatBreaksEveryTimeIsToldWithItsReasonAndPublishesNothing() throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    BackfillSummary summary =
        onFlink(job.backfill().with(Processor.PCF, Faults.breakingThePipeline()), 2)
            .expecting(BackfillSummary.Verdict.FAILED);

    assertThat(JobHarness.of(summary, Processor.ML).error())
        .isEqualTo("from 2021-11-02: planted break");
    assertThat(job.ledgerContents()).isEmpty();
  }
}
