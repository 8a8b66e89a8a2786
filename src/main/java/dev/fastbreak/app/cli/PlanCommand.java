package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.output.PlanReport;
import dev.fastbreak.app.output.UndatedReport;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.app.plan.ReadCost;
import dev.fastbreak.beam.launch.UndatedRows;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
      converter = FormatConverters.TableOrJson.class,
      description = "table or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--price-per-tib",
      paramLabel = "USD",
      defaultValue = "6.25",
      description = {
        "US dollars for a TiB read, for warehouses that charge for bytes. Default: ${DEFAULT-VALUE},",
        "BigQuery's on-demand list price in US regions; check it against today's."
      })
  private BigDecimal pricePerTib = new BigDecimal("6.25");

  PlanCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    DateRange range = dates.range();
    if (pricePerTib.signum() < 0) {
      throw new UsageException(
          "--price-per-tib %s: a price is not negative; give US dollars, as 6.25."
              .formatted(pricePerTib));
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
    Optional<ReadCost> cost;
    List<UndatedRows> undated;
    try (WarehouseSession session = warehouse.openForReading()) {
      undated = UndatedRows.of(session);
      cost = ReadCost.of(plan, calendar, session, pricePerTib);
    }
    PlanReport report = new PlanReport(plan);
    if (format == OutputFormat.JSON) {
      ObjectNode json = report.json();
      json.set("undated_rows", UndatedReport.json(undated));
      cost.ifPresent(
          reads -> json.put("bytes_read", reads.bytes()).put("cost_usd", reads.dollars(6)));
      terminal().line(JsonText.pretty(json));
      return ExitCode.DONE;
    }
    report.print(terminal());
    cost.ifPresent(this::printCost);
    UndatedReport.print(undated, terminal());
    if (!plan.due().isEmpty() || !plan.withoutGames().isEmpty()) {
      terminal().line("");
      terminal()
          .line(
              "Next: fastbreak backfill %s%s%s%s"
                  .formatted(
                      range.asOptions(),
                      processors.asOptions(),
                      noResume ? " --no-resume" : "",
                      warehouseOption()));
    }
    return ExitCode.DONE;
  }

  private void printCost(ReadCost reads) {
    BigDecimal dollars = reads.dollars(2);
    boolean belowCent = dollars.signum() == 0 && reads.dollars(12).signum() > 0;
    terminal().line("");
    terminal()
        .line(
            "Reads about %s of the warehouse, %s USD at %s USD per TiB (storage reads and on-demand queries are billed differently: docs/dataflow.md)."
                .formatted(
                    Wording.bytes(reads.bytes()),
                    belowCent ? "less than 0.01" : "about " + dollars.toPlainString(),
                    pricePerTib.toPlainString()));
  }
}
