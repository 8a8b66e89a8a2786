package dev.fastbreak.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.Counted;
import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.output.Terminal;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class BackfillProgressTest {

  private static final LocalDate FIRST = LocalDate.parse("2021-11-02");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static final Instant BEGIN = Instant.parse("2022-01-15T06:00:00Z");
  private static final String RUN = "20220115kqmzwxvrtb";

  private static final Chunk CHUNK =
      new Chunk(
          SeasonFacts.ofSchedule(SeasonSchedule.of(2021, List.of())),
          Map.of(
              Processor.TDZA, List.of(new DueDate(FIRST, "feed")),
              Processor.PSZA,
                  List.of(new DueDate(FIRST, "feed"), new DueDate(FIRST.plusDays(1), "beef"))),
          RUN,
          Instant.EPOCH,
          Chunk.DEFAULT_FAILURE_LIMIT,
          null);

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
        RUN,
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
        Instant.EPOCH,
        null);
  }

  /** A clock that stands still until it is moved. */
  private final class Held extends Clock {
    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void after(int seconds) {
    now.set(now.get().plusSeconds(seconds));
  }

  private BackfillProgress plain(ProgressStyle style) {
    BackfillProgress progress =
        BackfillProgress.on(Terminal.plain(stream, stream), style, new Held());
    progress.begun(RUN);
    return progress;
  }

  private List<String> told() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Plan plan(PlannedDate... dates) {
    return new Plan(
        FIRST,
        FIRST.plusDays(1),
        List.of(Processor.TDZA, Processor.PSZA),
        List.of(dates),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static Plan plan() {
    return plan(
        due(Processor.TDZA, FIRST),
        new PlannedDate(
            Processor.TDZA, new DueDate(FIRST.plusDays(1), "beef"), Reason.UP_TO_DATE, 2021, ""),
        due(Processor.PSZA, FIRST),
        due(Processor.PSZA, FIRST.plusDays(1)));
  }

  private static List<PrecomputeRun> everything() {
    return List.of(
        line(Processor.TDZA, FIRST, 0),
        line(Processor.PSZA, FIRST, 0),
        line(Processor.PSZA, FIRST.plusDays(1), 3));
  }

  @Test
  void withoutAScreenALineTellsTimeAndRunAndThePlanComesFirst() {
    BackfillProgress progress = plain(ProgressStyle.LINES);
    progress.planned(plan());
    after(10);
    progress.started(CHUNK);
    after(10);
    progress.published(everything());
    progress.close();

    assertThat(told())
        .containsExactly(
            "2022-01-15T06:00:00Z "
                + RUN
                + " plan: 2021-11-02 to 2021-11-03, 4 dates of"
                + " processors, 3 to do, 1 up to date",
            "2022-01-15T06:00:10Z " + RUN + " computing 2021-11-02 to 2021-11-03",
            "2022-01-15T06:00:20Z "
                + RUN
                + " published 2021-11-02 to 2021-11-03: 4 of 4 dates"
                + " done, 1,170 rows, 3 UNEXPECTED failures; took 0:20");
  }

  @Test
  void whatHappensWithinTenSecondsIsToldTogether() {
    BackfillProgress progress = plain(ProgressStyle.LINES);
    progress.planned(plan());
    after(1);
    progress.started(CHUNK);
    progress.published(everything().subList(0, 1));
    after(1);
    progress.published(everything().subList(1, 3));
    progress.close();

    assertThat(told()).hasSize(2);
    assertThat(told().get(1)).contains("published 2021-11-02 to 2021-11-03: 4 of 4 dates done");
  }

  @Test
  void datesThatAreOnlyRecordedAreNotToldOf() {
    BackfillProgress progress = plain(ProgressStyle.LINES);

    progress.published(List.of(bootstrap(FIRST)));

    assertThat(told()).isEmpty();
  }

  @Test
  void blockedDatesAreDecidedToo() {
    BackfillProgress progress = plain(ProgressStyle.LINES);
    progress.planned(
        plan(
            new PlannedDate(
                Processor.PSZA,
                new DueDate(FIRST, "feed"),
                Reason.BLOCKED,
                2021,
                "no rows of TDZA",
                List.of(Processor.TDZA))));
    progress.published(List.of(line(Processor.PSZA, FIRST, Outcome.BLOCKED, 1)));
    progress.close();

    assertThat(told().get(1)).contains("1 of 1 dates done");
  }

  @Test
  void betweenPublishesTheCountersMoveTheTimeThatIsLeft() {
    RunProgress run = new RunProgress(new Held());
    run.planned(plan());
    run.started(CHUNK);
    assertThat(run.snapshot().remaining()).as("nothing is known yet").isNull();

    after(10);
    run.counted(CHUNK, Map.of(Processor.PSZA, new Counted(200, 190, 10, 0.5)));
    Snapshot half = run.snapshot();
    after(2);
    Snapshot later = run.snapshot();

    assertThat(half.remaining()).isNotNull().isPositive();
    assertThat(later.remaining()).isEqualTo(half.remaining().minusSeconds(2));
    ProcessorProgress zones = half.processors().get(1);
    assertThat(zones.done()).isZero();
    assertThat(zones.entities()).isEqualTo(200);
    assertThat(zones.expectedEntities()).isEqualTo(400);
    assertThat(zones.rows()).isEqualTo(190);
  }

  @Test
  void whatIsPublishedIsNotCountedTwice() {
    RunProgress run = new RunProgress(new Held());
    run.planned(plan());
    run.started(CHUNK);
    run.counted(CHUNK, Map.of(Processor.PSZA, new Counted(400, 780, 0, 1)));
    run.published(everything());
    run.counted(CHUNK, Map.of(Processor.PSZA, new Counted(400, 780, 0, 1)));

    Snapshot now = run.snapshot();
    assertThat(now.done()).isEqualTo(now.dates());
    assertThat(now.rows()).isEqualTo(1170);
    assertThat(now.lastFailure()).contains("PSZA on 2021-11-03", "3 unexpected");
  }

  @Test
  void programsGetAnObjectALine() {
    BackfillProgress progress = plain(ProgressStyle.JSON);
    progress.planned(plan());
    progress.published(everything());
    progress.close();

    assertThat(told())
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
        .hasSize(3);
    assertThat(told().get(2))
        .contains("\"event\":\"ended\"", "\"run_id\":\"" + RUN + "\"", "\"dates_done\":2");
  }

  @Test
  void aJobElsewhereIsToldOfOnceForEachChange() {
    BackfillProgress progress = plain(ProgressStyle.LINES);
    RemoteJob job = new NamedJob();

    progress.submitted(CHUNK, job);
    progress.progressed(CHUNK, job, new JobProgress("PENDING", 0, 0));
    progress.progressed(CHUNK, job, new JobProgress("PENDING", 0, 0));
    progress.progressed(CHUNK, job, new JobProgress("RUNNING", 1200, 34));

    String start = "2022-01-15T06:00:00Z " + RUN + " 2021-11-02 to 2021-11-03: ";
    assertThat(told())
        .containsExactly(
            start + "job name (id)",
            start + "https://page",
            start + "PENDING, 0 rows and 0 failures computed",
            start + "RUNNING, 1,200 rows and 34 failures computed");
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
  void onAScreenItDrawsABarForEachProcessorThatFits() {
    BackfillProgress progress =
        BackfillProgress.on(
            new Terminal(stream, stream, 80, true, true, true), ProgressStyle.AUTO, new Held());
    progress.planned(plan());
    progress.started(CHUNK);
    progress.published(everything());
    progress.close();

    String drawn = bytes.toString(StandardCharsets.UTF_8);
    assertThat(drawn).contains("TDZA [", " 1/2 dates", " 2/2 dates", "3 UNEXPECTED");
    assertThat(drawn.replaceAll("\u001b\\[[0-9]*[A-Z]", "").split("[\r\n]+"))
        .allMatch(line -> line.length() < 80);
  }
}
