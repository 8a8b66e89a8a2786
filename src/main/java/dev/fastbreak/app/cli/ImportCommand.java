package dev.fastbreak.app.cli;

import dev.fastbreak.app.importing.ChangedRow;
import dev.fastbreak.app.importing.ChangedRows;
import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.importing.ImportResult;
import dev.fastbreak.app.importing.LoadReport;
import dev.fastbreak.app.importing.Losses;
import dev.fastbreak.app.importing.TableImport;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.app.importing.nbaapi.NbaApiImport;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Upstream;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code import}: upstream tables from a folder of CSV files. */
@Command(
    name = "import",
    sortOptions = false,
    header = "Fill the upstream tables from files.",
    customSynopsis = {
      "fastbreak import --from=DIR [options]",
      "       fastbreak import --table=TABLE FILE [options]"
    },
    description = {
      "Fills the upstream tables from a folder of box-score and shot CSV files, all seasons found",
      "there, or with --table one of them from a file of its rows, in one transaction. It can be",
      "repeated: unchanged input changes nothing, and a mistake in it changes nothing either."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak import --from data",
      "  fastbreak import --format nba_api --from csv",
      "  fastbreak import --table player_game_summary games.parquet",
      "",
      "Next: fastbreak plan --start-date DATE --end-date DATE"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class ImportCommand extends WarehouseCommand {

  static final class Source {
    @Option(
        names = "--from",
        paramLabel = "DIR",
        description = "The folder with the CSV files (.csv or .csv.gz).")
    private @Nullable Path from;

    @Option(
        names = "--table",
        paramLabel = "TABLE",
        converter = TableConverter.class,
        description = {
          "The upstream table whose rows FILE holds, for example player_game_summary. From the",
          "first to the last date in it, season by season, the table becomes what it says.",
          "The schedule, nbac_schedule, comes first."
        })
    private @Nullable TableSpec<?> table;
  }

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "With --table: the file (.parquet, .csv or .jsonl).")
  private @Nullable Path file;

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

  private enum Format {
    SEASONS,
    NBA_API
  }

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

  /** Finds an upstream table by its name, with the dataset before it or without. */
  static final class TableConverter implements ITypeConverter<TableSpec<?>> {
    @Override
    public TableSpec<?> convert(String text) {
      return Tables.upstream().stream()
          .filter(table -> text.equals(table.name()) || text.equals(table.qualifiedName()))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no upstream table; write one of %s"
                          .formatted(
                              text,
                              Tables.upstream().stream()
                                  .map(TableSpec::name)
                                  .collect(Collectors.joining(", ")))));
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

  @Override
  Optional<String> whenInterrupted() {
    return Optional.empty();
  }

  @Override
  public Integer call() {
    Warehouse warehouse = warehouse();
    OutputFile output = output("--json", json, kept(warehouse));
    try (LoadInterruption interruption = new LoadInterruption(terminal())) {
      // A warehouse is opened, and made where there is none, for sound input only.
      Loading input = source.table == null ? readFolder() : readTable(source.table);
      interruption.loading();
      Instant now = context().clock().instant().truncatedTo(ChronoUnit.MICROS);
      try (WarehouseSession session = warehouse.open()) {
        ImportResult result = input.load(session, Clock.fixed(now, ZoneOffset.UTC));
        interruption.loaded();
        report(
            result,
            ChangedRows.read(session, result.loads(), now),
            Upstream.calendar(session),
            output);
      }
    }
    return ExitCode.DONE;
  }

  private interface Loading {
    ImportResult load(WarehouseSession session, Clock clock);
  }

  private Loading readTable(TableSpec<?> table) {
    TableImport<?> input = TableImport.read(table, Objects.requireNonNull(file));
    return (session, clock) -> input.load(session, clock, allowMissing);
  }

  private Loading readFolder() {
    UpstreamInput input = read(Objects.requireNonNull(source.from));
    return (session, clock) -> {
      if (!allowMissing) {
        Losses.refuseLosing(input, session);
      }
      return context().engine().load(input, session, clock, terminal()::message);
    };
  }

  private UpstreamInput read(Path from) {
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

  /**
   * The warehouse and the files that are read.
   *
   * @throws UsageException when these are not there
   */
  private Path[] kept(Warehouse warehouse) {
    return Stream.concat(read().stream(), warehouse.localFile().stream()).toArray(Path[]::new);
  }

  private List<Path> read() {
    Path from = source.from;
    if (from == null) {
      if (file == null || !Files.isRegularFile(file)) {
        throw new UsageException(
            file == null
                ? "--table: name the file of its rows too: --table TABLE FILE."
                : file + ": there is no such file; name the one that holds the table's rows.");
      }
      return List.of(file);
    } else if (file != null) {
      throw new UsageException(file + ": a single file belongs to --table; --from takes a folder.");
    } else if (!Files.isDirectory(from)) {
      throw new UsageException(
          "--from %s: there is no such folder; name the one that holds the CSV files."
              .formatted(from));
    }
    try (Stream<Path> files = Files.list(from)) {
      return files.filter(csv -> csv.getFileName().toString().contains(".csv")).toList();
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
