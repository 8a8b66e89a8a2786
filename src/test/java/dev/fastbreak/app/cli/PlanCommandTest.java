package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.plan.PlannedDate;
import dev.fastbreak.app.plan.Reason;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanCommandTest {

  private final FakeEngine engine = new FakeEngine();

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
    return Invocation.of(engine, Samples.warehouse(), args);
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
        .contains("TO DO: 0 dates of processors over", "; 1 are blocked.")
        .contains("wanted  - already good  - blocked  = to do")
        .contains("no rows of PSZA")
        .doesNotContain("Next:");
  }

  @Test
  void nothingToDoSaysSo() {
    engine.planned = List.of(date(Processor.TDZA, "2021-11-02", Reason.UP_TO_DATE, ""));

    assertThat(plan().verdict())
        .isEqualTo("NOTHING TO DO: 2021-10-19 to 2021-11-05, 1 game date, all good.");
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
  void theLedgerCanBeIgnored() {
    plan("--no-resume");

    assertThat(engine.calls)
        .containsExactly("plan 2021-10-19 2021-11-05 [TDZA, PSZA] resume false");
  }
}
