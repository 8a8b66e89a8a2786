package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.plan.PlannedDate;
import dev.fastbreak.app.plan.Reason;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Slice;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
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
    engine.planned = List.of(date(Processor.TDZA, "2021-11-02", Reason.BLOCKED, "no rows of PSZA"));

    assertThat(plan().out())
        .contains("TO DO: 0 dates of processors over", "; 1 is blocked.")
        .contains("wanted  - already good  - blocked  = to do")
        .contains("no rows of PSZA")
        .doesNotContain("Next:");
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
            List.of("table_name", "undated"),
            List.of(
                List.of("nba_analytics.player_game_summary", 3L),
                List.of("nba_raw.nbac_schedule", 0L)));

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
        slices -> {
          asked.addAll(slices);
          return OptionalLong.of(slices.isEmpty() ? 0 : 1L << 31);
        };

    // 2 GiB are 2 / 1024 TiB: x 6.25 = 0.012207, x 0.5 = 0.000977.
    assertThat(plan().out())
        .contains(
            "\n\nReads about 2.0 GiB of the warehouse, about 0.01 USD at 6.25 USD per TiB (storage"
                + " reads and on-demand queries are billed differently: docs/dataflow.md).\n\nNext:");
    assertThat(asked).isNotEmpty();
    // TDZA is due on 3 November only, PSZA until the 5th; both read from the opener on.
    assertThat(asked).allMatch(slice -> slice.from().equals(LocalDate.of(2021, 10, 19)));
    assertThat(asked)
        .extracting(Slice::to)
        .contains(LocalDate.of(2021, 11, 5))
        .allMatch(to -> !to.isAfter(LocalDate.of(2021, 11, 5)));
    assertThat(plan("--price-per-tib", "0.5").out()).contains("less than 0.01 USD at 0.5 USD");
    JsonNode json = new ObjectMapper().readTree(plan("--format", "json").out());
    assertThat(json.get("bytes_read").asLong()).isEqualTo(2_147_483_648L);
    assertThat(json.get("cost_usd").decimalValue()).isEqualByComparingTo("0.012207");
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
    assertThat(plan("--price-per-tib=-1").err()).contains("--price-per-tib -1: a price is not");
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
