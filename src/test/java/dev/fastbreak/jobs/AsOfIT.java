package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.cli.Engine;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.Phase3Derivation;
import dev.fastbreak.simulation.SimulatedLogs;
import dev.fastbreak.testing.RealData;
import dev.fastbreak.warehouse.Warehouses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As of equals ever after: a night's rows are those that everything known later gives. */
@Tag("all")
class AsOfIT {

  private static final int SHORT_SEASON = 45;

  @TempDir private Path folder;

  /** The first weeks of a simulated season, with a few games behind them still to come. */
  private static GameLog shortSeason() {
    GameLog season = SimulatedLogs.of(2021, 9);
    LocalDate opener = season.games().get(0).date();
    GameLog early = season.asOf(opener.plusDays(SHORT_SEASON));
    return new GameLog(
        early.seasonYear(),
        early.games().stream()
            .filter(game -> game.date().isBefore(opener.plusDays(SHORT_SEASON + 7)))
            .toList(),
        early.playerBoxes(),
        early.teamBoxes(),
        early.shots(),
        early.injuries(),
        early.lines());
  }

  @Test
  void nightsOfASimulatedSeasonAreTheSameEverAfter() {
    GameLog season = shortSeason();
    LocalDate opener = season.games().get(0).date();
    JobHarness everAfter = JobHarness.in(folder, "everAfter");
    everAfter.load(Phase3Derivation.derive(season));
    for (int days : List.of(14, 30, SHORT_SEASON - 1)) {
      LocalDate night = opener.plusDays(days);
      JobHarness morning = JobHarness.in(folder, "morning" + days);
      morning.load(Phase3Derivation.derive(season.asOf(night)));

      morning.backfill().range(night, night).run();
      everAfter.backfill().range(night, night).run();

      // Only this night is in the one file, and it was the last to be computed in the other.
      assertThat(everAfter.rows(Processor.ML)).as("%s", night).isNotEmpty();
      morning
          .everything()
          .forEach(
              (table, rows) ->
                  assertThat(everAfter.everything().get(table))
                      .as("%s of %s", table, night)
                      .containsAllEntriesOf(rows)
                      .hasSizeGreaterThanOrEqualTo(rows.size()));
    }
  }

  @Test
  void randomNightsOfARealSeasonAreTheSameEverAfter() {
    Path real = RealData.folder();
    Random random = new Random(20211102);
    for (int i = 0; i < 3; i++) {
      LocalDate night = LocalDate.of(2021, 11, 8).plusDays(random.nextInt(100));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

      int exitCode =
          CommandLineProgram.execute(
              new CommandContext(
                  new Engine(), Warehouses::of, Clock.systemUTC(), Terminal.plain(print, print)),
              "rehearse-as-of",
              "--date",
              night.toString(),
              "--from",
              real.toString());

      assertThat(exitCode).as("%s: %s", night, out).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("EQUAL");
    }
  }
}
