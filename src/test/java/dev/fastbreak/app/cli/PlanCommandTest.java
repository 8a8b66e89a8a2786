package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PlanCommandTest {

  private final FakeEngine engine = new FakeEngine();
  private final FakeWarehouse warehouse = Samples.warehouse();

  private static PlannedDate date(Processor processor, String date, Reason reason, String detail) {
    return new PlannedDate(
        processor, new DueDate(LocalDate.parse(date), "feed"), reason, 2021, detail);
  }

  private Invocation plan(String... more) {
    String[] args = new String[more.length + 7];
    System.arraycopy(
        "plan --start-date 2021-10-19 --end-date 2021-11-05 --only TDZA,PSZA".split(" "),
        0,
        args,
        0,
        7);
    System.arraycopy(more, 0, args, 7, more.length);
    return Invocation.of(engine, warehouse, args);
  }

  private void mixed() {
    engine.planned =
        List.of(
            date(Processor.TDZA, "2021-10-19", Reason.BOOTSTRAP, ""),
            date(Processor.TDZA, "2021-11-02", Reason.UP_TO_DATE, ""),
            date(Processor.TDZA, "2021-11-03", Reason.FAILED, "FAILED"),
            date(Processor.TDZA, "2021-11-05", Reason.UP_TO_DATE, ""),
            date(Processor.PSZA, "2021-10-19", Reason.BOOTSTRAP, ""),
            date(Processor.PSZA, "2021-11-02", Reason.MISSING, ""),
            date(Processor.PSZA, "2021-11-03", Reason.MISSING, ""),
            date(Processor.PSZA, "2021-11-05", Reason.MISSING, ""));
  }

  @Test
  void aPlanIsASubtractionWithReasons() {
    mixed();

    Invocation answer = plan();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .isEqualTo(
            """
            TO DO: 4 dates of processors over 2021-10-19 to 2021-11-05 (4 game dates).

            processor                        wanted  - already good  = to do
            TDZA  Team defence by shot zone       4               3        1
            PSZA  Player shot zones               4               1        3

            processor  reason        dates  which                     why
            TDZA       failed            1  2021-11-03                FAILED
            TDZA       - up to date      2  2021-11-02, 2021-11-05
            TDZA       - bootstrap       1  2021-10-19
            PSZA       missing           3  2021-11-02 to 2021-11-05
            PSZA       - bootstrap       1  2021-10-19

            Next: fastbreak backfill --start-date 2021-10-19 --end-date 2021-11-05 --only TDZA,PSZA
            """);
  }

  @Test
  void blockedDatesHaveAColumnOfTheirOwn() {
    engine.planned =
        List.of(
            blocked(Processor.PDC, "2021-11-02", "PSZA"),
            blocked(Processor.ML, "2021-11-02", "PSZA, PDC"));

    assertThat(
            Invocation.of(
                    engine,
                    warehouse,
                    "plan --start-date 2021-10-19 --end-date 2021-11-05 --only PDC,ML".split(" "))
                .out())
        .contains("TO DO: 0 dates of processors over", "; 2 are blocked.")
        .contains("wanted  - already good  - blocked  = to do")
        .contains("no rows of PSZA")
        .endsWith(
            "PDC, ML need PSZA for 2021-11-02. Next: fastbreak run --date 2021-11-02 --only"
                + " PSZA,PDC,ML\n");
  }

  private static PlannedDate blocked(Processor processor, String date, String missing) {
    return new PlannedDate(
        processor,
        new DueDate(LocalDate.parse(date), "feed"),
        Reason.BLOCKED,
        2021,
        "no rows of " + missing,
        Arrays.stream(missing.split(", ")).map(Processor::valueOf).toList());
  }

  @Test
  void manyBlockedDatesNeedOneBackfillWithAllThatIsMissing() {
    // PCF waits for TDZA and PSZA; ML for PCF too, which comes in the same run.
    engine.planned =
        List.of(
            blocked(Processor.ML, "2021-11-02", "PCF"), blocked(Processor.ML, "2021-11-05", "PCF"));

    assertThat(
            Invocation.of(
                    engine,
                    warehouse,
                    "plan --start-date 2021-10-19 --end-date 2021-11-05 --only ML".split(" "))
                .out())
        .contains(
            "ML needs PCF for 2021-11-02 to 2021-11-05. Next: fastbreak backfill --start-date"
                + " 2021-11-02 --end-date 2021-11-05 --only TDZA,PSZA,PCF,ML");
  }

  @Test
  void oneDayIsNamedOnce() {
    engine.planned = List.of(date(Processor.TDZA, "2021-11-02", Reason.MISSING, ""));

    Invocation answer =
        Invocation.of(
            engine,
            warehouse,
            "plan --start-date 2021-11-02 --end-date 2021-11-02 --only TDZA".split(" "));

    assertThat(answer.verdict())
        .isEqualTo("TO DO: 1 date of processors over 2021-11-02 (1 game date).");
  }

  @Test
  void nothingToDoSaysSo() {
    engine.planned = List.of(date(Processor.TDZA, "2021-11-02", Reason.UP_TO_DATE, ""));

    assertThat(plan().verdict())
        .isEqualTo("NOTHING TO DO: 2021-10-19 to 2021-11-05, 1 game date, all good.");
  }

  @Test
  void rowsWithoutADateAreWarnedOf() throws IOException {
    mixed();
    warehouse.undated =
        new QueryResult(
            List.of("table_name", "undated", "outside"),
            List.of(
                List.of("nba_analytics.player_game_summary", 3L, 0L),
                List.of("nba_raw.nbac_schedule", 0L, 0L)));

    assertThat(plan().out())
        .contains(
            """
            WARNING: 3 rows of nba_analytics.player_game_summary have no game_date.
              Nothing reads them. Give them their date or delete them, then run 'backfill' again.
            """)
        .doesNotContain("nbac_schedule");
    assertThat(plan().exitCode()).isZero();
    JsonNode undated =
        new ObjectMapper().readTree(plan("--format", "json").out()).get("undated_rows");
    assertThat(undated).hasSize(1);
    assertThat(undated.get(0).get("table").asText()).isEqualTo("nba_analytics.player_game_summary");
    assertThat(undated.get(0).get("rows").asLong()).isEqualTo(3);
  }

  @Test
  void programsReadItAsJson() throws IOException {
    mixed();

    JsonNode json = new ObjectMapper().readTree(plan("--format", "json").out());

    assertThat(json.get("game_dates").asInt()).isEqualTo(4);
    assertThat(json.get("to_do").asInt()).isEqualTo(4);
    JsonNode psza = json.get("processors").get(1);
    assertThat(psza.get("wanted").asInt()).isEqualTo(4);
    assertThat(psza.get("to_do").asInt()).isEqualTo(3);
    assertThat(psza.get("reasons").get("MISSING").asInt()).isEqualTo(3);
    assertThat(psza.get("dates").get(0).get("reason").asText()).isEqualTo("BOOTSTRAP");
    assertThat(psza.get("dates").get(0).get("to_do").asBoolean()).isFalse();
  }

  @Test
  void whatReadsCostIsSaidWhereTheyCost() throws IOException {
    mixed();
    List<Slice<?>> asked = new ArrayList<>();
    warehouse.estimate =
        reads -> {
          asked.addAll(reads);
          return OptionalLong.of(reads.isEmpty() ? 0 : 1L << 35);
        };

    // 32 GiB are 32 / 1024 TiB: x 1.10 = 0.034375, x 0.1 = 0.003125.
    assertThat(plan().out())
        .contains(
            "\n\nThe pipelines read about 32.0 GiB of the warehouse as it is now, about 0.03 USD at"
                + " 1.10 USD per TiB. Publishing comes on top: docs/cloud/cost.md.\n\nNext:");
    assertThat(asked).isNotEmpty();
    // TDZA is due on 3 November only, PSZA until the 5th; both read from the opener on.
    assertThat(asked).allMatch(slice -> slice.from().equals(LocalDate.of(2021, 10, 19)));
    assertThat(asked)
        .extracting(slice -> slice.to())
        .contains(LocalDate.of(2021, 11, 5))
        .allMatch(to -> !to.isAfter(LocalDate.of(2021, 11, 5)));
    assertThat(plan("--price-per-tib", "0.1").out()).contains("less than 0.01 USD at 0.1 USD");
    JsonNode json = new ObjectMapper().readTree(plan("--format", "json").out());
    assertThat(json.get("bytes_read").asLong()).isEqualTo(34_359_738_368L);
    assertThat(json.get("cost_usd").decimalValue()).isEqualByComparingTo("0.034375");
  }

  @Test
  void aWarehouseThatDoesNotTellItsSizesDoesNotFailThePlan() throws IOException {
    mixed();
    String why = "Estimating the bytes of x failed: rights are missing. Grant roles/y.";
    warehouse.estimate =
        reads -> {
          if (reads.isEmpty()) {
            return OptionalLong.of(0);
          }
          throw new WarehouseException(WarehouseException.Cause.DENIED, why);
        };

    Invocation answer = plan();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .startsWith("TO DO: 4 dates")
        .contains("\n\nWhat the reads of the pipelines cost is not known. " + why + "\n\nNext:");
    JsonNode json = new ObjectMapper().readTree(plan("--format", "json").out());
    assertThat(json.get("bytes_read").isNull()).isTrue();
    assertThat(json.get("cost_usd").isNull()).isTrue();
    assertThat(json.get("cost_unknown").asText()).isEqualTo(why);
  }

  @Test
  void nothingToDoCostsNothingToSay() {
    engine.planned = List.of(date(Processor.TDZA, "2021-11-02", Reason.UP_TO_DATE, ""));
    warehouse.estimate = reads -> OptionalLong.of(0);

    assertThat(plan().out()).doesNotContain("USD");
  }

  @Test
  void nothingIsSaidOfCostsWhereReadsAreFree() throws IOException {
    mixed();

    assertThat(plan().out()).doesNotContain("USD");
    JsonNode json = new ObjectMapper().readTree(plan("--format", "json").out());
    assertThat(json.has("bytes_read")).isFalse();
    assertThat(json.has("cost_usd")).isFalse();
  }

  @Test
  void aPriceIsNotNegative() {
    assertThat(plan("--price-per-tib=-1").err())
        .contains("--price-per-tib")
        .contains("'-1' is no price; write US dollars, for example 6.25");
  }

  @Test
  void theLedgerCanBeIgnored() {
    mixed();

    Invocation answer = plan("--no-resume");

    assertThat(answer.out())
        .endsWith("--end-date 2021-11-05 --only TDZA,PSZA --no-resume" + System.lineSeparator());
    assertThat(engine.calls)
        .containsExactly("plan 2021-10-19 2021-11-05 [TDZA, PSZA] resume false");
  }
}
