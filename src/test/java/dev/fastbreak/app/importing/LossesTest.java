package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.simulation.LeagueSimulation;
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

  private void refuseLosing() {
    Losses.refuseLosing(UpstreamImport.read(directory, sentence -> {}), warehouse);
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
    CsvFolder folder = CsvFolder.in(directory).edit("injuries_2021-22.csv", "back", "out");
    importFolder();
    folder.delete(kind + "_2021-22.csv");

    assertThatThrownBy(this::refuseLosing)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("--allow-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "shots, shots_2021-22 (all shot zones of the season)",
    "injuries, injuries_2021-22 (who was out or questionable)",
    "game_lines, game_lines_2021-22 (game totals and spreads)"
  })
  void aFileOfWhichOnlyTheHeaderIsLeftIsAsGoodAsNone(String kind, String named) {
    CsvFolder folder = CsvFolder.in(directory).edit("injuries_2021-22.csv", "back", "out");
    importFolder();
    String file = kind + "_2021-22.csv";
    String header =
        switch (kind) {
          case "shots" -> CsvFolder.SHOTS;
          case "injuries" -> CsvFolder.INJURIES;
          default -> CsvFolder.GAME_LINES;
        };
    folder.write(file, header.lines().findFirst().orElseThrow());

    assertThatThrownBy(this::refuseLosing)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(named);
  }

  @Test
  void moreThanHalfOfAFilesRowsAreALossInsideTheDatesThatItStillHas() {
    CsvLeague whole = CsvLeague.in(directory);
    for (int day = 1; day <= 7; day++) {
      whole.game("00221000%02d".formatted(day), "2021-11-%02d".formatted(day), "AAA", "BBB");
    }
    whole.write();
    importFolder();
    CsvLeague firstAndLast = CsvLeague.in(directory);
    firstAndLast.game("0022100001", "2021-11-01", "AAA", "BBB");
    firstAndLast.game("0022100004", "2021-11-04", "AAA", "BBB");
    firstAndLast.game("0022100007", "2021-11-07", "AAA", "BBB");
    firstAndLast.write();

    assertThatThrownBy(this::refuseLosing)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(
            "player_box_2021-22 (12 instead of 28 rows from 2021-11-01 to 2021-11-07)")
        .hasMessageContaining(
            "schedule_2021-22 (3 instead of 7 rows from 2021-11-01 to 2021-11-07)");
  }

  @Test
  void aShorterSeasonIsNoLoss() {
    CsvLeague whole = CsvLeague.in(directory);
    for (int day = 1; day <= 7; day++) {
      whole.game("00221000%02d".formatted(day), "2021-11-%02d".formatted(day), "AAA", "BBB");
    }
    whole.write();
    importFolder();
    CsvLeague end = CsvLeague.in(directory);
    end.game("0022100006", "2021-11-06", "AAA", "BBB");
    end.game("0022100007", "2021-11-07", "AAA", "BBB");
    end.write();

    assertThatCode(this::refuseLosing).doesNotThrowAnyException();
  }

  @Test
  void whatTheWarehouseNeverHadIsNoLoss() {
    CsvFolder folder =
        CsvFolder.in(directory)
            .delete("shots_2021-22.csv")
            .delete("injuries_2021-22.csv")
            .delete("game_lines_2021-22.csv");

    assertThatCode(this::refuseLosing).doesNotThrowAnyException();
    importFolder();
    assertThatCode(this::refuseLosing).doesNotThrowAnyException();
  }

  @Test
  void aSimulatedSeasonMayGoAsAWhole() {
    simulate(1);
    CsvFolder folder = CsvFolder.in(directory).delete("shots_2021-22.csv");

    assertThatCode(this::refuseLosing).doesNotThrowAnyException();
  }
}
