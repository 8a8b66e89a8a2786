package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.app.validate.Gate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate} and {@code diff} as a user sees them, on DuckDB files. */
class ValidateAndDiffCommandTest {

  private static final String SPOILED =
      "UPDATE nba_precompute.player_composite_factors SET fatigue_score = 101"
          + " WHERE player_lookup = 'p03' AND game_date = '2021-12-01'";

  @TempDir static Path folder;
  private static Path sound;
  private Path file;

  @BeforeAll
  static void makeLeague() {
    sound = folder.resolve("sound.duckdb");
    HandMadeLeague.write(sound);
  }

  @BeforeEach
  void copyLeague() throws IOException {
    file = folder.resolve("league-" + System.identityHashCode(this) + ".duckdb");
    Files.copy(sound, file);
  }

  private Invocation run(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> args = new ArrayList<>(Arrays.asList(line.split(" ")));
    args.add("--warehouse");
    args.add("duckdb:" + file);
    int exitCode =
        Main.execute(
            args.toArray(new String[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Invocation(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aSoundWarehouseEndsWithZero() {
    Invocation answer = run("validate");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict())
        .isEqualTo("GREEN: every gate. 2021-10-19 to 2021-12-01, TDZA, PSZA, PCF, PDC, ML.");
    assertThat(answer.out().lines().toList())
        .contains(
            "processor  game dates  - bootstrap  = expected  with rows  none due  rows  first      "
                + " last",
            "TDZA                6            2           4          3         1     6  2021-11-05 "
                + " 2021-12-01",
            "PSZA       EXPECTED_INCOMPLETE  yes             12      4         3",
            "  - dates, TDZA: 1 date without a row, 2021-11-02: none was due, all failures are"
                + " expected");
    for (Gate gate : Gate.values()) {
      assertThat(answer.out()).contains("\n" + gate.label() + " ");
    }
  }

  @Test
  void aRedGateEndsWithFourAndSaysWhatToDo() {
    DuckDbFiles.execute(file, SPOILED);

    Invocation answer = run("validate --only PCF");

    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.verdict()).startsWith("RED: 3 gates of ");
    assertThat(answer.out())
        .contains(
            """
            RED ranges. Promised: Every value lies in the range that its column declares.
              PCF: 1 of 1,680 values
              - 2021-12-01 p03: fatigue_score is 101 (declared: 0 to 100)
              Remedy: Run 'backfill --no-resume' over the dates;\
            """)
        .contains(
            "RED consistent_rows. Promised: ",
            "RED content_hash. Promised: ",
            "  PCF: 1 of 120 rows");
  }

  @Test
  void aFindingAloneEndsWithZero() {
    DuckDbFiles.execute(
        file,
        "UPDATE nba_processing.precompute_runs SET failures_expected = 10"
            + " WHERE processor_name LIKE 'PlayerShot%' AND analysis_date = '2021-12-01'",
        "INSERT INTO nba_processing.precompute_failures SELECT processor_name, run_id,"
            + " analysis_date, 'x' || range, failure_category, failure_reason, can_retry,"
            + " created_at FROM nba_processing.precompute_failures, range(7) WHERE entity_id ="
            + " 'p28' AND analysis_date = '2021-12-01'",
        "UPDATE nba_processing.precompute_runs SET population = 37"
            + " WHERE processor_name LIKE 'PlayerShot%' AND analysis_date = '2021-12-01'");

    // 10 of 37 = 27.0 percent, after 3 of 30 = 10.0 percent the day before.
    Invocation answer = run("validate --only PSZA");

    assertThat(answer.out())
        .contains("  - 2021-12-01: 27.0 percent, after 10.0 percent on 2021-11-30");
    assertThat(answer.verdict()).startsWith("GREEN, with 1 finding: ");
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void validationAsJsonHasTheDocumentedShape() throws IOException {
    DuckDbFiles.execute(file, SPOILED);

    Invocation answer = run("validate --format json");
    JsonNode json = new ObjectMapper().readTree(answer.out());

    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(json.get("status").asText()).isEqualTo("RED");
    assertThat(json.get("exit_code").asInt()).isEqualTo(4);
    assertThat(json.get("start_date").asText()).isEqualTo("2021-10-19");
    assertThat(json.get("counts").get("RED").asInt()).isEqualTo(3);
    assertThat(json.get("coverage").get(0).get("explained_dates").asInt()).isEqualTo(1);
    assertThat(json.get("failures").get(1).get("category").asText())
        .isEqualTo("EXPECTED_INCOMPLETE");
    assertThat(json.get("gates")).hasSize(Gate.values().length);
    JsonNode ranges = json.get("gates").get(Gate.RANGES.ordinal());
    assertThat(ranges.get("gate").asText()).isEqualTo("ranges");
    assertThat(ranges.get("status").asText()).isEqualTo("RED");
    assertThat(ranges.get("promise").asText()).isEqualTo(Gate.RANGES.promise());
    JsonNode factors = ranges.get("processors").get(2);
    assertThat(factors.get("processor").asText()).isEqualTo("PCF");
    assertThat(factors.get("violations").asInt()).isEqualTo(1);
    assertThat(factors.get("samples").get(0).asText()).contains("fatigue_score is 101");
    assertThat(json.get("failure_rates").get(0).get("percent").asDouble()).isEqualTo(10.0);
  }

  @Test
  void equalWarehousesEndWithZero() {
    Invocation answer = run("diff --against duckdb:" + sound + " --upstream --stamps");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.verdict()).startsWith("EQUAL: ");
    assertThat(answer.out()).containsPattern("(?m)^left   duckdb:.*\nright  duckdb:");
    assertThat(answer.out()).contains("nbac_schedule");
  }

  @Test
  void aDifferenceEndsWithFourAndIsShown() throws IOException {
    DuckDbFiles.execute(file, SPOILED);

    Invocation answer = run("diff --only PCF --against duckdb:" + sound);

    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.verdict()).startsWith("DIFFERENT in 1 table: ");
    assertThat(answer.out())
        .containsPattern("PCF +fatigue_score +1 +0 +0 +0 +\\d+")
        .containsPattern("PCF +2021-12-01 p03 +fatigue_score +101 ");
    JsonNode json =
        new ObjectMapper()
            .readTree(run("diff --only PCF --format json --against duckdb:" + sound).out());
    assertThat(json.get("equal").asBoolean()).isFalse();
    JsonNode table = json.get("tables").get(0);
    assertThat(table.get("different").asInt()).isEqualTo(1);
    assertThat(table.get("samples").get(0).get("left").asInt()).isEqualTo(101);
    assertThat(run("diff --only PCF --format csv --against duckdb:" + sound).out())
        .startsWith("table,left_rows,right_rows,only_left,only_right,equal,different,column,")
        .contains("nba_precompute.player_composite_factors,120,120,0,0,119,1,,,,,,\n")
        .contains(
            "nba_precompute.player_composite_factors,120,120,0,0,119,1,pace_score,0,0,0,0,0\n");
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    assertThat(run("diff").exitCode()).isEqualTo(2);
    assertThat(run("diff --fresh --against duckdb:x").exitCode()).isEqualTo(2);
    assertThat(run("diff --against duckdb:" + file).err())
        .contains("that is the warehouse itself; name another");
    assertThat(run("diff --against duckdb:" + folder.resolve("none.duckdb")).exitCode())
        .isEqualTo(1);
    assertThat(run("validate --format csv").exitCode()).isEqualTo(2);
  }
}
