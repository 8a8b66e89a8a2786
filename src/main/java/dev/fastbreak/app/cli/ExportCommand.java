package dev.fastbreak.app.cli;

import dev.fastbreak.app.export.Export;
import dev.fastbreak.app.export.ExportFormat;
import dev.fastbreak.app.export.TrainingSet;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.OutputFolder;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: rows as a file that other programs read. */
@Command(
    name = "export",
    sortOptions = false,
    header = "Write a training set, a table or a query to a file.",
    description = {
      "Writes rows to Parquet, CSV or JSON lines. '--table ml' is a training set: keys, a column"
          + " per",
      "feature in their order, and with --label a column from the box score of the same date.",
      "It changes nothing in the warehouse."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak export --table ml --seasons 2021-22 --label points --to train.parquet",
      "  fastbreak export --table psza --seasons 2021-22 --by-date --to zones",
      "  fastbreak export --query \"SELECT * FROM nba_processing.precompute_runs\" --to runs.csv",
      "",
      "Next: docs/train.md reads such files in Python, R and SQL"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class ExportCommand extends WarehouseCommand {

  static final class Source {
    @Option(
        names = "--table",
        paramLabel = "TABLE",
        description = {
          "ml for the training set; tdza, psza, pcf or pdc for that processor's table; or any"
              + " table,",
          "with its dataset or without: player_game_summary."
        })
    private @Nullable String table;

    @Option(
        names = "--query",
        paramLabel = "SQL",
        description = "One statement that reads, as in 'query'.")
    private @Nullable String query;
  }

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, or with --by-date a new folder; never the warehouse.")
  private Path to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "parquet, csv or jsonl. Default: what FILE ends with, else parquet.")
  private @Nullable ExportFormat format;

  @Option(
      names = "--seasons",
      split = ",",
      paramLabel = "SEASON",
      converter = SimulateCommand.SeasonConverter.class,
      description = "Only these seasons, separated by commas, each as 2021-22.")
  private List<Integer> seasons = List.of();

  @Mixin private final OptionalDateRangeOptions dates = new OptionalDateRangeOptions();

  @Option(
      names = "--label",
      split = ",",
      paramLabel = "COLUMN",
      description = {
        "Columns of the box score to learn, for example points or points,rebounds. They are null",
        "where the player did not play; the column 'played' says so."
      })
  private List<String> labels = List.of();

  @Option(
      names = "--absent",
      paramLabel = "WAY",
      defaultValue = "null",
      description = "Of players who did not play: null, zero or drop. Default: ${DEFAULT-VALUE}.")
  private TrainingSet.Absent absent = TrainingSet.Absent.NULL;

  @Option(names = "--ready-only", description = "Only rows that are ready for production.")
  private boolean readyOnly;

  @Option(names = "--quality", description = "Add quality score, tier and data source.")
  private boolean quality;

  @Option(names = "--sources", description = "Add a column per feature: where it came from.")
  private boolean sources;

  @Option(names = "--by-date", description = "A folder with a subfolder for each date.")
  private boolean byDate;

  @Override
  public Integer call() {
    Warehouse warehouse = warehouse();
    String table = source.table;
    TableSpec<?> spec = table == null ? null : table(table);
    checkOptions(spec);
    ExportFormat written =
        format != null
            ? format
            : ExportFormat.ofName(String.valueOf(to.getFileName())).orElse(ExportFormat.PARQUET);
    if (byDate && spec != null) {
      OutputFolder folder = folder();
      try (Export export = rows(warehouse, spec)) {
        folder.write(place -> export.writeByDate(place, written, spec.dateColumn()));
        tell(export);
      }
    } else {
      OutputFile file = Objects.requireNonNull(output("--to", to, warehouse));
      try (Export export = spec == null ? answer(warehouse) : rows(warehouse, spec)) {
        file.write(place -> export.write(place, written));
        tell(export);
      }
    }
    return ExitCode.DONE;
  }

  private void tell(Export export) {
    terminal().line("DONE: %s written to %s.".formatted(Wording.count(export.rows(), "row"), to));
    if (isTrainingSet()) {
      if (!labels.isEmpty()) {
        terminal()
            .line(
                "%s played, %s did not, of %s the box score is not there."
                    .formatted(
                        Wording.count(export.count("played")),
                        Wording.count(export.count("NOT played")),
                        Wording.count(export.count("played IS NULL"))));
      }
      long unready = export.count("NOT is_production_ready");
      if (unready > 0) {
        terminal()
            .line(
                "%s not ready for production (is_production_ready); --ready-only leaves them out."
                    .formatted(Wording.count(unready, "row")));
      }
    }
  }

  private boolean isTrainingSet() {
    return source.table != null && source.table.equalsIgnoreCase(Processor.ML.name());
  }

  private static TableSpec<?> table(String name) {
    return Processor.find(name)
        .<TableSpec<?>>map(Processor::table)
        .or(
            () ->
                Tables.all().stream()
                    .filter(
                        table ->
                            table.qualifiedName().equalsIgnoreCase(name)
                                || table.name().equalsIgnoreCase(name))
                    .findFirst())
        .orElseThrow(
            () ->
                new UsageException(
                    "--table %s: there is no such table; write ml, tdza, psza, pcf, pdc or one of %s."
                        .formatted(
                            name,
                            Tables.all().stream()
                                .map(TableSpec::name)
                                .collect(Collectors.joining(", ")))));
  }

  private void checkOptions(@Nullable TableSpec<?> spec) {
    boolean forTraining =
        !labels.isEmpty() || absent != TrainingSet.Absent.NULL || quality || sources;
    if (forTraining && !isTrainingSet()) {
      throw new UsageException(
          "--label, --absent, --quality and --sources belong to '--table ml'.");
    }
    if (absent != TrainingSet.Absent.NULL && labels.isEmpty()) {
      throw new UsageException("--absent says what a label becomes; name one with --label.");
    }
    boolean ranged = !seasons.isEmpty() || dates.isGiven();
    if (spec == null && (ranged || readyOnly || byDate)) {
      throw new UsageException(
          "--seasons, dates, --ready-only and --by-date belong to '--table'; say in the SQL which"
              + " rows you want.");
    }
    if (spec != null && readyOnly && spec.find("is_production_ready").isEmpty()) {
      throw new UsageException("--ready-only: rows of " + spec + " have no such flag.");
    }
    if (!seasons.isEmpty() && dates.isGiven()) {
      throw new UsageException("Give --seasons or dates, not both.");
    }
    for (String label : labels) {
      if (!TrainingSet.possibleLabels().contains(label)) {
        throw new UsageException(
            "--label %s: a box score has no such number; write one of %s."
                .formatted(label, String.join(", ", TrainingSet.possibleLabels())));
      }
    }
  }

  private OutputFolder folder() {
    try {
      return OutputFolder.at(to);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--to %s: %s".formatted(to, e.getMessage()));
    }
  }

  private Export rows(Warehouse warehouse, TableSpec<?> spec) {
    try (WarehouseSession session = warehouse.openForReading()) {
      List<Export.Range> ranges = ranges(calendar(session));
      return isTrainingSet()
          ? Export.trainingSet(
              session, ranges, new TrainingSet(labels, absent, readyOnly, quality, sources))
          : Export.table(session, spec, ranges, readyOnly);
    }
  }

  /** The days of the seasons or dates that were asked for; all that the schedule has without. */
  private List<Export.Range> ranges(LeagueCalendar calendar) {
    if (seasons.isEmpty()) {
      DateRange range = dates.range(DateRange.of(calendar));
      return List.of(new Export.Range(range.start(), range.end()));
    }
    return seasons.stream()
        .distinct()
        .sorted()
        .map(
            year -> {
              SeasonSchedule season = calendar.seasons().get(year);
              if (season == null) {
                throw new UsageException(
                    "--seasons: the season that starts in %d is not there. %s"
                        .formatted(year, knownSeasons(calendar)));
              }
              return new Export.Range(season.opener(), season.gameDates().last());
            })
        .toList();
  }

  /** The answer to the user's statement, which is his to change when it is refused. */
  private Export answer(Warehouse warehouse) {
    try {
      return Export.query(warehouse, String.valueOf(source.query));
    } catch (WarehouseException e) {
      if (e.kind() == WarehouseException.Cause.REFUSED) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }
}
