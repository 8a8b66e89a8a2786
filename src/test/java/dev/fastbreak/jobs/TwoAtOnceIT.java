package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.core.catalog.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes at one file: one writes, the others are told so, and nothing is there twice.
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
    assertThat(job.ledgerContents()).isEqualTo(alone.ledgerContents());
    for (Processor processor : Processor.values()) {
      assertThat(job.ledger().history(processor, SmallLeague.day(14))).hasSize(1);
    }
  }
}
