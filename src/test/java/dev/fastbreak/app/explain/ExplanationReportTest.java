package dev.fastbreak.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationReportTest {

  private static final Explanation EXPLANATION =
      new Explanation(
          Processor.PSZA,
          LocalDate.of(2021, 12, 18),
          "stephencurry",
          Explanation.Kind.ROW,
          "NOT STORED: today's inputs give a row, but the warehouse holds none.",
          List.of("The date is due: missing."),
          null,
          "804260b00a92dfc4",
          List.of(),
          null,
          null,
          null,
          null,
          List.of(
              new ExplainedColumn(
                  "paint_rate_last_10", new BigDecimal("22.33"), "100 * 46 / 206", ""),
              new ExplainedColumn(
                  "assisted_rate_last_10", null, "", "null: no game tells assisted_fg_makes")),
          List.of(new Evidence("Games", "date, min").row(LocalDate.of(2021, 12, 17), null)),
          List.of("sethcurry"));

  private static List<String> printed(int columns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new ExplanationReport(EXPLANATION)
        .print(new Terminal(stream, stream, columns, true, false, false), "");
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void theVerdictComesFirstAndEveryValueHasItsArithmetic() {
    List<String> lines = printed(Integer.MAX_VALUE);
    assertThat(lines.get(0)).isEqualTo("PSZA of stephencurry on 2021-12-18");
    assertThat(lines.get(1)).startsWith("NOT STORED:");
    assertThat(lines)
        .contains(
            "  The date is due: missing.",
            "Did you mean sethcurry?",
            "paint_rate_last_10     22.33  = 100 * 46 / 206",
            "assisted_rate_last_10  null   null: no game tells assisted_fg_makes",
            "2021-12-17  null");
  }

  @Test
  void nothingIsLostOnANarrowScreen() {
    List<String> lines = printed(60);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    String words = String.join(" ", lines).replaceAll(" +", " ");
    assertThat(words)
        .contains(
            "the warehouse holds none.", "100 * 46 / 206", "null: no game tells assisted_fg_makes");
  }

  @Test
  void aRunIsSuggestedToWhomItConcernsOnly() {
    assertThat(next(Explanation.Kind.ROW)).contains("Next: fastbreak run --date 2021-12-18");
    assertThat(next(Explanation.Kind.FAILURE)).contains("Next: fastbreak run --date 2021-12-18");
    assertThat(next(Explanation.Kind.NOT_IN_POPULATION)).doesNotContain("Next:");
  }

  /** What is printed of somebody on a date that is due. */
  private static String next(Explanation.Kind kind) {
    LocalDate date = LocalDate.of(2021, 12, 18);
    Explanation explanation =
        new Explanation(
            Processor.PSZA,
            date,
            "stephencurry",
            kind,
            "A headline.",
            List.of(),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            new PlannedDate(
                Processor.PSZA, new DueDate(date, "feed"), Reason.MISSING, 2021, "missing"),
            List.of(),
            List.of(),
            List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new ExplanationReport(explanation).print(Terminal.plain(stream, stream), "");
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void programsGetTheSame() {
    JsonNode json = new ExplanationReport(EXPLANATION).json();
    assertThat(json.get("kind").asText()).isEqualTo("ROW");
    assertThat(json.get("stored").isNull()).isTrue();
    assertThat(json.get("values").get(0).get("formula").asText()).isEqualTo("100 * 46 / 206");
    assertThat(json.get("values").get(0).get("value").decimalValue()).isEqualByComparingTo("22.33");
    assertThat(json.get("values").get(1).get("value").isNull()).isTrue();
    assertThat(json.get("evidence").get(0).get("rows").get(0).get(1).isNull()).isTrue();
  }
}
