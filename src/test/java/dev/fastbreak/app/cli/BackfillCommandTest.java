package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.warehouse.Bill;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackfillCommandTest {

  private static final String RANGE = "--start-date 2021-11-02 --end-date 2021-11-05";

  private final FakeEngine engine = new FakeEngine();
  private final FakeWarehouse warehouse = Samples.warehouse();

  private Invocation backfill(String more) {
    String line = "backfill " + RANGE + (more.isEmpty() ? "" : " " + more);
    return Invocation.of(engine, warehouse, line.split(" "));
  }

  private static ProcessorSummary summary(
      Processor processor, int notPublished, @Nullable String error, PrecomputeRun... lines) {
    return new ProcessorSummary(
        processor, 3, 3 - lines.length - notPublished, 0, List.of(lines), notPublished, error);
  }

  private List<UndatedRows> undated = List.of();

  private void answer(boolean interrupted, ProcessorSummary... summaries) {
    answer(Bill.NONE, interrupted, summaries);
  }

  private void answer(Bill bill, boolean interrupted, ProcessorSummary... summaries) {
    engine.backfill =
        request ->
            new BackfillSummary(
                "0000abcd",
                List.of(summaries),
                interrupted,
                Duration.ofMillis(4200),
                undated,
                bill);
  }

  @Test
  void optionsBecomeARequest() {
    backfill("");
    backfill(
        "--only psza,tdza --no-resume --fail-fast --chunk 7 --failure-limit 2.5"
            + " --beam blockOnRun=true --beam targetParallelism=3");
    backfill("--start-from 3 --chunk month --buckets 64");

    LocalDate start = LocalDate.parse("2021-11-02");
    LocalDate end = LocalDate.parse("2021-11-05");
    assertThat(engine.requests)
        .containsExactly(
            new BackfillRequest(
                start,
                end,
                List.of(Processor.values()),
                true,
                false,
                ChunkSize.SEASON,
                0.05,
                Map.of(),
                2,
                "backfill " + RANGE),
            new BackfillRequest(
                start,
                end,
                List.of(Processor.TDZA, Processor.PSZA),
                false,
                true,
                new ChunkSize(ChunkSize.Kind.GAME_DATES, 7),
                0.025,
                Map.of("blockOnRun", "true", "targetParallelism", "3"),
                2,
                "backfill "
                    + RANGE
                    + " --only psza,tdza --no-resume --fail-fast --chunk 7 --failure-limit 2.5"
                    + " --beam blockOnRun=... --beam targetParallelism=..."),
            new BackfillRequest(
                start,
                end,
                List.of(Processor.PCF, Processor.PDC, Processor.ML),
                true,
                false,
                ChunkSize.MONTH,
                0.05,
                Map.of("playerBuckets", "64"),
                2,
                "backfill " + RANGE + " --start-from 3 --chunk month --buckets 64"));
  }

  @Test
  void everythingCompleteIsDone() {
    answer(
        false,
        summary(
            Processor.PSZA,
            0,
            null,
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE, 0),
            Samples.line(Processor.PSZA, "2021-11-03", Outcome.COMPLETE, 0)));

    Invocation answer = backfill("--only PSZA");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict()).isEqualTo("DONE: 2 dates of PSZA in 4.2 s, 780 rows written.");
    // 800 rows computed (780 written, 20 unchanged) in 4.2 seconds.
    assertThat(answer.out().lines().toList())
        .contains(
            "processor  dates  up to date  COMPLETE  written  unchanged  failures",
            "PSZA           3           1         2      780         20        80",
            "run 0000abcd, 4.2 s, 190 rows/s");
    assertThat(answer.out()).contains("Next: fastbreak status " + RANGE);
  }

  @Test
  void bootstrapDaysAreCountedOnce() {
    // Three game dates: one day recorded as bootstrap, one computed, one done before.
    ProcessorSummary recorded =
        new ProcessorSummary(
            Processor.PSZA,
            3,
            2,
            1,
            List.of(
                Samples.line(Processor.PSZA, "2021-10-19", Outcome.SKIPPED_BOOTSTRAP, 0),
                Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE, 0)),
            0,
            null);
    answer(false, recorded);

    Invocation answer = backfill("");

    assertThat(answer.verdict()).startsWith("DONE: 1 date of PSZA in 4.2 s");
    assertThat(answer.out())
        .containsPattern("processor +dates +up to date +COMPLETE +bootstrap")
        .containsPattern("PSZA +3 +1 +1 +1 ");
  }

  @Test
  void nothingToDoSaysSo() {
    answer(false, summary(Processor.PSZA, 0, null));

    assertThat(backfill("").verdict())
        .isEqualTo("DONE: 0 rows written: everything was up to date.");
  }

  @Test
  void computedAgainWithoutChangeSaysSo() {
    answer(false, summary(Processor.PSZA, 0, null, Samples.idle(Processor.PSZA, "2021-11-02")));

    assertThat(backfill("--no-resume").verdict())
        .isEqualTo(
            "DONE: 0 rows written: 1 date of PSZA looked at again in 4.2 s, no content changed.");
  }

  @Test
  void unexpectedFailuresExitWithThree() {
    answer(
        false,
        summary(
            Processor.PSZA,
            0,
            null,
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE_WITH_FAILURES, 2),
            Samples.line(Processor.PSZA, "2021-11-03", Outcome.COMPLETE_WITH_FAILURES, 1),
            Samples.line(Processor.PSZA, "2021-11-05", Outcome.COMPLETE, 0)));

    Invocation answer = backfill("");

    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(answer.verdict())
        .startsWith("DONE WITH FAILURES: 2 dates of PSZA (2021-11-02 to 2021-11-03);");
    assertThat(answer.out()).contains("UNEXPECTED").contains("Next: fastbreak failures " + RANGE);
  }

  @Test
  void failedAndBlockedDatesComeFirst() {
    answer(
        false,
        summary(
            Processor.PSZA,
            1,
            "from 2021-11-05: the disk is full",
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.FAILED, 440)),
        summary(
            Processor.PCF, 0, null, Samples.line(Processor.PCF, "2021-11-03", Outcome.BLOCKED, 1)));

    Invocation answer = backfill("");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.verdict())
        .isEqualTo(
            "FAILED: 1 date of PSZA (2021-11-02); 1 date of PCF (2021-11-03) blocked; 1 date of"
                + " PSZA not published. What was published is safe.");
    assertThat(answer.out()).contains("PSZA from 2021-11-05: the disk is full");
  }

  @Test
  void whatBrokeAChunkIsSaidOnceForAllItsProcessors() {
    answer(
        false,
        summary(Processor.TDZA, 3, "from 2021-11-02: the disk is full"),
        summary(Processor.PSZA, 3, "from 2021-11-02: the disk is full"));

    assertThat(backfill("").out())
        .containsOnlyOnce("the disk is full")
        .contains("TDZA, PSZA from 2021-11-02: the disk is full");
  }

  @Test
  void blockedDatesNameWhatTheyWaitForAndTheCommandThatComputesIt() {
    answer(
        false,
        summary(
            Processor.PDC, 0, null, Samples.line(Processor.PDC, "2021-11-03", Outcome.BLOCKED, 1)));
    engine.planned =
        List.of(
            new PlannedDate(
                Processor.PDC,
                new DueDate(LocalDate.parse("2021-11-03"), "feed"),
                Reason.BLOCKED,
                2021,
                "no rows of PSZA",
                List.of(Processor.PSZA)));

    Invocation answer = backfill("--start-from 4");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.verdict())
        .isEqualTo(
            "FAILED: 1 date of PDC (2021-11-03) blocked: PDC needs PSZA for 2021-11-03. What was"
                + " published is safe.");
    assertThat(answer.out())
        .contains("Next: fastbreak run --date 2021-11-03 --only PSZA,PDC,ML\n")
        .doesNotContain("same command again");
  }

  @Test
  void aGameDateOfWhichUpstreamKnowsNobodySaysWhy() {
    PrecomputeRun line = Samples.line(Processor.PCF, "2021-11-03", Outcome.FAILED, 0);
    PrecomputeRun nobody =
        new PrecomputeRun(
            line.processorName(),
            line.analysisDate(),
            line.runId(),
            line.outcome(),
            0,
            0,
            0,
            0,
            0,
            1,
            0,
            line.inputDigest(),
            line.outputDigest(),
            line.codeVersion(),
            line.startedAt(),
            line.finishedAt(),
            null);
    answer(false, summary(Processor.PCF, 0, null, nobody));
    FakeWarehouse warehouse = Samples.warehouse();
    warehouse.rows.add(
        Samples.failure(
            Processor.PCF, "2021-11-03", Failure.DATE_LEVEL, FailureCategory.INCOMPLETE_UPSTREAM));

    Invocation answer = Invocation.of(engine, warehouse, "run", "--date", "2021-11-03");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.verdict()).startsWith("FAILED: 1 date of PCF (2021-11-03).");
    assertThat(answer.out()).contains("\n  3 of 10 games, \"so far\"\n");
  }

  @Test
  void aFailedDateShowsTheFirstReason() {
    answer(
        false,
        summary(
            Processor.PSZA,
            0,
            null,
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.FAILED, 440)));
    FakeWarehouse warehouse = Samples.warehouse();
    for (String player : List.of("zionwilliamson", "lukadoncic")) {
      warehouse.rows.add(
          Samples.failure(
              Processor.PSZA, "2021-11-02", player, FailureCategory.INCOMPLETE_UPSTREAM));
    }
    warehouse.rows.add(
        Samples.failure(
            Processor.PSZA, "2021-11-02", "aaronholiday", FailureCategory.EXPECTED_INCOMPLETE));

    Invocation answer = Invocation.of(engine, warehouse, "run", "--date", "2021-11-02");

    assertThat(answer.out())
        .contains("\n  PSZA 2021-11-02, for example lukadoncic: 3 of 10 games, \"so far\"\n")
        .doesNotContain("zionwilliamson", "aaronholiday");
  }

  @Test
  void bootstrapDaysAloneAreNotCalledUpToDate() {
    answer(false, new ProcessorSummary(Processor.TDZA, 3, 3, 3, List.of(), 0, null));

    Invocation answer = backfill("--no-resume");

    assertThat(answer.verdict())
        .isEqualTo(
            "SKIPPED_BOOTSTRAP: 0 rows written: only bootstrap days, and a season's first 14 days"
                + " have no rows.");
    assertThat(answer.out()).doesNotContain("rows/s").containsPattern("TDZA +3 +0 +0 +3 ");
  }

  @Test
  void anInterruptedRunSaysWhatIsSafe() {
    answer(
        true,
        summary(
            Processor.PSZA,
            2,
            null,
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE, 0)));

    Invocation answer = backfill("");

    assertThat(answer.exitCode()).isEqualTo(130);
    assertThat(answer.verdict())
        .isEqualTo("INTERRUPTED: 1 date published and safe, 2 left; the same command resumes.");
    assertThat(answer.out()).doesNotContain("same command again");
    assertThat(backfill("--no-resume").verdict())
        .endsWith(" 2 left; the same command computes every date again, as --no-resume says.");
  }

  @Test
  void rowsWithoutADateAreWarnedOfAndDoNotChangeTheVerdict(@TempDir Path folder)
      throws IOException {
    undated =
        List.of(
            new UndatedRows(Tables.PLAYER_GAME_SUMMARY, 1, 0),
            new UndatedRows(Tables.SCHEDULE, 1200, 0));
    answer(
        false,
        summary(
            Processor.PSZA,
            0,
            null,
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE, 0)));
    Path file = folder.resolve("summary.json");

    Invocation answer = backfill("--json " + file);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict()).startsWith("DONE: ");
    assertThat(answer.out())
        .contains(
            """
            WARNING: 1 row of nba_analytics.player_game_summary has no game_date.
            WARNING: 1,200 rows of nba_raw.nbac_schedule have no game_date.
              Nothing reads them. Give them their date or delete them, then run 'backfill' again.
            """);
    JsonNode json = new ObjectMapper().readTree(file.toFile()).get("undated_rows");
    assertThat(json).hasSize(2);
    assertThat(json.get(1).get("table").asText()).isEqualTo("nba_raw.nbac_schedule");
    assertThat(json.get(1).get("rows").asLong()).isEqualTo(1200);
  }

  @Test
  void theSummaryGoesIntoAFileAsJson(@TempDir Path folder) throws IOException {
    answer(
        false,
        summary(
            Processor.PSZA,
            0,
            null,
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE_WITH_FAILURES, 2)));
    Path file = folder.resolve("summary.json");

    int exitCode = backfill("--json " + file).exitCode();

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("DONE_WITH_FAILURES");
    assertThat(json.get("exit_code").asInt()).isEqualTo(exitCode).isEqualTo(3);
    assertThat(json.get("run_id").asText()).isEqualTo("0000abcd");
    assertThat(json.get("start_date").asText()).isEqualTo("2021-11-02");
    assertThat(json.get("end_date").asText()).isEqualTo("2021-11-05");
    assertThat(json.get("seconds").asDouble()).isEqualTo(4.2);
    assertThat(json.get("rows_per_second").asLong()).isEqualTo(95);
    JsonNode processor = json.get("processors").get(0);
    assertThat(processor.get("processor").asText()).isEqualTo("PSZA");
    assertThat(processor.get("table").asText())
        .isEqualTo("nba_precompute.player_shot_zone_analysis");
    assertThat(processor.get("outcomes").get("COMPLETE_WITH_FAILURES").asInt()).isEqualTo(1);
    assertThat(processor.get("outcomes").get("FAILED").asInt()).isZero();
    assertThat(processor.get("rows_written").asLong()).isEqualTo(390);
    assertThat(processor.get("failures_unexpected").asLong()).isEqualTo(2);
    assertThat(processor.get("error").isNull()).isTrue();
    assertThat(processor.get("dates").get(0).get("outcome").asText())
        .isEqualTo("COMPLETE_WITH_FAILURES");
  }

  @Test
  void aDryRunOnlyPlans() {
    Invocation answer = backfill("--dry-run --only PSZA");

    assertThat(answer.exitCode()).isZero();
    assertThat(engine.calls).containsExactly("plan 2021-11-02 2021-11-05 [PSZA] resume true");
    assertThat(engine.requests).isEmpty();
  }

  @Test
  void aDryRunSaysWhatThePlanSays(@TempDir Path folder) throws IOException {
    engine.planned =
        List.of(
            new PlannedDate(
                Processor.PSZA,
                new DueDate(LocalDate.parse("2021-11-02"), "feed"),
                Reason.MISSING,
                2021,
                ""));
    warehouse.estimate = reads -> OptionalLong.of(reads.isEmpty() ? 0 : 1L << 35);
    Path file = folder.resolve("plan.json");
    String plan = Invocation.of(engine, warehouse, ("plan " + RANGE).split(" ")).out();

    Invocation answer = backfill("--dry-run --json " + file);

    assertThat(answer.out())
        .contains("The pipelines read about 32.0 GiB", "about 0.03 USD at 1.10 USD per TiB")
        .isEqualTo(plan.substring(0, plan.indexOf("\nNext:")));
    assertThat(new ObjectMapper().readTree(file.toFile()).get("bytes_read").asLong())
        .isEqualTo(1L << 35);
    assertThat(backfill("--dry-run --price-per-tib 2").out()).contains("about 0.06 USD at 2 USD");
  }

  @Test
  void whatTheWarehouseBillsIsSaid(@TempDir Path folder) throws IOException {
    answer(new Bill(3L << 38, true), false, summary(Processor.PSZA, 0, null));
    // The look into the schedule before the run: the fourth quarter of a TiB.
    warehouse.billedBytes = 1L << 38;
    Path file = folder.resolve("summary.json");

    assertThat(backfill("").out()).contains("\nThe warehouse bills 1.0 TiB for queries.\nNext:");
    assertThat(backfill("--query-price-per-tib 6.25 --json " + file).out())
        .contains(
            "\nThe warehouse bills 1.0 TiB for queries, about 6.25 USD at 6.25 per TiB.\nNext:");
    JsonNode json = new ObjectMapper().readTree(file.toFile()).get("traffic");
    assertThat(json.get("bytes_billed").asLong()).isEqualTo(1L << 40);
    assertThat(json.get("whole").asBoolean()).isTrue();
    assertThat(json.get("queries_usd").decimalValue()).isEqualByComparingTo("6.25");
    assertThat(Invocation.of(engine, warehouse, "run", "--date", "2021-11-03").out())
        .contains("\nThe warehouse bills 1.0 TiB");
  }

  @Test
  void aRunThatBrokeBeforeAnythingWasBilledSpeaksOfNoBill() {
    answer(new Bill(0, false), false, summary(Processor.PSZA, 0, null));

    assertThat(backfill("").out()).doesNotContain("bills");
  }

  @Test
  void aGapInTheBillIsSaid(@TempDir Path folder) throws IOException {
    answer(new Bill(2048, false), false, summary(Processor.PSZA, 0, null));
    Path file = folder.resolve("summary.json");

    assertThat(backfill("--json " + file).out())
        .contains("\nThe warehouse bills at least 2.0 KiB for queries.\n");
    JsonNode json = new ObjectMapper().readTree(file.toFile()).get("traffic");
    assertThat(json.get("whole").asBoolean()).isFalse();
    assertThat(json.has("queries_usd")).isFalse();
  }

  @Test
  void nothingIsSaidOfABillWhereThereIsNone(@TempDir Path folder) throws IOException {
    answer(false, summary(Processor.PSZA, 0, null));
    Path file = folder.resolve("summary.json");

    assertThat(backfill("--query-price-per-tib 5 --json " + file).out())
        .doesNotContain("bills", "USD");
    assertThat(new ObjectMapper().readTree(file.toFile()).has("traffic")).isFalse();
  }

  @Test
  void oneDayIsARangeOfOneDay() {
    Invocation.of(engine, Samples.warehouse(), "run", "--date", "2021-11-03");

    assertThat(engine.requests).hasSize(1);
    assertThat(engine.requests.get(0).start()).isEqualTo(LocalDate.parse("2021-11-03"));
    assertThat(engine.requests.get(0).end()).isEqualTo(LocalDate.parse("2021-11-03"));
  }

  @Test
  void theNightlyJobOfADayBehindTheSeasonIsDone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("summary.json");

    Invocation answer =
        Invocation.of(
            engine, Samples.warehouse(), "run", "--date", "2022-07-04", "--json", file.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict())
        .isEqualTo(
            "SEASON_OVER: nothing to do on --date 2022-07-04. The last game that the schedule knows"
                + " was on 2021-11-05.");
    assertThat(engine.requests).isEmpty();
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("SEASON_OVER");
    assertThat(json.get("message").asText()).isEqualTo(answer.verdict());
    assertThat(json.get("run_id").isNull()).isTrue();
    assertThat(json.get("exit_code").asInt()).isZero();
  }

  @Test
  void aDryRunAsJsonIsThePlanWithAVerdict(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plan.json");

    backfill("--dry-run --json " + file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("DRY_RUN");
    assertThat(json.get("exit_code").asInt()).isZero();
    assertThat(json.get("to_do").asInt()).isZero();
  }
}
