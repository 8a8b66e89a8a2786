package dev.fastbreak.app.cli;

import dev.fastbreak.app.importing.ChangedRow;
import dev.fastbreak.app.importing.ChangedRows;
import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.importing.ImportResult;
import dev.fastbreak.app.importing.LoadReport;
import dev.fastbreak.app.importing.Losses;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.app.importing.nbaapi.NbaApiImport;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
      "  fastbreak import --format nba_api --from csv",
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
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "seasons",
      converter = FormatConverter.class,
      description = {
        "What the files are: 'seasons' (schedule_2021-22.csv and so on, docs/upstream.md), or",
        "'nba_api': what nba_api and hoopR save, told by their columns. Default:"
            + " ${DEFAULT-VALUE}."
      })
  private Format format = Format.SEASONS;

  /** Whose files they are. */
  private enum Format {
    SEASONS,
    NBA_API
  }

  /** Reads a format's name. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return switch (text) {
        case "seasons" -> Format.SEASONS;
        case "nba_api" -> Format.NBA_API;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is no format; write seasons or nba_api");
      };
    }
  }

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what changed as JSON into this file.")
  private @Nullable Path json;

  @Option(
      names = "--allow-missing",
      description = {
        "Import although the folder lacks a kind of file from which the warehouse has rows, or"
            + " more",
        "than half of its rows; what came from them is then lost."
      })
  private boolean allowMissing;

  ImportCommand(CommandContext context) {
    super(context);
  }

  @Override
  Optional<String> whenInterrupted() {
    return Optional.empty();
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(from)) {
      throw new UsageException(
          "--from %s: there is no such folder; name the one that holds the CSV files."
              .formatted(from));
    }
    Warehouse warehouse = warehouse();
    OutputFile output = output("--json", json, kept(warehouse));
    Engine engine = context().engine();
    try (LoadInterruption interruption = LoadInterruption.watching(terminal())) {
      // A warehouse is opened, and made where there is none, for sound input only.
      UpstreamInput input = read();
      interruption.loading();
      Instant now = context().clock().instant().truncatedTo(ChronoUnit.MICROS);
      try (WarehouseSession session = warehouse.open()) {
        if (!allowMissing) {
          Losses.refuseLosing(input, session);
        }
        ImportResult result =
            engine.load(input, session, Clock.fixed(now, ZoneOffset.UTC), terminal()::message);
        interruption.loaded();
        report(result, ChangedRows.read(session, result.loads(), now), calendar(session), output);
      }
    }
    return ExitCode.DONE;
  }

  private UpstreamInput read() {
    if (format == Format.NBA_API) {
      return NbaApiImport.read(from, terminal()::message);
    }
    try {
      return context().engine().readFolder(from, terminal()::message);
    } catch (ImportException e) {
      String hint = NbaApiImport.hint(from);
      throw hint == null ? e : new ImportException(e.getMessage() + " (" + hint + ".)", e);
    }
  }

  /** The warehouse and the files that are read. */
  private Path[] kept(Warehouse warehouse) {
    try (Stream<Path> files = Files.list(from)) {
      return Stream.concat(
              files.filter(file -> file.getFileName().toString().contains(".csv")),
              warehouse.localFile().stream())
          .toArray(Path[]::new);
    } catch (IOException e) {
      throw new UsageException("--from %s cannot be read: %s".formatted(from, e.getMessage()));
    }
  }

  private void report(
      ImportResult result,
      List<ChangedRow> rows,
      LeagueCalendar calendar,
      @Nullable OutputFile output) {
    LoadReport.print(result.loads(), terminal());
    LoadReport.printRows(rows, terminal());
    result.notes().forEach(note -> terminal().line("Note: " + note));
    List<String> changed = LoadReport.changedSeasons(result.seasons(), result.loads());
    LoadReport.next(calendar, changed, warehouseOption(), terminal());
    if (output != null) {
      output.write(LoadReport.json(result, rows, ExitCode.DONE));
    }
  }
}
