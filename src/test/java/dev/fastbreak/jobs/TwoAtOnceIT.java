package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.importing.CsvLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes at one file: each has it while it reads or publishes, the others wait for that,
 * and nothing is there twice.
 */
@Tag("all")
class TwoAtOnceIT {

  /** The exit codes of those who have done it, and of those who were told that another does. */
  private static final List<Integer> DONE_OR_LOCKED = List.of(0, 5);

  /** How many rows there are more than the newest ledger line of each date says. */
  private static final String ROWS_WITHOUT_LEDGER =
      """
      SELECT COUNT(*) - (
        SELECT COALESCE(SUM(n), 0) FROM (
          SELECT arg_max(rows_written + rows_unchanged, finished_at) AS n
          FROM nba_processing.precompute_runs
          WHERE processor_name = 'MLFeatureStoreProcessor' AND outcome LIKE 'COMPLETE%'
          GROUP BY analysis_date)) AS more
      FROM nba_predictions.ml_feature_store_v2\
      """;

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(19);

  @TempDir private Path folder;

  private ChildProcess start(String name, JobHarness job, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--warehouse", job.uri()));
    return ChildProcess.start(List.of(), Main.class, arguments, folder.resolve(name + ".txt"));
  }

  private void done(String name, JobHarness job, String... command) throws IOException {
    int ended = start(name, job, command).await();
    assertThat(ended).as("%s", Files.readString(folder.resolve(name + ".txt"))).isZero();
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

  @Test
  void importsComputationsAndReadersTakeTurns() throws Exception {
    Path few = games("few", day -> day % 5 != 3);
    Path more = games("more", day -> true);
    JobHarness job = JobHarness.in(folder, "shared");
    JobHarness alone = JobHarness.in(folder, "in-turns");
    String[] backfill = {"backfill", "--start-date", "2021-11-02", "--end-date", "2021-12-06"};
    done("begin", job, "import", "--from", few.toString());

    List<ChildProcess> writers =
        List.of(
            start("a", job, backfill),
            start("b", job, "import", "--from", more.toString()),
            start("c", job, backfill));
    for (int i = 0; i < 4; i++) {
      // Rows and what the ledger says of them come with one transaction.
      assertThat(start("reader", job, "query", "--format", "csv", ROWS_WITHOUT_LEDGER).await())
          .isIn(DONE_OR_LOCKED);
      assertThat(Files.readString(folder.resolve("reader.txt"))).containsPattern("\n0\n|in use");
    }
    assertThat(writers.stream().map(ChildProcess::await)).isSubsetOf(DONE_OR_LOCKED).contains(0);

    for (JobHarness one : List.of(job, alone)) {
      done("import", one, "import", "--from", more.toString());
      done("backfill", one, backfill);
    }
    assertThat(job.everything()).isEqualTo(alone.everything());
    assertThat(job.undeclaredTables()).isEmpty();
  }

  private Path games(String name, IntPredicate played) throws IOException {
    Path files = Files.createDirectory(folder.resolve(name));
    CsvLeague league = CsvLeague.in(files);
    for (int day = 0; day < 25; day++) {
      if (played.test(day)) {
        league.game("00221%05d".formatted(day), SmallLeague.day(2 * day).toString(), "AAA", "BBB");
      }
    }
    league.write();
    return files;
  }
}
