package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.SmallLeague.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.InputState;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which dates are due, and in which words the plan says why. No pipeline runs here. */
class PlannerTest {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(17);
  private static final LocalDate D = day(15);
  private static final int POPULATION = 18;

  @TempDir private Path folder;
  private JobHarness job;
  private WarehouseSession keptOpen;
  private int lines;

  @BeforeEach
  void takeTheLeague() {
    job = JobHarness.loaded(folder, LEAGUE);
    // Opened once, the file is quickly opened again.
    keptOpen = job.warehouse().open();
  }

  @AfterEach
  void close() {
    keptOpen.close();
  }

  private PlannedDate planned(LocalDate date, Processor processor, Processor... asked) {
    return new Planner(job.warehouse())
        .plan(date, date, asked.length == 0 ? List.of(processor) : List.of(asked), true)
        .of(processor)
        .get(0);
  }

  private String reason(Processor processor, Processor... asked) {
    PlannedDate date = planned(D, processor, asked);
    return date.reason().label() + (date.detail().isEmpty() ? "" : ": " + date.detail());
  }

  /** Writes a ledger line as a run would that computed the date from today's input. */
  private void pretend(Processor processor, Outcome outcome, long rows, String outputDigest) {
    pretend(processor, outcome, rows, outputDigest, processor.codeVersion());
  }

  private void pretend(
      Processor processor, Outcome outcome, long rows, String outputDigest, String codeVersion) {
    lines++;
    job.tamper(
        "INSERT INTO nba_processing.precompute_runs VALUES ('%s', DATE '%s', 'run-%d', '%s', %d,"
                .formatted(processor.storedName(), D, lines, outcome, rows)
            + " 0, 0, 0, 0, 0, %d, '%s', %s, '%s', TIMESTAMP '2026-01-01 00:00:00',"
                .formatted(
                    POPULATION,
                    digest(processor),
                    outputDigest == null ? "NULL" : "'" + outputDigest + "'",
                    codeVersion)
            + " TIMESTAMP '2026-01-01 00:%02d:00', NULL)".formatted(lines));
    store(processor, rows);
  }

  /** As many rows as the line says; the planner counts them and looks into none. */
  private void store(Processor processor, long rows) {
    TableSpec<?> table = processor.table();
    job.tamper(
        "DELETE FROM %s WHERE %s = DATE '%s'"
            .formatted(table.qualifiedName(), table.dateColumn(), D));
    String values =
        table.columns().stream()
            .map(column -> column.name().equals(table.entityColumn()) ? "'e' || i" : value(column))
            .collect(Collectors.joining(", "));
    job.tamper(
        "INSERT INTO %s SELECT %s FROM range(%d) AS many(i)"
            .formatted(table.qualifiedName(), values, rows));
  }

  private static String value(ColumnSpec column) {
    return switch (column.type()) {
      case STRING -> "''";
      case INT64, NUMERIC -> "0";
      case BOOL -> "false";
      case DATE -> "DATE '" + D + "'";
      case TIMESTAMP -> "TIMESTAMP '2026-01-01 00:00:00'";
      case FLOAT64_ARRAY, STRING_ARRAY -> "[]";
    };
  }

  @Test
  void aDateThatHoldsOtherRowsThanWerePublishedIsDue() {
    pretendAllDone();
    store(PSZA, 17);
    assertThat(reason(PSZA)).isEqualTo("rows differ: 17 stored, 18 published");
    store(PSZA, 36);
    assertThat(reason(PSZA)).isEqualTo("rows differ: 36 stored, 18 published");
  }

  /** What the ledger line of the date would carry now. */
  private String digest(Processor processor) {
    return digest(planned(D, processor));
  }

  private String digest(PlannedDate date) {
    return new InputState(Map.of(date.key(), date.due().upstreamDigest()), job.ledger())
        .digest(date.processor(), date.date());
  }

  private void pretendAllDone() {
    for (Processor processor : Processor.values()) {
      pretend(processor, Outcome.COMPLETE, 18, "output-of-" + processor);
    }
  }

  @Test
  void aDateWithoutALedgerLineIsMissing() {
    assertThat(reason(TDZA)).isEqualTo("missing");
    assertThat(reason(ML, Processor.values())).isEqualTo("missing");
  }

  @Test
  void aDateThatIsDoneWithTodaysInputAndLogicIsUpToDate() {
    pretendAllDone();
    for (Processor processor : Processor.values()) {
      assertThat(reason(processor, Processor.values())).as("%s", processor).isEqualTo("up to date");
    }
  }

  @Test
  void theFirstFourteenDaysAreBootstrapWhateverTheLedgerSays() {
    assertThat(planned(day(0), PSZA).reason()).isEqualTo(Reason.BOOTSTRAP);
    assertThat(planned(day(13), ML).reason()).isEqualTo(Reason.BOOTSTRAP);
    assertThat(planned(day(14), PSZA).reason()).isEqualTo(Reason.MISSING);
    assertThat(new Planner(job.warehouse()).plan(day(13), day(14), List.of(PSZA), false).dates())
        .extracting(PlannedDate::reason)
        .containsExactly(Reason.BOOTSTRAP, Reason.FORCED);
  }

  @Test
  void aDateThatEndedBadlyIsDueAgainAndThePlanSaysHowItEnded() {
    pretend(PSZA, Outcome.FAILED, 0, null);
    assertThat(reason(PSZA)).isEqualTo("failed: FAILED");
    pretend(PSZA, Outcome.COMPLETE_WITH_FAILURES, 17, "x");
    assertThat(reason(PSZA)).isEqualTo("failed: COMPLETE_WITH_FAILURES");
    // The newest line is the one that holds.
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    assertThat(reason(PSZA)).isEqualTo("up to date");
    pretend(TDZA, Outcome.BLOCKED, 0, null);
    assertThat(reason(TDZA)).isEqualTo("failed: BLOCKED");
  }

  @Test
  void anotherVersionOfTheLogicMakesADateDue() {
    pretend(PSZA, Outcome.COMPLETE, 18, "x", "psza-0");
    assertThat(reason(PSZA)).isEqualTo("logic changed: psza-0 -> " + PSZA.codeVersion());
  }

  @Test
  void aChangedRowOfTheHistoryMakesADateDueAndOneOfTheDateItselfDoesNot() {
    pretendAllDone();
    job.load(
        LEAGUE.playerGames(
            row -> row.playerLookup().equals("boalpha") && !row.gameDate().isBefore(D),
            row -> Edit.change(Tables.PLAYER_GAME_SUMMARY, row, "points", 77)));
    assertThat(reason(PSZA)).isEqualTo("up to date");
    assertThat(reason(PDC)).isEqualTo("up to date");
    job.load(
        LEAGUE.playerGames(
            row -> row.playerLookup().equals("boalpha") && row.gameDate().equals(day(14)),
            row -> Edit.change(Tables.PLAYER_GAME_SUMMARY, row, "points", 77)));
    // PCF reads the games of its players, too: usage and load are theirs.
    assertThat(List.of(reason(PSZA), reason(PCF), reason(PDC)))
        .allSatisfy(
            why ->
                assertThat(why)
                    .startsWith("input changed: player_game_summary 2021-11-02 boalpha and "));
    assertThat(reason(TDZA)).isEqualTo("up to date");
  }

  @Test
  void otherRowsOfAnUpstreamProcessorAreAChangedInput() {
    pretendAllDone();
    pretend(PSZA, Outcome.COMPLETE, 18, "other rows");
    assertThat(reason(PSZA)).isEqualTo("up to date");
    assertThat(reason(PCF)).isEqualTo("input changed: rows of PSZA");
    assertThat(reason(PDC)).isEqualTo("input changed: rows of PSZA");
    assertThat(reason(ML)).isEqualTo("input changed: rows of PSZA");
    assertThat(reason(TDZA)).isEqualTo("up to date");
  }

  @Test
  void whoeverReadsWhatIsDueIsDueToo() {
    pretendAllDone();
    pretend(TDZA, Outcome.FAILED, 0, "output-of-TDZA");
    assertThat(reason(PCF, Processor.values())).isEqualTo("upstream due: TDZA");
    assertThat(reason(PDC, Processor.values())).isEqualTo("up to date");
    assertThat(reason(ML, Processor.values())).isEqualTo("upstream due: TDZA, PCF");
  }

  @Test
  void withoutRowsOfARequiredProcessorADateIsBlocked() {
    assertThat(reason(PCF)).isEqualTo("blocked: no rows of TDZA, PSZA");
    assertThat(reason(PDC)).isEqualTo("blocked: no rows of PSZA");
    assertThat(reason(ML)).isEqualTo("blocked: no rows of PSZA, PCF, PDC");
    // In this run they will come first.
    assertThat(reason(PCF, TDZA, PSZA, PCF)).isEqualTo("missing");
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    assertThat(reason(PCF)).isEqualTo("blocked: no rows of TDZA");
    assertThat(reason(PDC)).isEqualTo("missing");
  }

  @Test
  void anUpstreamDateThatIsDoneWithoutARowBlocksNobody() {
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    pretend(TDZA, Outcome.COMPLETE, 0, "nothing");
    assertThat(reason(PCF)).isEqualTo("missing");
  }

  @Test
  void anUpstreamDateThatFailedButKeptEarlierRowsBlocksNobody() {
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    pretend(TDZA, Outcome.COMPLETE, 4, "y");
    pretend(TDZA, Outcome.FAILED, 0, "y");
    assertThat(reason(PCF)).isEqualTo("missing");
    pretend(TDZA, Outcome.COMPLETE, 0, "deleted");
    pretend(TDZA, Outcome.FAILED, 0, "deleted");
    assertThat(reason(PCF)).isEqualTo("blocked: no rows of TDZA");
  }

  @Test
  void anUpstreamDateOfWhichNobodyWasKnownBlocksNobody() {
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    pretend(TDZA, Outcome.FAILED, 0, "y");
    assertThat(reason(PCF)).isEqualTo("blocked: no rows of TDZA");
    job.tamper("UPDATE nba_processing.precompute_runs SET population = 0 WHERE outcome = 'FAILED'");
    assertThat(reason(PCF)).isEqualTo("missing");
  }

  @Test
  void onRequestEveryDateIsComputedAgainButWhatIsBlockedStaysBlocked() {
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    Planner planner = new Planner(job.warehouse());
    assertThat(planner.plan(D, D, List.of(PSZA, PDC), false).dates())
        .extracting(PlannedDate::reason)
        .containsExactly(Reason.FORCED, Reason.FORCED);
    assertThat(planner.plan(D, D, List.of(PCF), false).dates())
        .extracting(PlannedDate::reason)
        .containsExactly(Reason.BLOCKED);
  }

  @Test
  void aPlanHasOneLineForEachProcessorAndGameDateInTheRangeAndNoOther() {
    job.tamper("DELETE FROM nba_raw.nbac_schedule WHERE game_date = DATE '2021-11-03'");
    List<String> lines = new ArrayList<>();
    new Planner(job.warehouse())
        .plan(day(14), day(16), List.of(TDZA, PSZA), true)
        .dates()
        .forEach(date -> lines.add(date.processor() + " " + date.date()));
    assertThat(lines)
        .containsExactly(
            "TDZA 2021-11-02", "TDZA 2021-11-04", "PSZA 2021-11-02", "PSZA 2021-11-04");
    assertThat(new Planner(job.warehouse()).plan(day(40), day(50), List.of(TDZA), true).dates())
        .isEmpty();
  }

  @Test
  void aDifferentEndOfTheRangeChangesNoDigest() {
    String alone = planned(D, ML).due().upstreamDigest();
    assertThat(
            new Planner(job.warehouse())
                .plan(day(0), day(16), List.of(Processor.values()), true).of(ML).stream()
                    .filter(date -> date.date().equals(D))
                    .map(date -> date.due().upstreamDigest()))
        .containsExactly(alone);
  }

  private Plan plan(int firstDay, int lastDay, Processor... asked) {
    return new Planner(job.warehouse()).plan(day(firstDay), day(lastDay), List.of(asked), true);
  }

  @Test
  void aDateThatLeftTheScheduleIsPutInOrderOnce() {
    pretend(PSZA, Outcome.COMPLETE, 18, "x");
    assertThat(plan(14, 16, TDZA, PSZA).withoutGames()).isEmpty();
    job.tamper("DELETE FROM nba_raw.nbac_schedule WHERE game_date = DATE '%s'".formatted(D));
    Plan plan = plan(14, 16, TDZA, PSZA);
    assertThat(plan.withoutGames())
        .extracting(PlannedDate::processor, PlannedDate::date, PlannedDate::reason)
        .containsExactly(tuple(PSZA, D, Reason.NO_GAMES));
    assertThat(plan.seasons()).containsOnlyKeys(plan.withoutGames().get(0).seasonYear());
    job.tamper("UPDATE nba_processing.precompute_runs SET outcome = 'NO_GAMES'");
    assertThat(plan(14, 16, TDZA, PSZA).withoutGames()).isEmpty();
  }

  @Test
  void aBootstrapDayIsPutOnRecordOnce() {
    assertThat(plan(13, 14, PSZA).unrecordedBootstrap())
        .extracting(PlannedDate::date)
        .containsExactly(day(13));
    pretend(PSZA, Outcome.SKIPPED_BOOTSTRAP, 0, null);
    job.tamper(
        "UPDATE nba_processing.precompute_runs SET analysis_date = DATE '%s'".formatted(day(13)));
    assertThat(plan(12, 14, PSZA).unrecordedBootstrap())
        .extracting(PlannedDate::date)
        .containsExactly(day(12));
    // As if the season had begun earlier when it was computed.
    job.tamper("UPDATE nba_processing.precompute_runs SET outcome = 'COMPLETE'");
    assertThat(plan(12, 14, PSZA).unrecordedBootstrap())
        .extracting(PlannedDate::date)
        .containsExactly(day(12), day(13));
  }

  @Test
  void datesBehindTheFirstGameWithoutAResultWait() {
    job.tamper(
        "UPDATE nba_raw.nbac_schedule SET game_status = 1 WHERE game_date >= DATE '%s'"
            .formatted(day(14)));
    Plan plan = plan(13, 16, PSZA);
    assertThat(plan.of(PSZA)).extracting(PlannedDate::date).containsExactly(day(13), day(14));
    assertThat(plan.waiting()).containsExactly(day(15), day(16));
  }

  @Test
  void whatUpstreamLacksIsSaidOfThoseWhoReadIt() {
    job.tamper(
        "DELETE FROM nba_analytics.team_offense_game_summary WHERE game_date = DATE '%s'"
            .formatted(day(3)));
    assertThat(plan(14, 15, PSZA).gaps()).isEmpty();
    assertThat(plan(14, 15, PDC).gaps())
        .extracting(gap -> gap.date())
        .isNotEmpty()
        .containsOnly(day(3));
  }

  @Test
  void onePlannerCanBeAskedForMoreThanBefore() {
    Planner planner = new Planner(job.warehouse());
    assertThat(planner.plan(day(14), day(14), List.of(PSZA), true).dates()).hasSize(1);
    Plan later = planner.plan(day(14), D, List.of(PSZA), true);
    Plan more = planner.plan(D, D, List.of(Processor.values()), true);
    assertThat(later.of(PSZA).get(1)).isEqualTo(planned(D, PSZA));
    for (Processor processor : Processor.values()) {
      assertThat(more.of(processor)).containsExactly(planned(D, processor, Processor.values()));
    }
  }

  @Test
  void whereNoNewerRowSaysWhatChangedThePlanSaysThat() {
    job.tamper(
        "UPDATE nba_analytics.player_game_summary SET processed_at = TIMESTAMP '2025-12-31"
            + " 00:00:00'");
    pretendAllDone();
    job.tamper(
        "DELETE FROM nba_analytics.player_game_summary WHERE player_lookup = 'boalpha' AND game_date = DATE '%s'"
            .formatted(day(14)));
    assertThat(reason(PSZA))
        .isEqualTo("input changed: rows are gone, or have their old processed_at");
  }
}
