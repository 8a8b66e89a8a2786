package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.explain.Names;
import dev.fastbreak.app.output.FailureRateReport;
import dev.fastbreak.app.output.FailureReport;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.output.QueryResultPrinter;
import dev.fastbreak.app.validate.ExpectedFailureRates;
import dev.fastbreak.app.validate.ExpectedFailureRates.Week;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code failures}: who has no row, and why. */
@Command(
    name = "failures",
    sortOptions = false,
    header = "Show who has no row, and why.",
    description = {
      "Shows which players and teams have no row, and why. Expected failures are part of a healthy",
      "season (a player with too few games); unexpected ones need a look. As table it counts by",
      "processor and category and compares the shot zone failures of every week of the season with",
      "those of a healthy one; as csv it lists every failure, as json both. A red flag is more than"
          + " 30",
      "percent after week 6, an unexpected failure, or a jump against the date before."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak failures --start-date 2021-11-02 --end-date 2021-11-30",
      "  fastbreak failures --only PSZA --unexpected --format csv",
      "",
      "Next: cure the cause, then the same backfill again: failed dates are computed again."
    })
final class FailuresCommand extends WarehouseCommand {

  @Mixin private final OptionalDateRangeOptions dates = new OptionalDateRangeOptions();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description = "Only this category, for example INVALID_INPUT.")
  private @Nullable FailureCategory category;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "Only this player or team, for example lukadoncic, \"Luka Dončić\" or GSW.")
  private @Nullable String entity;

  @Option(names = "--unexpected", description = "Only unexpected failures.")
  private boolean unexpected;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = FormatConverters.Any.class,
      description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  @Override
  public Integer call() {
    Set<String> names =
        processors.selected().stream().map(Processor::storedName).collect(Collectors.toSet());
    try (WarehouseSession session = warehouse().openForReading()) {
      LeagueCalendar calendar = calendar(session);
      DateRange range = dates.range(DateRange.of(calendar));
      requireGames(calendar, range);
      List<PrecomputeFailure> failures =
          session
              .fetch(
                  new Slice<>(
                      Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class),
                      range.start(),
                      range.end()))
              .rows()
              .stream()
              .filter(failure -> names.contains(failure.processorName()))
              .filter(this::isWanted)
              .toList();
      String wanted = entity;
      if (wanted != null && failures.isEmpty()) {
        new KnownNames(session, calendar).require("--entity", wanted);
      }
      FailureReport report = new FailureReport(failures, unexpected);
      switch (format) {
        case TABLE -> {
          if (failures.isEmpty() && nothingComputed(session, range, names)) {
            terminal()
                .line(
                    "NOTHING COMPUTED YET in %s: who fails is known after 'fastbreak backfill %s%s%s'."
                        .formatted(
                            range, range.asOptions(), processors.asOptions(), warehouseOption()));
            return ExitCode.DONE;
          }
          report.print(terminal());
          List<Week> weeks = weeks(names, session, calendar, range);
          if (!weeks.isEmpty()) {
            terminal().line("");
            new FailureRateReport(weeks).print(terminal());
          }
        }
        case CSV -> QueryResultPrinter.print(report.rows(), format, terminal());
        case JSON -> {
          ObjectNode json = JsonText.object();
          json.set("failures", report.json());
          json.set(
              "shot_zone_weeks",
              new FailureRateReport(weeks(names, session, calendar, range)).json());
          terminal().line(JsonText.pretty(json));
        }
      }
    }
    return ExitCode.DONE;
  }

  /** Shot zone failures by week; none when the answer is about others or about some of them. */
  private List<Week> weeks(
      Set<String> names, WarehouseSession session, LeagueCalendar calendar, DateRange range) {
    if (!names.contains(Processor.PSZA.storedName()) || category != null || entity != null) {
      return List.of();
    }
    Ledger ledger = Ledger.read(session, range.start(), range.end());
    return ExpectedFailureRates.of(calendar, ledger, range.start(), range.end()).weeks();
  }

  private static boolean nothingComputed(
      WarehouseSession session, DateRange range, Set<String> names) {
    return Ledger.read(session, range.start(), range.end()).lines().stream()
        .noneMatch(line -> names.contains(line.processorName()));
  }

  /** Whether a player or team is the one that the user wrote, as {@code explain} reads names. */
  private static boolean isMeant(String id, String typed) {
    return id.equalsIgnoreCase(typed.strip())
        || id.equals(Names.stored(Processor.PSZA, typed))
        || id.equals(Names.stored(Processor.TDZA, typed));
  }

  private boolean isWanted(PrecomputeFailure failure) {
    FailureCategory of = FailureCategory.ofLabel(failure.failureCategory());
    return (category == null || of == category)
        && (entity == null || isMeant(failure.entityId(), entity));
  }
}
