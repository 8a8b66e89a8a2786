package dev.fastbreak.app.cli;

import dev.fastbreak.app.diff.Comparison;
import dev.fastbreak.app.diff.FreshWarehouse;
import dev.fastbreak.app.diff.WarehouseDifference;
import dev.fastbreak.app.importing.UpstreamImport;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.app.output.DifferenceReport;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rehearse-as-of}: whether a night's rows are what the whole season gives later. */
@Command(
    name = "rehearse-as-of",
    sortOptions = false,
    header = "Check that a night's rows are the same ever after.",
    description = {
      "Computes one past day of a folder of CSV files twice, in temporary warehouses: from what"
          + " was",
      "known on its morning (box scores, shots and injury entries of earlier days, and the"
          + " schedule",
      "without results from the day on), and from everything. Says EQUAL, or which rows and"
          + " columns",
      "of the five tables and the failures differ: there the future would leak into features.",
      "Equal ends with 0, a difference with 4. No warehouse of yours is opened."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  fastbreak rehearse-as-of --date 2022-01-15 --from data",
      "",
      "Next: a row that differs is explained by 'explain', after 'import' and 'run'."
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class RehearseAsOfCommand extends WarehouseCommand {

  private static final int MOST_SAMPLES = 10;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "The day, YYYY-MM-DD: a game date after its season's first 14 days.")
  private LocalDate date;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The folder with the CSV files (.csv or .csv.gz).")
  private Path from;

  @Override
  public Integer call() {
    if (!Files.isDirectory(from)) {
      throw new UsageException(
          "--from %s: there is no such folder; name the one that holds the CSV files."
              .formatted(from));
    }
    UpstreamImport.Rehearsal input = context().engine().readAsOf(from, date, terminal()::message);
    try (FreshWarehouse morning = FreshWarehouse.make();
        FreshWarehouse everAfter = FreshWarehouse.make()) {
      Warehouse asOf = context().warehouses().apply(morning.uri());
      Warehouse whole = context().warehouses().apply(everAfter.uri());
      // Open from here to the end: pipelines and comparison share the files.
      try (WarehouseSession left = asOf.open();
          WarehouseSession right = whole.open()) {
        return compute(asOf, left, input.asOf()) && compute(whole, right, input.whole())
            ? compare(left, right)
            : ExitCode.INTERRUPTED;
      }
    }
  }

  private boolean compute(Warehouse warehouse, WarehouseSession session, UpstreamInput input) {
    context().engine().load(input, session, context().clock(), terminal()::message);
    LeagueCalendar calendar = calendar(session);
    if (calendar.seasonOf(date).filter(season -> !season.isBootstrap(date)).isEmpty()) {
      throw new UsageException(
          "--date %s: nothing is computed on this day. Choose a game date after a season's first 14 days. %s"
              .formatted(date, knownSeasons(calendar)));
    }
    return new FreshComputation(context())
        .run(warehouse, new DateRange(date, date), List.of(Processor.values()));
  }

  private int compare(WarehouseSession left, WarehouseSession right) {
    WarehouseDifference difference =
        new WarehouseDifference(
            "as of that morning",
            "ever after",
            date,
            date,
            new Comparison(left, right, date, date, false, MOST_SAMPLES)
                .ofProcessors(List.of(Processor.values())));
    new DifferenceReport(difference).print(terminal());
    return difference.isEqual() ? ExitCode.DONE : ExitCode.GATE_RED;
  }
}
