package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.simulation.LeagueSimulation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {

  @TempDir Path directory;
  private final WarehouseInMemory warehouse = new WarehouseInMemory();

  private void importFolder() {
    UpstreamImport.run(directory, warehouse, Clock.systemUTC(), sentence -> {});
  }

  private void simulate(long seed) {
    UpstreamLoader.load(
        LeagueSimulation.seasons(List.of(2021), seed), warehouse, Clock.systemUTC());
  }

  @Test
  void realRowsAreNotReplacedBySimulatedOnes() {
    CsvFolder.in(directory);
    importFolder();

    assertThatThrownBy(() -> Losses.refuseReplacing(List.of(2020, 2021), warehouse))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("Season 2021-22 of the warehouse was not simulated (it has rows of")
        .hasMessageContaining("--replace");
    assertThatCode(() -> Losses.refuseReplacing(List.of(2020, 2022), warehouse))
        .doesNotThrowAnyException();
  }

  @Test
  void aSimulationMayReplaceAnother() {
    simulate(1);

    assertThatCode(() -> Losses.refuseReplacing(List.of(2021), warehouse))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "shots, shots_2021-22 (all shot zones of the season)",
    "injuries, injuries_2021-22 (who was out or questionable)",
    "game_lines, game_lines_2021-22 (game totals and spreads)"
  })
  void aKindOfFileThatVanishedIsNamed(String kind, String named) {
    CsvFolder folder = CsvFolder.in(directory);
    importFolder();
    folder.delete(kind + "_2021-22.csv");

    assertThatThrownBy(() -> Losses.refuseMissingFiles(directory, warehouse))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("--allow-missing");
  }

  @Test
  void whatTheWarehouseNeverHadIsNoLoss() {
    CsvFolder folder =
        CsvFolder.in(directory)
            .delete("shots_2021-22.csv")
            .delete("injuries_2021-22.csv")
            .delete("game_lines_2021-22.csv");

    assertThatCode(() -> Losses.refuseMissingFiles(folder.path(), warehouse))
        .doesNotThrowAnyException();
    importFolder();
    assertThatCode(() -> Losses.refuseMissingFiles(folder.path(), warehouse))
        .doesNotThrowAnyException();
  }

  @Test
  void aSimulatedSeasonMayGoAsAWhole() {
    simulate(1);
    CsvFolder folder = CsvFolder.in(directory).delete("shots_2021-22.csv");

    assertThatCode(() -> Losses.refuseMissingFiles(folder.path(), warehouse))
        .doesNotThrowAnyException();
  }
}
