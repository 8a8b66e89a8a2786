package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code status} and {@code failures}. */
final class LedgerCommandsTest {

  private static FakeWarehouse warehouse() {
    FakeWarehouse warehouse = Samples.warehouse();
    warehouse.rows.addAll(
        List.of(
            Samples.line(Processor.PSZA, "2021-11-02", Outcome.COMPLETE, 0),
            Samples.line(Processor.PSZA, "2021-11-03", Outcome.FAILED, 440),
            Samples.line(Processor.TDZA, "2021-11-02", Outcome.COMPLETE, 0),
            Samples.failure(
                Processor.PSZA, "2021-11-03", "lukadoncic", FailureCategory.PROCESSING_ERROR),
            Samples.failure(
                Processor.PSZA, "2021-11-02", "rookie", FailureCategory.EXPECTED_INCOMPLETE),
            Samples.failure(
                Processor.PSZA, "2021-11-03", "rookie", FailureCategory.EXPECTED_INCOMPLETE),
            Samples.failure(
                Processor.TDZA, "2021-11-02", "LAL", FailureCategory.INSUFFICIENT_DATA)));
    return warehouse;
  }

  private static Invocation ask(String line) {
    return ask(line.split(" "));
  }

  private static Invocation ask(String[] words) {
    return Invocation.of(new FakeEngine(), warehouse(), words);
  }

  @Test
  void statusDrawsACalendar() {
    Invocation answer = ask("status --only PSZA");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict())
        .isEqualTo("NOT ALL DONE, 2 dates of processors to do: 2021-10-19 to 2021-11-05.");
    assertThat(answer.out().lines().toList())
        .contains(
            "PSZA  Player shot zones",
            "         1...5....10...15...20...25...30",
            "2021-10  ..................b............",
            "2021-11  .#X.?.........................");
    assertThat(answer.out()).contains("? not computed yet").doesNotContain("\u001b");
  }

  @Test
  void statusOfAllProcessorsShowsTheWorstOfEachDate() {
    assertThat(ask("status").out().lines().toList())
        .contains(
            "The worst of all processors (--long: each of them)",
            "2021-11  .?X.?.........................")
        .doesNotContain("PSZA  Player shot zones");
    assertThat(ask("status --long").out().lines().toList())
        .contains("PSZA  Player shot zones", "2021-11  .#X.?.........................");
  }

  @Test
  void statusCountsPerOutcome() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ask("status --format json").out());

    assertThat(json.get("game_dates").asInt()).isEqualTo(4);
    JsonNode psza = json.get("processors").get(1);
    assertThat(psza.get("processor").asText()).isEqualTo("PSZA");
    assertThat(psza.get("outcomes").get("COMPLETE").asInt()).isEqualTo(1);
    assertThat(psza.get("outcomes").get("FAILED").asInt()).isEqualTo(1);
    assertThat(psza.get("outcomes").get("MISSING").asInt()).isEqualTo(1);
    assertThat(psza.get("dates").get(1).get("run_id").asText()).isEqualTo("0000abcd");
    assertThat(psza.get("dates").get(3).get("run_id").isNull()).isTrue();
  }

  @Test
  void statusOfARangeThatIsDone() {
    assertThat(ask("status --only TDZA --start-date 2021-11-02 --end-date 2021-11-02").verdict())
        .isEqualTo("ALL DONE: 2021-11-02.");
  }

  @Test
  void aDoneDateThatIsDueAgainHasItsOwnSign() throws IOException {
    FakeEngine engine = new FakeEngine();
    engine.planned =
        List.of(
            new PlannedDate(
                Processor.TDZA,
                new DueDate(LocalDate.parse("2021-11-02"), "feed"),
                Reason.INPUT_CHANGED,
                2021,
                ""));
    String[] args = "status --only TDZA --end-date 2021-11-02".split(" ");

    Invocation answer = Invocation.of(engine, warehouse(), args);

    assertThat(answer.verdict())
        .isEqualTo(
            "NOT ALL DONE, 1 date of processors due again after a change: 2021-10-19 to"
                + " 2021-11-02.");
    assertThat(answer.out().lines().toList()).contains("2021-11  .*............................");
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Invocation.of(
                        engine,
                        warehouse(),
                        "status --only TDZA --end-date 2021-11-02 --format json".split(" "))
                    .out());
    JsonNode tdza = json.get("processors").get(0);
    assertThat(tdza.get("due_again").asInt()).isEqualTo(1);
    assertThat(tdza.get("outcomes").get("COMPLETE").asInt()).isEqualTo(1);
    assertThat(tdza.get("outcomes").get("SKIPPED_BOOTSTRAP").asInt()).isEqualTo(1);
    assertThat(tdza.get("dates").get(1).get("outcome").asText()).isEqualTo("COMPLETE");
    assertThat(tdza.get("dates").get(1).get("due_again").asBoolean()).isTrue();
  }

  @Test
  void bootstrapDaysAreDoneWithoutALedgerLine() {
    assertThat(ask("status --only TDZA --end-date 2021-11-02").verdict())
        .isEqualTo("ALL DONE: 2021-10-19 to 2021-11-02.");
  }

  /** What a command prints on a screen of 80 columns. */
  private static List<String> on80Columns(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    CommandLineProgram.execute(
        new CommandContext(
            new FakeEngine(),
            uri -> warehouse(),
            Clock.systemUTC(),
            new Terminal(stream, stream, 80, true, false, false)),
        line.split(" "));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void categoriesAndReasonsStayOnANarrowScreen() {
    assertThat(on80Columns("failures --only TDZA"))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.startsWith("TDZA  INSUFFICIENT_DATA  yes "))
        .contains(
            "TDZA INSUFFICIENT_DATA, 2021-11-02 to 2021-11-02, for example LAL: 3 of 10",
            "  games, \"so far\"");
  }

  @Test
  void theLegendAndTheRunStayOnANarrowScreen() {
    assertThat(on80Columns("status --only PSZA"))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.contains("newest run  0000abcd, 2022-01-15 06:00 UTC"))
        .anyMatch(line -> line.endsWith(". no game"))
        .noneMatch(line -> line.contains("! blocked"));
  }

  @Test
  void runsSayHowTheyEndedAndWhatTheyComputed() throws IOException {
    assertThat(ask("runs").out().lines().toList())
        .containsExactly(
            "run       began (UTC)       took  ended   dates  written",
            "0000abcd  2022-01-15 06:00  0:04  FAILED      3    1,170",
            "  run --date tonight (2021-11-02 to 2021-11-03 of TDZA, PSZA)");
    JsonNode run = new ObjectMapper().readTree(ask("runs --format json").out()).get(0);
    assertThat(run.get("outcome").asText()).isEqualTo("FAILED");
    assertThat(run.get("command").asText()).isEqualTo("run --date tonight");
    assertThat(run.get("last_date").asText()).isEqualTo("2021-11-03");
  }

  @Test
  void failuresShowTheUnexpectedFirst() {
    Invocation answer = ask("failures");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict()).isEqualTo("UNEXPECTED FAILURES: 1, beside 3 expected ones.");
    List<String> lines = answer.out().lines().toList();
    assertThat(lines.get(3)).startsWith("PSZA       PROCESSING_ERROR").contains(" NO ");
    assertThat(lines.get(4)).startsWith("TDZA       INSUFFICIENT_DATA");
    assertThat(lines.get(5)).startsWith("PSZA       EXPECTED_INCOMPLETE");
  }

  @Test
  void failuresCompareTheShotZonesWithAHealthySeason() {
    List<String> lines = ask("failures").out().lines().toList();

    // 2021-11-02: 40 of 440. 2021-11-03: 40 and 440 unexpected of 880. 520 / 1320 = 39.4 percent.
    assertThat(lines.subList(6, lines.size()))
        .containsExactly(
            "",
            "PSZA: share of players without a row, by week of the season",
            "season   week  first       last        players  no row  expected             "
                + " unexpected",
            "2021-22     3  2021-11-02  2021-11-03      660   39.4%  90 to 100%  RED FLAG        "
                + " 440",
            "  RED FLAG 2021-11-03: 440 unexpected",
            "  RED FLAG 2021-11-03: 54.5 percent, after 9.1 percent on 2021-11-02");
    assertThat(ask("failures --only TDZA").out()).doesNotContain("share of players");
    assertThat(ask("failures --entity rookie").out()).doesNotContain("share of players");
  }

  @Test
  void programsGetEveryFailureAndTheWeeks() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ask("failures --format json").out());

    assertThat(json.get("failures")).hasSize(4);
    JsonNode failure = json.get("failures").get(0);
    assertThat(failure.get("analysis_date").asText()).isEqualTo("2021-11-02");
    assertThat(failure.get("processor").asText()).isEqualTo("TDZA");
    assertThat(failure.get("expected").asBoolean()).isTrue();
    JsonNode week = json.get("shot_zone_weeks").get(0);
    assertThat(json.get("shot_zone_weeks")).hasSize(1);
    assertThat(week.get("season").asText()).isEqualTo("2021-22");
    assertThat(week.get("week").asInt()).isEqualTo(3);
    assertThat(week.get("percent").asDouble()).isEqualTo(39.4);
    assertThat(week.get("expected_low").asInt()).isEqualTo(90);
    assertThat(week.get("unexpected").asInt()).isEqualTo(440);
    assertThat(week.get("red_flags")).hasSize(2);

    JsonNode ofTeams = new ObjectMapper().readTree(ask("failures --only TDZA --format json").out());
    assertThat(ofTeams.get("failures")).hasSize(1);
    assertThat(ofTeams.get("shot_zone_weeks")).isEmpty();
  }

  @Test
  void failuresCanBeNarrowedAndExported() {
    assertThat(ask("failures --only PSZA --unexpected --format csv").out())
        .isEqualTo(
            """
            analysis_date,processor,entity_id,failure_category,expected,can_retry,failure_reason,run_id,created_at
            2021-11-03,PSZA,lukadoncic,PROCESSING_ERROR,false,false,"3 of 10 games, ""so far""\",0000abcd,2022-01-15T06:00:04Z
            """);
    assertThat(ask("failures --category expected_incomplete --format csv").out().lines())
        .hasSize(3);
    assertThat(ask("failures --entity LukaDoncic --format csv").out().lines()).hasSize(2);
    assertThat(ask("failures --start-date 2021-11-03 --format csv").out().lines()).hasSize(3);
  }

  @Test
  void whatIsNotShownIsCountedAllTheSame() {
    assertThat(ask("failures --only TDZA --unexpected").verdict())
        .isEqualTo("NO UNEXPECTED FAILURES: 1 expected failure, not shown.");
    assertThat(ask("failures --unexpected").verdict())
        .isEqualTo("UNEXPECTED FAILURES: 1, beside 3 expected ones, not shown.");
  }

  @Test
  void namesAreReadAsInExplain() {
    String csv = "failures --format csv --entity ";

    assertThat(ask((csv + "Luka Dončić").split(" (?!Don)")).out().lines()).hasSize(2);
    assertThat(ask((csv + "Lakers").split(" ")).out().lines()).hasSize(2);
    assertThat(ask((csv + "lal").split(" ")).out().lines()).hasSize(2);
  }

  @Test
  void aNameThatNobodyHasIsToldFromOneWithoutFailures() {
    FakeWarehouse warehouse = warehouse();
    warehouse.rows.add(Samples.boxScore("khembirch", "2021-11-02"));

    Invocation mistyped = failures(warehouse, "--entity", "khembrich");
    Invocation known = failures(warehouse, "--entity", "Khem Birch");

    assertThat(mistyped.exitCode()).isEqualTo(2);
    assertThat(mistyped.err())
        .contains("--entity 'khembrich': no player and no team", "did you mean khembirch.");
    assertThat(known.exitCode()).isZero();
    assertThat(known.verdict()).isEqualTo("NO UNEXPECTED FAILURES: 0 expected failures.");
    assertThat(failures(warehouse, "--entity", "Boston").exitCode()).isZero();
  }

  private static Invocation failures(FakeWarehouse warehouse, String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "failures";
    System.arraycopy(more, 0, args, 1, more.length);
    return Invocation.of(new FakeEngine(), warehouse, args);
  }

  @Test
  void nothingComputedIsNotNothingFailed() {
    Invocation never = failures(Samples.warehouse(), "--start-date", "2021-11-02");
    Invocation noGames =
        failures(warehouse(), "--start-date", "2021-11-04", "--end-date", "2021-11-04");

    assertThat(never.exitCode()).isZero();
    assertThat(never.out().strip())
        .isEqualTo(
            "NOTHING COMPUTED YET in 2021-11-02 to 2021-11-05: who fails is known after"
                + " 'fastbreak backfill --start-date 2021-11-02 --end-date 2021-11-05'.");
    assertThat(ask("failures --only PCF".split(" ")).verdict()).startsWith("NOTHING COMPUTED YET");
    assertThat(noGames.exitCode()).isEqualTo(2);
    assertThat(noGames.err()).contains("no games on these days");
  }
}
