package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} and {@code simulate}. */
final class LoadCommandsTest {

  private final FakeEngine engine = new FakeEngine();

  @Test
  void anImportSumsItsSeasonsAndSaysWhatComesNext(@TempDir Path folder) {
    engine.seasons = List.of("2020-21", "2021-22");
    engine.loads =
        List.of(
            new LoadResult(Tables.SCHEDULE, 1230, 0, 0, 0),
            new LoadResult(Tables.SCHEDULE, 70, 2, 1, 900));

    Invocation answer =
        Invocation.of(engine, Samples.warehouse(), "import", "--from", folder.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(engine.calls).containsExactly("read " + folder.getFileName(), "load");
    assertThat(answer.out())
        .isEqualTo(
            """
            DONE: 1,302 rows written, 1 deleted.

            table                    new  changed  deleted  unchanged
            nba_raw.nbac_schedule  1,300        2        1        900
            Note: no odds in the input

            Season 2021-22: 4 game dates, 2021-10-19 to 2021-11-05
            Next: fastbreak plan --start-date 2021-10-19 --end-date 2021-11-05
            """);
  }

  @Test
  void unchangedInputSaysSo(@TempDir Path folder) {
    engine.loads = List.of(new LoadResult(Tables.SCHEDULE, 0, 0, 0, 1230));

    Invocation answer = importing(Samples.warehouse(), folder);

    assertThat(answer.verdict())
        .isEqualTo("DONE: 0 rows written: the warehouse already holds this input.");
    assertThat(answer.out()).contains("Season 2021-22").doesNotContain("Next:");
  }

  private Invocation importing(FakeWarehouse warehouse, Path folder, String... more) {
    List<String> args = new ArrayList<>(List.of("import", "--from", folder.toString()));
    args.addAll(List.of(more));
    return Invocation.of(engine, warehouse, args.toArray(String[]::new));
  }

  /** A warehouse of three seasons, in whose second one row is corrected. */
  private FakeWarehouse corrected(List<String> asked) {
    engine.seasons = List.of("2020-21", "2021-22", "2022-23");
    engine.loads =
        List.of(
            new LoadResult(Tables.PLAYER_GAME_SUMMARY, 0, 0, 0, 900),
            new LoadResult(Tables.TEAM_OFFENSE_GAME_SUMMARY, 0, 0, 0, 90),
            new LoadResult(Tables.PLAYER_GAME_SUMMARY, 0, 1, 0, 899),
            new LoadResult(Tables.TEAM_OFFENSE_GAME_SUMMARY, 0, 6, 0, 90),
            new LoadResult(Tables.PLAYER_GAME_SUMMARY, 0, 0, 0, 900),
            new LoadResult(Tables.TEAM_OFFENSE_GAME_SUMMARY, 0, 0, 0, 90));
    FakeWarehouse warehouse =
        Samples.warehouse()
            .withGames(2020, List.of(LocalDate.parse("2020-12-22")))
            .withGames(2022, List.of(LocalDate.parse("2022-10-18")));
    warehouse.answers =
        sql -> {
          asked.add(sql);
          return new QueryResult(
              List.of("game_date", "player_lookup"),
              List.of(List.of(LocalDate.parse("2021-11-02"), "lukadoncic")));
        };
    return warehouse;
  }

  @Test
  void aCorrectionNamesItsRowsAndTheSeasonToPlan(@TempDir Path folder) {
    List<String> asked = new ArrayList<>();

    Invocation answer = importing(corrected(asked), folder);

    // Six rows of a table are too many to name.
    assertThat(asked)
        .containsExactly(
            "SELECT game_date, player_lookup FROM nba_analytics.player_game_summary WHERE"
                + " processed_at = TIMESTAMP '2022-01-15 06:00:00.000000' ORDER BY 1, 2");
    assertThat(answer.out())
        .contains(
            """
            changed in                         date        who
            nba_analytics.player_game_summary  2021-11-02  lukadoncic
            """)
        .endsWith(
            """
            Season 2022-23: 1 game date, 2022-10-18
            Next: fastbreak plan --start-date 2021-10-19 --end-date 2021-11-05
            """);
  }

  @Test
  void aNightlyJobReadsTheResultAsJson(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("import.json");

    importing(corrected(new ArrayList<>()), folder, "--json", file.toString());

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("DONE");
    assertThat(json.get("message").asText()).isEqualTo("DONE: 7 rows written.");
    assertThat(json.get("exit_code").asInt()).isZero();
    assertThat(json.get("seasons")).hasSize(3);
    assertThat(json.get("changed_seasons").toString()).isEqualTo("[\"2021-22\"]");
    assertThat(json.get("tables").get(1).get("changed").asInt()).isEqualTo(6);
    assertThat(json.get("changed_rows").get(0).get("entity").asText()).isEqualTo("lukadoncic");
    assertThat(json.get("notes").get(0).asText()).isEqualTo("no odds in the input");
  }

  @Test
  void inputThatCannotBeReadOpensNoWarehouse(@TempDir Path folder) {
    engine.unreadable = new ImportException("No file of games in it.");
    FakeWarehouse warehouse = Samples.warehouse();

    Invocation answer = importing(warehouse, folder);

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("No file of games in it.");
    assertThat(warehouse.opened).isZero();
  }

  @Test
  void anInterruptionSaysWhatHasBecomeOfTheWarehouse() {
    assertThat(interrupted(0)).isEqualTo("Interrupted; nothing was changed.");
    assertThat(interrupted(1)).contains("one transaction", "all of this input or none of it");
    assertThat(interrupted(2)).isEqualTo("Interrupted; the input had been loaded.");
  }

  @Test
  void nothingIsLoadedOnceTheUserWasToldSo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (LoadInterruption interruption = new LoadInterruption(Terminal.plain(stream, stream))) {
      interruption.onSignal();
      assertThatThrownBy(interruption::loading).isInstanceOf(CommandFailedException.class);
    }
  }

  /** What is said on Ctrl-C: while reading (0), while loading (1), afterwards (2). */
  private static String interrupted(int phase) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (LoadInterruption interruption = new LoadInterruption(Terminal.plain(stream, stream))) {
      if (phase > 0) {
        interruption.loading();
      }
      if (phase > 1) {
        interruption.loaded();
      }
      interruption.onSignal();
    }
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void seasonsAreGivenByTheirTwoYears() {
    engine.loads =
        List.of(
            new LoadResult(Tables.SCHEDULE, 9, 0, 0, 0),
            new LoadResult(Tables.SCHEDULE, 0, 0, 0, 9),
            new LoadResult(Tables.SCHEDULE, 0, 0, 0, 9));

    Invocation answer =
        Invocation.of(
            engine,
            Samples.warehouse(),
            "simulate --seasons 2022-23,2021-22,2023-24 --seed 7 --replace --warehouse duckdb:x.duckdb"
                .split(" "));

    assertThat(answer.exitCode()).isZero();
    assertThat(engine.calls).containsExactly("simulate [2021, 2022, 2023] seed 7");
    assertThat(answer.out()).contains("--end-date 2021-11-05 --warehouse duckdb:x.duckdb");
  }

  @Test
  void aSimulationDoesNotReplaceRealRowsUnasked() {
    Invocation answer =
        Invocation.of(engine, Samples.warehouse(), "simulate", "--seasons", "2021-22");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "Season 2021-22 of the warehouse was not simulated (it has 4 games)", "--replace");
    assertThat(engine.calls).isEmpty();
  }
}
