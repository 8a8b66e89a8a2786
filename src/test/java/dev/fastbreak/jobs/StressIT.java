package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.core.run.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the same again and again: what goes wrong once in many runs shows up here. */
@Tag("all")
class StressIT {

  @TempDir private Path folder;

  @Test
  void manyForcedRunsOneAfterTheOtherAllPublishEverything() {
    JobHarness job = JobHarness.in(folder);
    job.load(SmallLeague.ofDays(19));
    var first = job.backfill().done();
    var contents = job.everything();
    int repeats = Integer.getInteger("fastbreak.repeats", 8);
    for (int i = 0; i < repeats; i++) {
      BackfillSummary again = job.backfill().notResuming().chunk("2").done();
      assertThat(again.processors())
          .as("run %d", i)
          .allSatisfy(
              part -> {
                assertThat(part.error()).isNull();
                assertThat(part.count(Outcome.COMPLETE)).isEqualTo(5);
                assertThat(part.rowsWritten()).isZero();
              });
    }
    assertThat(job.everything()).isEqualTo(contents);
    assertThat(job.undeclaredTables()).isEmpty();
    assertThat(first.processors()).hasSize(5);
  }
}
