package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.JobHarness.dates;
import static dev.fastbreak.jobs.JobHarness.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BackfillSummary.Verdict;
import dev.fastbreak.app.backfill.PipelineRunner;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.simulation.LeagueSimulation;
import dev.fastbreak.warehouse.Warehouses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several seasons in one run: next to each other, and as if each had been alone. */
@Tag("all")
class SeasonsAbreastIT {

  private static final List<Integer> YEARS = List.of(2020, 2021, 2022);

  /** Far longer than anything here takes: a test that waits so long has found its fault. */
  private static final long PATIENCE_SECONDS = 120;

  /** Three seasons, the second a day longer than the first, the third a day longer than that. */
  private static final Map<Integer, SmallLeague> LEAGUES =
      Map.of(
          2020, SmallLeague.of(LocalDate.of(2020, 10, 20), 16),
          2021, SmallLeague.of(SmallLeague.OPENER, 17),
          2022, SmallLeague.of(LocalDate.of(2022, 10, 18), 18));

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void loadTheSeasons() {
    job = JobHarness.in(folder);
    YEARS.forEach(year -> job.load(league(year)));
  }

  private static SmallLeague league(int year) {
    return Map.copyOf(LEAGUES).get(year);
  }

  /** The dates of a season behind its bootstrap. */
  private static List<LocalDate> days(int year) {
    return league(year).dates().subList(14, league(year).dates().size());
  }

  private static int seasonOf(LocalDate date) {
    return date.getMonthValue() < 8 ? date.getYear() - 1 : date.getYear();
  }

  private JobHarness.Run all(JobHarness in) {
    return in.backfill().range(LocalDate.of(2020, 1, 1), LocalDate.of(2023, 12, 31)).abreast(2);
  }

  // --- The same as alone ---

  @Test
  void togetherTheyGiveTheTablesHashesAndLedgerOfEachAlone() {
    // Simulated seasons of one league: players change teams from one to the next, and whoever
    // confused two seasons would mix up rows that have the same names.
    List<UpstreamTables> seasons =
        LeagueSimulation.seasons(YEARS, 11).stream()
            .map(season -> SimulatedSlice.firstDays(season, 36))
            .toList();
    JobHarness together = JobHarness.in(folder, "together");
    JobHarness alone = JobHarness.in(folder, "alone");
    seasons.forEach(together::load);
    seasons.forEach(alone::load);

    BackfillSummary summary = all(together).run();
    List<BackfillSummary> apart = new ArrayList<>();
    for (int year : YEARS) {
      apart.add(
          alone.backfill().range(LocalDate.of(year, 8, 1), LocalDate.of(year + 1, 7, 31)).run());
    }

    assertThat(together.everything()).isEqualTo(alone.everything());
    assertThat(ledger(together)).isEqualTo(ledger(alone));
    for (Processor processor : Processor.values()) {
      ProcessorSummary whole = of(summary, processor);
      assertThat(whole.error()).isNull();
      assertThat(whole.rowsWritten()).isPositive();
      assertThat(whole.gameDates())
          .isEqualTo(apart.stream().mapToInt(one -> of(one, processor).gameDates()).sum());
      assertThat(whole.upToDate())
          .isEqualTo(apart.stream().mapToInt(one -> of(one, processor).upToDate()).sum());
      assertThat(whole.rowsWritten())
          .isEqualTo(apart.stream().mapToLong(one -> of(one, processor).rowsWritten()).sum());
      assertThat(dates(summary, processor))
          .as("all three seasons, oldest date first")
          .isEqualTo(apart.stream().flatMap(one -> dates(one, processor).stream()).toList());
    }
    assertThat(together.undeclaredTables()).isEmpty();

    assertThat(all(together).run().processors())
        .allSatisfy(part -> assertThat(part.rowsWritten()).isZero());
  }

  /** Every ledger line without the columns that say in which run and when it was written. */
  private static Map<List<@Nullable Object>, Map<String, @Nullable Object>> ledger(JobHarness of) {
    Map<List<@Nullable Object>, Map<String, @Nullable Object>> lines = new HashMap<>();
    of.rows(Tables.PRECOMPUTE_RUNS)
        .values()
        .forEach(
            row -> {
              row.keySet().removeAll(List.of("run_id", "started_at", "finished_at"));
              lines.put(List.of(row.get("processor_name"), row.get("analysis_date")), row);
            });
    return lines;
  }

  // --- Order ---

  @Test
  void seasonsDoNotWaitForEachOther() {
    Recorder recorder = new Recorder(meetingOf(2));

    all(job).chunk("2").around(recorder::around).done();

    // Both had begun before either had ended: otherwise the meeting would not have taken place.
    assertThat(recorder.met()).isTrue();
    for (int year : YEARS) {
      assertThat(recorder.begun(year)).as("season %s", year).isTrue();
    }
    assertThat(recorder.mostAtOnce()).as("no more pipelines than were allowed").isEqualTo(2);
  }

  // --- Failures ---

  @Test
  void aCalculatorThatThrowsInOneSeasonLeavesTheOthersPublished() {
    Faults inSecondSeason = Faults.on(days(2021).toArray(LocalDate[]::new));

    BackfillSummary summary = all(job).with(PSZA, inSecondSeason).expecting(Verdict.FAILED);

    assertThat(of(summary, PSZA).count(Outcome.FAILED)).isEqualTo(3);
    assertThat(of(summary, PSZA).count(Outcome.COMPLETE)).isEqualTo(2 + 4);
    for (Processor dependent : List.of(PCF, PDC, ML)) {
      assertThat(blockedDates(summary, dependent)).as("%s", dependent).isEqualTo(days(2021));
      assertThat(of(summary, dependent).count(Outcome.COMPLETE)).isEqualTo(2 + 4);
      assertThat(job.datesWithRows(dependent)).noneMatch(date -> seasonOf(date) == 2021);
    }
    assertSeasonsAreLikeAlone(2020, 2022);

    all(job).done();
    assertSeasonsAreLikeAlone(2020, 2021, 2022);
  }

  @Test
  void aPipelineThatBreaksInOneSeasonIsNamedAndLeavesTheOthersPublished() {
    BackfillSummary summary =
        all(job).around(breaking(chunk -> chunk.season().year() == 2022)).expecting(Verdict.FAILED);

    for (Processor processor : Processor.values()) {
      assertThat(of(summary, processor).error())
          .isEqualTo("from 2022-11-01: " + Backfill.OUT_OF_MEMORY);
      assertThat(of(summary, processor).notPublished()).as("%s", processor).isEqualTo(4);
      assertThat(job.datesWithRows(processor)).noneMatch(date -> seasonOf(date) == 2022);
    }
    assertSeasonsAreLikeAlone(2020, 2021);
  }

  @Test
  void twoSeasonsThatBreakAreBothCounted() {
    BackfillSummary summary =
        all(job).around(breaking(chunk -> chunk.season().year() != 2021)).expecting(Verdict.FAILED);

    assertThat(of(summary, ML).error()).isEqualTo("from 2020-11-03: " + Backfill.OUT_OF_MEMORY);
    assertThat(of(summary, ML).notPublished()).isEqualTo(2 + 4);
    assertThat(dates(summary, ML)).containsAll(days(2021));
    assertSeasonsAreLikeAlone(2021);
  }

  @Test
  void failFastLetsNoOtherSeasonBeginAnything() {
    CountDownLatch broken = new CountDownLatch(1);
    Recorder recorder = new Recorder(null);
    BackfillSummary summary =
        all(job)
            .failFast()
            .around(
                runner ->
                    new WrappedRunner(recorder.around(runner)) {
                      @Override
                      public void compute(Chunk chunk, int abreast) {
                        if (chunk.season().year() == 2020) {
                          broken.countDown();
                          throw new OutOfMemoryError("no more memory");
                        }
                        await(broken);
                        super.compute(chunk, abreast);
                      }
                    })
            .expecting(Verdict.FAILED);

    assertThat(of(summary, TDZA).error()).isEqualTo("from 2020-11-03: " + Backfill.OUT_OF_MEMORY);
    assertThat(recorder.begun(2020)).isFalse();
    assertThat(recorder.begun(2022)).isFalse();
    all(job).done();
    assertSeasonsAreLikeAlone(2020, 2021, 2022);
  }

  @Test
  void theExitCodeTellsOfTheOneSeasonThatFailed() {
    Faults inSecondSeason = Faults.on(days(2021).toArray(LocalDate[]::new));
    Answer failed = command(inSecondSeason.in(PSZA), "--only", "PSZA");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.firstLine())
        .isEqualTo(
            "FAILED: 3 dates of PSZA (2021-11-02 to 2021-11-04). What was published is safe.");
    assertThat(job.datesWithRows(PSZA)).isEqualTo(concat(days(2020), days(2022)));

    Answer resumed = command(Calculations.STANDARD, "--only", "PSZA");
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.firstLine()).startsWith("DONE: 3 dates of PSZA in ");
  }

  // --- Interrupts ---

  @Test
  void anInterruptStopsAllSeasonsAndTheSameCommandResumes() {
    AtomicReference<Backfill> running = new AtomicReference<>();
    Recorder recorder = new Recorder(meetingOf(2));
    BackfillSummary summary =
        all(job)
            .chunk("2")
            .prepared(running::set)
            .around(recorder::around)
            .listener(
                new Hearing() {
                  @Override
                  public void published(List<PrecomputeRun> dates) {
                    if (!dates.get(0).outcome().equals(Outcome.SKIPPED_BOOTSTRAP.name())) {
                      running.get().stop();
                    }
                  }
                })
            .expecting(Verdict.INTERRUPTED);

    // Two seasons were at work on their first chunk, and each heard of the end once it had
    // published.
    assertThat(recorder.met()).isTrue();
    int published = summary.processors().stream().mapToInt(part -> computed(part).size()).sum();
    assertThat(published).as("two dates of all five processors each").isEqualTo(2 * 2 * 5);
    assertThat(recorder.begun(2022)).as("the season that waited its turn").isFalse();
    for (Processor processor : Processor.values()) {
      ProcessorSummary part = of(summary, processor);
      assertThat(part.error()).isNull();
      assertThat(part.notPublished() + computed(part).size())
          .as("%s: what is left is counted in all three seasons", processor)
          .isEqualTo(2 + 3 + 4);
    }
    assertThat(job.failureCounts(ML)).as("left over, not blocked").isEmpty();

    BackfillSummary resumed = all(job).done();
    for (Processor processor : Processor.values()) {
      List<LocalDate> both =
          concat(computed(of(summary, processor)), computed(of(resumed, processor)));
      assertThat(both)
          .as("%s: each date once", processor)
          .containsExactlyInAnyOrderElementsOf(concat(days(2020), days(2021), days(2022)));
    }
    assertSeasonsAreLikeAlone(2020, 2021, 2022);
  }

  // --- Helpers ---

  private record Answer(int exitCode, String firstLine) {}

  private Answer command(Calculations calculations, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> args = new ArrayList<>(List.of("backfill", "--warehouse", job.uri()));
    args.addAll(List.of("--start-date", "2020-10-20", "--end-date", "2023-06-30"));
    args.addAll(List.of(more));
    int exitCode =
        CommandLineProgram.execute(
            new CommandContext(
                FaultyEngine.of(calculations),
                uri -> Warehouses.of(uri),
                Clock.systemUTC(),
                Terminal.plain(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))),
            args.toArray(String[]::new));
    return new Answer(
        exitCode, out.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
  }

  /** Rows, failures and hashes of whole seasons, held against warehouses that know no other. */
  private void assertSeasonsAreLikeAlone(int... years) {
    for (int year : years) {
      JobHarness alone = JobHarness.loaded(folder, "only-" + year, league(year));
      alone.backfill().range(league(year).dates().get(0), LocalDate.of(2100, 1, 1)).done();
      assertThat(ofSeason(job, year)).as("season %s", year).isEqualTo(ofSeason(alone, year));
    }
  }

  private static Map<String, Map<List<Object>, Map<String, @Nullable Object>>> ofSeason(
      JobHarness in, int year) {
    Map<String, Map<List<Object>, Map<String, @Nullable Object>>> all =
        new TreeMap<>(in.everything());
    all.values()
        .forEach(
            rows ->
                rows.keySet()
                    .removeIf(
                        key ->
                            key.stream()
                                .filter(LocalDate.class::isInstance)
                                .map(LocalDate.class::cast)
                                .noneMatch(date -> seasonOf(date) == year)));
    return all;
  }

  private static List<LocalDate> blockedDates(BackfillSummary summary, Processor processor) {
    return of(summary, processor).dates().stream()
        .filter(line -> line.outcome().equals(Outcome.BLOCKED.name()))
        .map(PrecomputeRun::analysisDate)
        .toList();
  }

  /** The dates that were computed, bootstrap days apart. */
  private static List<LocalDate> computed(ProcessorSummary part) {
    return part.dates().stream()
        .filter(line -> !line.outcome().equals(Outcome.SKIPPED_BOOTSTRAP.name()))
        .map(PrecomputeRun::analysisDate)
        .toList();
  }

  @SafeVarargs
  private static List<LocalDate> concat(List<LocalDate>... lists) {
    List<LocalDate> all = new ArrayList<>();
    for (List<LocalDate> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody else came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UnaryOperator<PipelineRunner> breaking(Predicate<Chunk> when) {
    return runner ->
        new WrappedRunner(runner) {
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

  /** A place where the first pipelines of so many seasons wait for each other. */
  private static CountDownLatch meetingOf(int seasons) {
    return new CountDownLatch(seasons);
  }

  /** Notes when the pipelines of each season begin and end. */
  private static final class Recorder {

    private record Event(int year, boolean begin) {}

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final Set<Integer> arrived = ConcurrentHashMap.newKeySet();
    private final @Nullable CountDownLatch meeting;

    Recorder(@Nullable CountDownLatch meeting) {
      this.meeting = meeting;
    }

    PipelineRunner around(PipelineRunner runner) {
      return new WrappedRunner(runner) {
        @Override
        public void compute(Chunk chunk, int abreast) {
          int year = chunk.season().year();
          events.add(new Event(year, true));
          CountDownLatch others = meeting;
          if (others != null) {
            // Every pipeline waits, so one season alone, however many it has, cannot go on.
            if (arrived.add(year)) {
              others.countDown();
            }
            await(others);
          }
          super.compute(chunk, abreast);
          events.add(new Event(year, false));
        }
      };
    }

    boolean met() {
      CountDownLatch others = meeting;
      return others != null && others.getCount() == 0;
    }

    boolean begun(int year) {
      return events.contains(new Event(year, true));
    }

    int mostAtOnce() {
      int now = 0;
      int most = 0;
      for (Event event : events) {
        now += event.begin ? 1 : -1;
        most = Math.max(most, now);
      }
      return most;
    }
  }
}
