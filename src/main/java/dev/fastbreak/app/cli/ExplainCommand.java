package dev.fastbreak.app.cli;

import dev.fastbreak.app.explain.ExplanationReport;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code explain}: one row with everything behind it. */
@Command(
    name = "explain",
    sortOptions = false,
    header = "Show how one row came about, or why there is none.",
    description = {
      "Computes one row anew from what the warehouse holds today and compares it with the stored",
      "one. Shows every value with its arithmetic, the games and rows it was made from, which",
      "inputs were unknown, hashes and run. Where there is no row it says why, and what would",
      "cure it. It changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak explain --processor PSZA --date 2021-12-18 --entity lukadoncic",
      "  fastbreak explain --processor TDZA --date 2021-12-18 --entity GSW --format json",
      "",
      "Players and teams may be written as people do: --entity \"Luka Dončić\", \"Golden State\"."
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class ExplainCommand extends WarehouseCommand {

  @Option(
      names = "--processor",
      required = true,
      paramLabel = "N|NAME",
      description = "The processor: 1 TDZA, 2 PSZA, 3 PCF, 4 PDC, 5 ML.")
  private Processor processor;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "The date of the row, YYYY-MM-DD.")
  private LocalDate date;

  @Option(
      names = "--entity",
      required = true,
      paramLabel = "NAME",
      description = "The player, or for TDZA the team.")
  private String entity;

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (entity.isBlank()) {
      throw new UsageException("--entity is empty; name a player or, for TDZA, a team.");
    }
    Warehouse warehouse = warehouse();
    try (WarehouseSession session = warehouse.openForReading()) {
      calendar(session);
    }
    ExplanationReport report =
        new ExplanationReport(context().engine().explain(warehouse, processor, date, entity));
    format.print(terminal(), report::json, () -> report.print(terminal(), warehouseOption()));
    return ExitCode.DONE;
  }
}
