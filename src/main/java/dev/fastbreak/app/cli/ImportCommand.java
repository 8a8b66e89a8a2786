package dev.fastbreak.app.cli;

import dev.fastbreak.app.importing.ImportResult;
import dev.fastbreak.app.importing.Losses;
import dev.fastbreak.app.output.LoadReport;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code import}: upstream tables from a folder of CSV files. */
@Command(
    name = "import",
    sortOptions = false,
    header = "Fill the upstream tables from a folder of CSV files.",
    description = {
      "Fills the upstream tables from a folder of box-score and shot CSV files, all seasons found",
      "there, in one transaction. It can be repeated: unchanged input changes nothing, and a file",
      "with a mistake in it changes nothing either."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  fastbreak import --from data",
      "",
      "Next: fastbreak plan --start-date DATE --end-date DATE"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class ImportCommand extends WarehouseCommand {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The folder with the CSV files (.csv or .csv.gz).")
  private Path from;

  @Option(
      names = "--allow-missing",
      description = {
        "Import although the folder lacks a kind of file (shots, injuries, game_lines) from which",
        "the warehouse has rows; what came from it is then lost."
      })
  private boolean allowMissing;

  ImportCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(from)) {
      throw new UsageException(
          "--from %s: there is no such folder; name the one that holds the CSV files."
              .formatted(from));
    }
    try (WarehouseSession session = warehouse().open()) {
      if (!allowMissing) {
        Losses.refuseMissingFiles(from, session);
      }
      ImportResult result =
          context().engine().importFolder(from, session, context().clock(), terminal()::message);
      LoadReport.print(result.loads(), terminal());
      result.notes().forEach(note -> terminal().line("Note: " + note));
      LoadReport.next(calendar(session), warehouseOption(), terminal());
    }
    return ExitCode.DONE;
  }
}
