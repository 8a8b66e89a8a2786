package dev.fastbreak.app.cli;

import dev.fastbreak.app.importing.LoadReport;
import dev.fastbreak.app.importing.Losses;
import dev.fastbreak.simulation.LeagueSimulation;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code simulate}: upstream tables of a simulated league. */
@Command(
    name = "simulate",
    sortOptions = false,
    header = "Fill the upstream tables with a simulated league.",
    description = {
      "Fills the upstream tables with a simulated league of the same shape as the real one, with",
      "plausible numbers, for trying things out without data. The same seed gives the same rows.",
      "Rows of an earlier simulation of these seasons are replaced; real ones only with --replace."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  fastbreak simulate --seasons 2021-22,2022-23 --seed 7 --warehouse duckdb:league.duckdb",
      "",
      "Next: fastbreak plan --start-date DATE --end-date DATE"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class SimulateCommand extends WarehouseCommand {

  @Option(
      names = "--seasons",
      required = true,
      split = ",",
      paramLabel = "SEASON",
      converter = SeasonConverter.class,
      description = "Seasons to simulate, separated by commas, each as 2021-22.")
  private List<Integer> seasons;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Where chance starts. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--gaps",
      description = {
        "Leave rows out here and there, as real sources do: games of a team, contexts of a date,",
        "results. 'plan' and 'validate' name them."
      })
  private boolean gaps;

  @Option(
      names = "--replace",
      description = "Replace these seasons although the warehouse has rows that are not simulated.")
  private boolean replace;

  @Override
  Optional<String> whenInterrupted() {
    return Optional.of(
        "Interrupted. Loading is one transaction: the warehouse holds all of these seasons or none"
            + " of them. The same command again makes sure.");
  }

  @Override
  public Integer call() {
    List<Integer> years = seasons.stream().distinct().sorted().toList();
    try (WarehouseSession session = warehouse().open()) {
      if (!replace) {
        Losses.refuseReplacing(years, session);
      }
      List<LoadResult> results =
          context()
              .engine()
              .simulate(years, seed, gaps, session, context().clock(), terminal()::message);
      LoadReport.print(results, terminal());
      List<String> names = years.stream().map(LeagueSimulation::seasonName).toList();
      LoadReport.next(
          calendar(session),
          LoadReport.changedSeasons(names, results),
          warehouseOption(),
          terminal());
    }
    return ExitCode.DONE;
  }

  /** Reads {@code 2021-22} as 2021. */
  static final class SeasonConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      try {
        return LeagueSimulation.parseSeason(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
