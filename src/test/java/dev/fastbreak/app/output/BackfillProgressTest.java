package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BackfillProgressTest {

  private static final LocalDate FIRST = LocalDate.parse("2021-11-02");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static final Chunk CHUNK =
      new Chunk(
          SeasonFacts.ofSchedule(SeasonSchedule.of(2021, List.of())),
          Map.of(
              Processor.TDZA, List.of(new DueDate(FIRST, "feed")),
              Processor.PSZA,
                  List.of(new DueDate(FIRST, "feed"), new DueDate(FIRST.plusDays(1), "beef"))),
          "0000abcd",
          Instant.EPOCH,
          Chunk.DEFAULT_FAILURE_LIMIT);

  private static PlannedDate due(Processor processor, LocalDate date) {
    return new PlannedDate(processor, new DueDate(date, "feed"), Reason.MISSING, 2021, "");
  }

  private static PrecomputeRun bootstrap(LocalDate date) {
    return line(Processor.PSZA, date, Outcome.SKIPPED_BOOTSTRAP, 0);
  }

  private static PrecomputeRun line(Processor processor, LocalDate date, long unexpected) {
    return line(processor, date, Outcome.COMPLETE, unexpected);
  }

  private static PrecomputeRun line(
      Processor processor, LocalDate date, Outcome outcome, long unexpected) {
    return new PrecomputeRun(
        processor.storedName(),
        date,
        "0000abcd",
        outcome.name(),
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
    progress.planned(
        new Plan(
            FIRST,
            FIRST.plusDays(1),
            List.of(Processor.TDZA, Processor.PSZA),
            List.of(
                due(Processor.TDZA, FIRST),
                due(Processor.PSZA, FIRST),
                due(Processor.PSZA, FIRST.plusDays(1))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of()));
    progress.started(CHUNK);
    progress.published(
        List.of(
            line(Processor.TDZA, FIRST, 0),
            line(Processor.PSZA, FIRST, 0),
            line(Processor.PSZA, FIRST.plusDays(1), 3)));
    progress.close();
  }

  @Test
  void withoutAScreenItWritesPlainLines() {
    run(new BackfillProgress(Terminal.plain(stream, stream)));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "2021-11-02 to 2021-11-03: 3 dates due",
            "TDZA: 2021-11-02 to 2021-11-02 published, 1 of 1 dates, 390 rows written",
            "PSZA: 2021-11-02 to 2021-11-03 published, 2 of 2 dates, 780 rows written, 3 UNEXPECTED"
                + " failures");
  }

  @Test
  void datesThatAreOnlyRecordedAreNotToldOf() {
    BackfillProgress progress = new BackfillProgress(Terminal.plain(stream, stream));

    progress.published(List.of(bootstrap(FIRST)));

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void blockedDatesAreAmongThoseToCome() {
    BackfillProgress progress = new BackfillProgress(Terminal.plain(stream, stream));
    PlannedDate blocked =
        new PlannedDate(
            Processor.ML,
            new DueDate(FIRST, "feed"),
            Reason.BLOCKED,
            2021,
            "no rows of PSZA",
            List.of(Processor.PSZA));
    progress.planned(
        new Plan(
            FIRST,
            FIRST,
            List.of(Processor.ML),
            List.of(blocked),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of()));

    progress.published(List.of(line(Processor.ML, FIRST, Outcome.BLOCKED, 1)));

    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("published, 1 of 1 dates");
  }

  @Test
  void aJobElsewhereIsToldOfOnceForEachChange() {
    BackfillProgress progress = new BackfillProgress(Terminal.plain(stream, stream));
    RemoteJob job = new NamedJob();

    progress.submitted(CHUNK, job);
    progress.progressed(CHUNK, job, new JobProgress("PENDING", 0, 0));
    progress.progressed(CHUNK, job, new JobProgress("PENDING", 0, 0));
    progress.progressed(CHUNK, job, new JobProgress("RUNNING", 1200, 34));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "2021-11-02 to 2021-11-03: job name (id)",
            "2021-11-02 to 2021-11-03: https://page",
            "2021-11-02 to 2021-11-03: PENDING, 0 rows and 0 failures computed",
            "2021-11-02 to 2021-11-03: RUNNING, 1,200 rows and 34 failures computed");
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
    assertThat(drawn).contains("\r").contains("3/3 dates");
    assertThat(drawn.split("\r")).allMatch(line -> line.strip().length() <= 80);
  }
}
