package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.SummaryReport;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: one day, the nightly job. */
@Command(
    name = "run",
    sortOptions = false,
    header = "Compute one day: the nightly job.",
    description = {
      "Computes one day, all processors: the nightly job. It ends with 0 when there is nothing to",
      "do: NO_GAMES, SKIPPED_BOOTSTRAP (a season's first 14 days) or SEASON_OVER (the last game",
      "is more than a week ago), so that it can run every night of the year. It ends with 1 and",
      "writes nothing when the schedule needs to be renewed (SCHEDULE_ENDS: no game on or after",
      "the day) or when no game of the game date before has a result yet (RESULTS_MISSING)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak run --date 2022-01-15 --json summary.json",
      "  fastbreak run --date tonight",
      "",
      "Next: fastbreak status, fastbreak failures"
    })
final class RunCommand extends WarehouseCommand {

  @Mixin private final DayOption day = new DayOption();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();
  @Mixin private final ComputeOptions compute = new ComputeOptions();

  @Override
  Optional<String> whenInterrupted() {
    return Optional.empty();
  }

  @Override
  void ended(int exitCode) {
    compute.ended(exitCode, terminal());
  }

  @Override
  public Integer call() {
    Warehouse warehouse = warehouse();
    OutputFile json = compute.json(warehouse);
    Day found;
    long billedBefore;
    try (WarehouseSession session = warehouse.openForReading()) {
      LeagueCalendar calendar = calendar(session);
      found = Day.of(calendar, day.resolve(calendar, context().clock()));
      billedBefore = session.billedBytes();
    }
    DateRange range = new DateRange(found.date(), found.date());
    BackfillRequest request =
        compute.request(warehouse, range, processors.selected(), ChunkSize.SEASON, commandLine());
    if (found.verdict() == Day.Verdict.GAMES
        || hasLeftovers(warehouse, range, processors.selected())) {
      return new BackfillJob(this, warehouse, compute).run(request, json, billedBefore);
    }
    terminal().line(found.message());
    if (json != null) {
      json.write(
          SummaryReport.nothingToDo(
              found.verdict().name(), found.date(), found.message(), found.verdict().exitCode()));
    }
    int exitCode = found.verdict().exitCode();
    compute.ended(exitCode, found.verdict().name(), "", terminal());
    return exitCode;
  }
}
