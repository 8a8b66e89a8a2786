package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Program;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.WarehouseSession;
import picocli.CommandLine.Command;

/** {@code init}: a warehouse with every table and no row. */
@Command(
    name = "init",
    sortOptions = false,
    header = "Make a warehouse with empty tables.",
    description = {
      "Makes the warehouse and those of its tables that are missing, empty. Other commands do so",
      "as they need them; this one is for who fills the upstream tables himself."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  fastbreak init --warehouse duckdb:nba.duckdb",
      "",
      "Next: fastbreak import --table nbac_schedule FILE"
    })
final class InitCommand extends WarehouseCommand {

  @Override
  public Integer call() {
    try (WarehouseSession session = warehouse().open()) {
      session.createMissingTables();
    }
    terminal()
        .line("DONE: %s has its %d tables.".formatted(common().warehouse(), Tables.all().size()));
    terminal()
        .line(
            "Next: %s%s"
                .formatted(
                    Program.command("import --table nbac_schedule FILE"), warehouseOption()));
    return ExitCode.DONE;
  }
}
