package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: what a backfill would do. */
@Command(
    name = "plan",
    sortOptions = false,
    header = "Say what a backfill would do, and why.",
    description = {
      "Says what a backfill would do, per processor and date, and why: missing, failed, input",
      "changed, logic changed, upstream due; or why not: up to date, bootstrap (a season's first",
      "14 days), blocked. It runs nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak plan --start-date 2021-11-02 --end-date 2022-04-10",
      "  fastbreak plan --start-date 2021-12-01 --end-date 2021-12-31 --only TDZA,PSZA",
      "",
      "Next: fastbreak backfill with the same options."
    })
final class PlanCommand extends WarehouseCommand {

  @Mixin private final DateRangeOptions dates = new DateRangeOptions();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();

  @Option(
      names = "--no-resume",
      description = "Plan as if the ledger were empty: every date, done or not.")
  private boolean noResume;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  @Mixin private final PriceOptions price = new PriceOptions();

  PlanCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    DateRange range = dates.range();
    if (format == OutputFormat.CSV) {
      throw new UsageException("--format csv: a plan is written as table or json.");
    }
    Warehouse warehouse = warehouse();
    LeagueCalendar calendar;
    try (WarehouseSession session = warehouse.openForReading()) {
      calendar = calendar(session);
      requireGames(calendar, range);
    }
    Plan plan =
        context()
            .engine()
            .plan(warehouse, range.start(), range.end(), processors.selected(), !noResume);
    PricedPlan priced = PricedPlan.of(plan, calendar, warehouse, price.orListPrice());
    if (format == OutputFormat.JSON) {
      terminal().line(JsonText.pretty(priced.json()));
      return ExitCode.DONE;
    }
    priced.print(terminal());
    if (!plan.due().isEmpty() || !plan.withoutGames().isEmpty()) {
      terminal().line("");
      terminal()
          .line(
              "Next: fastbreak backfill %s%s%s"
                  .formatted(range.asOptions(), processors.asOptions(), warehouseOption()));
    }
    return ExitCode.DONE;
  }
}
