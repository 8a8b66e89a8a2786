package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code changes}: what a run changed, old value and new. */
final class ChangesCommandTest {

  private static final String ZONES = "nba_precompute.player_shot_zone_analysis";
  private static final String LATER = "0000beef";

  @TempDir private Path folder;
  private Path warehouse = Path.of("");
  private String said = "";

  /** A later run changed a rate of p01, made one of p02 unknown, deleted p03, and left the rest. */
  @BeforeEach
  void correctSomeRows() {
    warehouse = folder.resolve("league.duckdb");
    HandMadeLeague.write(warehouse);
    replace(
        LATER,
        "p01",
        "UPDATE %s SET paint_rate_last_10 = 61.25, run_id = '" + LATER + "' WHERE %s");
    replace(
        LATER, "p02", "UPDATE %s SET paint_rate_last_10 = NULL, run_id = '" + LATER + "' WHERE %s");
    replace(LATER, "p03", "DELETE FROM %s WHERE %s");
    DuckDbFiles.execute(
        warehouse,
        "INSERT INTO nba_processing.precompute_runs SELECT * REPLACE ('"
            + LATER
            + "' AS run_id, 2 AS rows_written, 1 AS rows_deleted, 24 AS rows_unchanged) FROM"
            + " nba_processing.precompute_runs WHERE processor_name ="
            + " 'PlayerShotZoneAnalysisProcessor' AND analysis_date = DATE '2021-12-01'");
  }

  /** What a publish does with a row: keeps it as it is, then changes it. */
  private void replace(String run, String player, String change) {
    String row = "analysis_date = DATE '2021-12-01' AND player_lookup = '" + player + "'";
    DuckDbFiles.execute(
        warehouse,
        "INSERT INTO nba_processing.replaced_rows SELECT '"
            + run
            + "', 'PlayerShotZoneAnalysisProcessor', analysis_date, player_lookup, run_id,"
            + " CAST(to_json(stored) AS VARCHAR) FROM "
            + ZONES
            + " AS stored WHERE "
            + row,
        change.formatted(ZONES, row));
  }

  private int changes(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("changes", "--warehouse=duckdb:" + warehouse));
    all.addAll(List.of(args));
    int code = Main.execute(all.toArray(String[]::new), stream, stream);
    said = out.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void oldValuesStandBesideNewOnes() {
    assertThat(changes("--run", LATER)).isZero();

    assertThat(said)
        .startsWith("Run 0000beef, 2021-12-01: 2 rows written, 1 deleted, 24 unchanged.")
        .containsPattern("only before +only after +equal +different")
        .containsPattern("PSZA +3 +2 +1 +0 +0 +2")
        .containsPattern("2021-12-01 p01 +paint_rate_last_10 +[0-9.]+ +61.25")
        .containsPattern("2021-12-01 p02 +paint_rate_last_10 +[0-9.]+ +null")
        .containsPattern("2021-12-01 p03 +\\(row\\) +present +absent");
  }

  @Test
  void aRowThatWasChangedAgainIsShownAsTheRunWroteIt() {
    replace(
        "0000f00d",
        "p01",
        "UPDATE %s SET paint_rate_last_10 = 99.99, run_id = '0000f00d' WHERE %s");

    assertThat(changes("--run", LATER)).isZero();

    assertThat(said).containsPattern("p01 +paint_rate_last_10 +[0-9.]+ +61.25");
    assertThat(said).doesNotContain("99.99");
  }

  @Test
  void programsGetTheSameAsADiff() {
    assertThat(changes("--run", LATER, "--format", "json")).isZero();

    assertThat(said).contains("\"left\" : \"before 0000beef\"", "\"only_left\" : 1");
  }

  @Test
  void aFirstRunReplacedNothing() {
    assertThat(changes("--run", "0000cafe")).isZero();

    assertThat(said).contains("It replaced no row of these tables.");
  }

  @Test
  void aRunThatNobodyKnowsIsAMistake() {
    assertThat(changes("--run", "20220115kqmzwxvrtb")).isEqualTo(2);

    assertThat(said).contains("no run of that name stands in the ledger; 'fastbreak runs' lists");
  }
}
