package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.BlockedDates;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.UndatedReport;
import dev.fastbreak.app.progress.Activity;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
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

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin private final PriceOptions price = new PriceOptions();

  @Override
  public Integer call() {
    DateRange range = dates.range();
    Warehouse warehouse = warehouse();
    LeagueCalendar calendar;
    List<UndatedRows> undated;
    try (WarehouseSession session = warehouse.openForReading()) {
      calendar = calendar(session);
      requireWork(warehouse, calendar, range, processors.selected());
      undated = UndatedRows.of(session, calendar);
    }
    Plan plan;
    try (Activity activity = Activity.on(terminal(), context().clock(), "Planning")) {
      plan = plan(warehouse, range, processors.selected(), !noResume);
    }
    PricedPlan priced = PricedPlan.of(plan, warehouse, price.perTib());
    if (format.isJson()) {
      ObjectNode json = priced.json();
      json.set("undated_rows", UndatedReport.json(undated));
      terminal().line(JsonText.pretty(json));
      return ExitCode.DONE;
    }
    priced.print(terminal());
    UndatedReport.print(undated, terminal());
    for (BlockedDates blocked : BlockedDates.of(plan)) {
      terminal().line("");
      terminal().line(blocked.needs() + ". Next: " + blocked.command(warehouseOption()));
    }
    if (!plan.due().isEmpty() || !plan.withoutGames().isEmpty()) {
      terminal().line("");
      terminal()
          .line(
              "Next: %s %s%s%s%s"
                  .formatted(
                      Program.command("backfill"),
                      range.asOptions(),
                      processors.asOptions(),
                      noResume ? " --no-resume" : "",
                      warehouseOption()));
    }
    return ExitCode.DONE;
  }
}
