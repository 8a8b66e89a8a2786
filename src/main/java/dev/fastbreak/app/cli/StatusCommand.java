package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.LedgerHeatMap;
import dev.fastbreak.app.progress.RunFile;
import dev.fastbreak.app.progress.RunWatch;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what is done. */
@Command(
    name = "status",
    sortOptions = false,
    header = "Show what is done, as a calendar.",
    description = {
      "Shows the run ledger as a calendar, one character per game date, and counts per processor"
          + " and",
      "outcome: how each date ended last, and whether it is due again because its input or a",
      "processor's logic has changed since. A season's first 14 days count as done. While a run",
      "holds the warehouse file, it shows how far that run is instead."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak status",
      "  fastbreak status --follow",
      "  fastbreak status --start-date 2021-11-02 --end-date 2021-12-31 --only PSZA --format json",
      "",
      "Next: fastbreak failures, fastbreak plan"
    })
final class StatusCommand extends WarehouseCommand {

  @Mixin private final OptionalDateRangeOptions dates = new OptionalDateRangeOptions();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Option(
      names = "--follow",
      description = "Show the run in progress until it ends, then the calendar.")
  private boolean follow;

  @Option(names = "--long", description = "A calendar for each processor.")
  private boolean each;

  @Override
  public Integer call() {
    List<Processor> selected = processors.selected();
    Warehouse warehouse = warehouse();
    if (follow) {
      warehouse.localFile().ifPresent(file -> RunWatch.follow(file, terminal()));
    }
    Optional<RunFile.Running> running = warehouse.localFile().flatMap(RunFile::read);
    if (running.isPresent() && !format.isJson()) {
      RunWatch.print(running.get(), terminal(), context().clock().instant());
      return ExitCode.DONE;
    }
    try (WarehouseSession session = warehouse.openForReading()) {
      LeagueCalendar calendar = calendar(session);
      DateRange range = dates.range(DateRange.of(calendar));
      requireGames(calendar, range);
      Ledger ledger = Ledger.read(session, range.start(), range.end());
      List<LocalDate> gameDates = calendar.gameDates(range.start(), range.end());
      Plan plan = context().engine().plan(warehouse, session, calendar, ledger, range, selected);
      LedgerHeatMap map =
          new LedgerHeatMap(
              selected, gameDates, bootstrap(calendar, gameDates), plan, ledger.lines());
      if (format.isJson()) {
        terminal().line(JsonText.pretty(map.json(range.start(), range.end())));
      } else {
        terminal().line(map.verdict() + ": " + range + ".");
        terminal().line("");
        map.print(terminal(), each);
      }
    }
    return ExitCode.DONE;
  }

  private static List<LocalDate> bootstrap(LeagueCalendar calendar, List<LocalDate> gameDates) {
    return gameDates.stream()
        .filter(
            date ->
                calendar.seasons().values().stream()
                    .anyMatch(
                        season -> season.gameDates().contains(date) && season.isBootstrap(date)))
        .toList();
  }
}
