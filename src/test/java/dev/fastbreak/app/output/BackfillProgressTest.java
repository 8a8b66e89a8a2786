package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.app.plan.PlannedDate;
import dev.fastbreak.app.plan.Reason;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.PrecomputeRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackfillProgressTest {

  private static final LocalDate FIRST = LocalDate.parse("2021-11-02");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static PrecomputeRun line(LocalDate date, long unexpected) {
    return new PrecomputeRun(
        Processor.PSZA.storedName(),
        date,
        "0000abcd",
        "COMPLETE",
        390,
        0,
        0,
        0,
        0,
        unexpected,
        390,
        null,
        null,
        "psza-1",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private void run(BackfillProgress progress) {
    PlannedDate due =
        new PlannedDate(Processor.PSZA, new DueDate(FIRST, "feed"), Reason.MISSING, 2021, "");
    progress.planned(new Plan(FIRST, FIRST, List.of(Processor.PSZA), List.of(due, due)));
    progress.started(Processor.PSZA, 2, 1);
    progress.published(Processor.PSZA, List.of(line(FIRST, 0), line(FIRST.plusDays(1), 3)));
    progress.close();
  }

  @Test
  void withoutAScreenItWritesPlainLines() {
    run(new BackfillProgress(Terminal.plain(stream, stream)));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "PSZA: 2 dates in 1 chunk",
            "PSZA: 2021-11-02 to 2021-11-03 published, 2 of 2 dates, 780 rows written, 3 UNEXPECTED"
                + " failures");
  }

  @Test
  void aProcessorWithoutWorkHasNothingToTell() {
    BackfillProgress progress = new BackfillProgress(Terminal.plain(stream, stream));

    progress.finished(ended(List.of()));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    progress.finished(ended(List.of(line(FIRST, 0))));
    assertThat(bytes.toString(StandardCharsets.UTF_8).strip()).isEqualTo("PSZA: ended after 0.1 s");
  }

  private static ProcessorSummary ended(List<PrecomputeRun> lines) {
    return new ProcessorSummary(Processor.PSZA, 3, 3, lines, 0, null, Duration.ofMillis(100));
  }

  @Test
  void aJobElsewhereIsToldOfOnceForEachChange() {
    BackfillProgress progress = new BackfillProgress(Terminal.plain(stream, stream));
    RemoteJob job = new NamedJob();

    progress.submitted(Processor.PSZA, job);
    progress.progressed(Processor.PSZA, job, new JobProgress("PENDING", 0, 0));
    progress.progressed(Processor.PSZA, job, new JobProgress("PENDING", 0, 0));
    progress.progressed(Processor.PSZA, job, new JobProgress("RUNNING", 1200, 34));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "PSZA: job name (id)",
            "PSZA: https://page",
            "PSZA: PENDING, 0 rows and 0 failures computed",
            "PSZA: RUNNING, 1,200 rows and 34 failures computed");
  }

  private static final class NamedJob implements RemoteJob {
    @Override
    public String title() {
      return "name (id)";
    }

    @Override
    public String page() {
      return "https://page";
    }

    @Override
    public String followCommand() {
      return "follow";
    }

    @Override
    public String cancelCommand() {
      return "cancel";
    }

    @Override
    public void cancel() {}
  }

  @Test
  void onAScreenItDrawsABar() {
    run(new BackfillProgress(new Terminal(stream, stream, 80, true, true, true)));

    String drawn = bytes.toString(StandardCharsets.UTF_8);
    assertThat(drawn).contains("\r").contains("2/2 dates");
    assertThat(drawn.split("\r")).allMatch(line -> line.strip().length() <= 80);
  }
}
