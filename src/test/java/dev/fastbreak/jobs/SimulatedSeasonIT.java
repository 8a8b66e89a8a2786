package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.JobHarness.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.plan.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What must hold whatever the numbers are, on six weeks of a simulated season. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("all")
class SimulatedSeasonIT {

  private static final int DAYS = 42;
  private static final UpstreamTables SEASON = SimulatedSlice.of(2021, 5, DAYS);

  @TempDir private static Path folder;
  private JobHarness job;
  private BackfillSummary first;
  private Map<String, Map<List<Object>, Map<String, Object>>> original;

  @BeforeAll
  void backfillOnce() {
    job = JobHarness.in(folder);
    job.load(SEASON);
    first = job.backfill().run();
    original = job.everything();
  }

  @Test
  void everyDateAccountsForEveryoneAndNothingFailsUnexpectedlyButForDataThatIsMissing() {
    for (Processor processor : Processor.values()) {
      List<PrecomputeRun> lines = JobHarness.of(first, processor).dates();
      assertThat(lines).as("%s", processor).hasSizeGreaterThan(20);
      for (PrecomputeRun line : lines) {
        assertThat(line.outcome()).as("%s", line).startsWith("COMPLETE");
        assertThat(line.population())
            .as("%s", line)
            .isEqualTo(line.rowsWritten() + line.failuresExpected() + line.failuresUnexpected());
      }
      assertThat(job.rows(processor)).as("%s", processor).isNotEmpty();
      assertThat(job.failureCounts(processor).keySet())
          .as("%s", processor)
          .isSubsetOf(
              "EXPECTED_INCOMPLETE", "INSUFFICIENT_DATA", "STALE_DATA", "INCOMPLETE_UPSTREAM");
    }
    assertThat(job.undeclaredTables()).isEmpty();
  }

  @Test
  void theOrderInWhichRowsCameMakesNoDifference() {
    JobHarness other = JobHarness.in(folder, "shuffled");
    other.load(SimulatedSlice.shuffled(SEASON, 1));
    other.backfill().buckets(3).chunk("10").parallelism(1).run();
    assertThat(other.everything()).isEqualTo(original);
    assertThat(digests(other)).isEqualTo(digests(job));
  }

  private static List<String> digests(JobHarness job) {
    List<String> digests = new ArrayList<>();
    for (Processor processor : Processor.values()) {
      for (LocalDate date : job.outcomes(processor).keySet()) {
        PrecomputeRun line = job.line(processor, date);
        digests.add(processor + " " + date + " " + line.inputDigest() + line.outputDigest());
      }
    }
    return digests;
  }

  @Test
  void aCorrectedGameOfAPastDateEndsLikeAWarehouseRebuiltFromNothing() {
    PlayerGameSummary game =
        SEASON.playerGames().stream()
            .filter(row -> row.gameDate().equals(LocalDate.of(2021, 11, 12)))
            .filter(row -> row.paintAttempts() != null && row.points() != null)
            .min((a, b) -> a.playerLookup().compareTo(b.playerLookup()))
            .orElseThrow();
    UpstreamTables corrected =
        new UpstreamTables(
            SEASON.seasonYear(),
            SEASON.schedule(),
            SimulatedSlice.changed(
                SEASON.playerGames(),
                row -> row.equals(game),
                row ->
                    Edit.change(
                        Tables.PLAYER_GAME_SUMMARY,
                        row,
                        "points",
                        row.points() + 4,
                        "paint_attempts",
                        row.paintAttempts() + 2,
                        "paint_makes",
                        row.paintMakes() + 2)),
            SEASON.teamOffense(),
            SEASON.teamDefense(),
            SEASON.playerContexts(),
            SEASON.teamContexts());
    JobHarness copy = JobHarness.in(folder, "corrected");
    copy.load(SEASON);
    copy.backfill().run();
    copy.load(corrected);

    Plan plan = copy.plan();
    assertThat(due(plan, TDZA)).allSatisfy(date -> assertThat(hasFailures(TDZA, date)).isTrue());
    List<LocalDate> psza = new ArrayList<>(due(plan, PSZA));
    psza.removeIf(date -> hasFailures(PSZA, date));
    assertThat(psza).isNotEmpty().allMatch(date -> date.isAfter(game.gameDate()));
    for (Processor processor : List.of(PDC, ML)) {
      Set<LocalDate> hisDates = new TreeSet<>();
      copy.rows(Tables.UPCOMING_PLAYER_GAME_CONTEXT)
          .keySet()
          .forEach(
              key -> {
                if (key.contains(game.playerLookup())) {
                  key.stream()
                      .filter(LocalDate.class::isInstance)
                      .map(LocalDate.class::cast)
                      .filter(date -> date.isAfter(game.gameDate()))
                      .forEach(hisDates::add);
                }
              });
      assertThat(due(plan, processor)).as("%s", processor).containsAll(hisDates);
    }

    BackfillSummary summary = copy.backfill().run();
    for (Processor processor : List.of(PSZA, PCF, PDC, ML)) {
      assertThat(copy.rows(processor).values())
          .as("%s", processor)
          .filteredOn(row -> row.get("run_id").equals(summary.runId()))
          .allSatisfy(row -> assertThat(row.get("player_lookup")).isEqualTo(game.playerLookup()));
    }
    assertThat(JobHarness.of(summary, PSZA).rowsWritten()).isPositive();
    JobHarness rebuilt = JobHarness.in(folder, "rebuilt");
    rebuilt.load(corrected);
    rebuilt.backfill().run();
    assertThat(copy.everything()).isEqualTo(rebuilt.everything());
  }

  private boolean hasFailures(Processor processor, LocalDate date) {
    return job.line(processor, date).outcome().equals("COMPLETE_WITH_FAILURES");
  }
}
