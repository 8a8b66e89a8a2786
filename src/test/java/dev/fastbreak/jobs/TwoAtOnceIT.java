package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes at one file: each has it while it reads or publishes, the others wait for that,
 * and nothing is there twice.
 */
class TwoAtOnceIT {

  /** The exit codes of those who have done it, and of those who were told that another does. */
  private static final List<Integer> DONE_OR_LOCKED = List.of(0, 5);

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(19);

  @TempDir private Path folder;

  private ChildProcess start(String name, JobHarness job, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--warehouse", job.uri()));
    return ChildProcess.start(List.of(), Main.class, arguments, folder.resolve(name + ".txt"));
  }

  @Test
  void backfillsAndReadersGetInNobodysWay() throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    String[] backfill = {"backfill", "--start-date", "2021-11-02", "--end-date", "2021-11-06"};
    List<ChildProcess> writers =
        List.of(start("a", job, backfill), start("b", job, backfill), start("c", job, backfill));
    ChildProcess reader =
        start("reader", job, "query", "SELECT COUNT(*) FROM nba_predictions.ml_feature_store_v2");

    List<Integer> ends = writers.stream().map(ChildProcess::await).toList();
    int read = reader.await();

    for (String name : List.of("a", "b", "c", "reader")) {
      String said = Files.readString(folder.resolve(name + ".txt"));
      assertThat(said).as(name).doesNotContain("Exception", "\tat ");
    }
    assertThat(ends).isSubsetOf(DONE_OR_LOCKED).contains(0);
    assertThat(DONE_OR_LOCKED).contains(read);
    if (read == 0) {
      // All 18 players of all five dates, or nobody yet.
      assertThat(Files.readString(folder.resolve("reader.txt"))).containsPattern("\\b(0|90)\\b");
    }
    JobHarness alone = JobHarness.computed(folder, "alone", LEAGUE);
    assertThat(job.everything()).isEqualTo(alone.everything());
    for (Processor processor : Processor.values()) {
      assertThat(rowsWritten(job, processor)).isEqualTo(rowsWritten(alone, processor));
    }
  }

  /** What all runs together have written of the first date. */
  private static long rowsWritten(JobHarness job, Processor processor) {
    return job.ledger().history(processor, SmallLeague.day(14)).stream()
        .mapToLong(PrecomputeRun::rowsWritten)
        .sum();
  }

  @Test
  void whileOneComputesOthersReadAndPublishAndWhatIsThereByThenIsNotWrittenAgain()
      throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    AtomicBoolean met = new AtomicBoolean();
    BackfillListener others =
        new BackfillListener() {
          @Override
          public void started(Chunk chunk) {
            if (met.compareAndSet(false, true)) {
              String count = "SELECT COUNT(*) FROM nba_predictions.ml_feature_store_v2";
              assertThat(start("before", job, "query", count).await()).isZero();
              assertThat(
                      start(
                              "other",
                              job,
                              "backfill",
                              "--start-date",
                              "2021-11-02",
                              "--end-date",
                              "2021-11-06")
                          .await())
                  .isZero();
              assertThat(start("after", job, "query", count).await()).isZero();
            }
          }
        };

    BackfillSummary late = job.backfill().listener(others).done();

    assertThat(Files.readString(folder.resolve("before.txt"))).containsPattern("\\b0\\b");
    assertThat(Files.readString(folder.resolve("after.txt"))).containsPattern("\\b90\\b");
    assertThat(late.processors()).allMatch(summary -> summary.rowsWritten() == 0);
    JobHarness alone = JobHarness.computed(folder, "alone", LEAGUE);
    assertThat(job.everything()).isEqualTo(alone.everything());
  }
}
