package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.SummaryReport;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.warehouse.Traffic;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: one day, the nightly job. */
@Command(
    name = "run",
    sortOptions = false,
    header = "Compute one day: the nightly job.",
    description = {
      "Computes one day, all processors: the nightly job. A day without games is nothing to do",
      "and ends with 0, so that the job can run every night of the year."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  fastbreak run --date 2022-01-15 --json summary.json",
      "",
      "Next: fastbreak status, fastbreak failures"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class RunCommand extends WarehouseCommand {

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "The day, YYYY-MM-DD.")
  private LocalDate date;

  @Mixin private final ProcessorOptions processors = new ProcessorOptions();
  @Mixin private final ComputeOptions compute = new ComputeOptions();

  RunCommand(CommandContext context) {
    super(context);
  }

  @Override
  Optional<String> whenInterrupted() {
    return Optional.empty();
  }

  @Override
  public Integer call() {
    DateRange day = new DateRange(date, date);
    Warehouse warehouse = warehouse();
    OutputFile json = compute.json(warehouse);
    BackfillRequest request =
        compute.request(warehouse, day, processors.selected(), ChunkSize.SEASON);
    LeagueCalendar calendar;
    Traffic lookedUp;
    try (WarehouseSession session = warehouse.openForReading()) {
      calendar = calendar(session);
      lookedUp = session.traffic();
    }
    if (calendar.gameDates(date, date).isEmpty()) {
      String message =
          "NO GAMES: nothing to do on --date %s. %s".formatted(date, knownSeasons(calendar));
      terminal().line(message);
      if (json != null) {
        json.write(SummaryReport.noGames(date, message));
      }
      return ExitCode.DONE;
    }
    return new BackfillJob(context(), warehouse, warehouseOption(), compute.prices())
        .run(request, json, lookedUp);
  }
}
