package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.LoadResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} and {@code simulate}. */
final class LoadCommandsTest {

  private final FakeEngine engine = new FakeEngine();

  @Test
  void anImportSumsItsSeasonsAndSaysWhatComesNext(@TempDir Path folder) {
    engine.loads =
        List.of(
            new LoadResult(Tables.SCHEDULE, 1230, 0, 0, 0),
            new LoadResult(Tables.SCHEDULE, 70, 2, 1, 900));

    Invocation answer =
        Invocation.of(engine, Samples.warehouse(), "import", "--from", folder.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(engine.calls).containsExactly("import " + folder.getFileName());
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

    assertThat(
            Invocation.of(engine, Samples.warehouse(), "import", "--from", folder.toString())
                .verdict())
        .isEqualTo("DONE: 0 rows written: the warehouse already holds this input.");
  }

  @Test
  void seasonsAreGivenByTheirTwoYears() {
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
