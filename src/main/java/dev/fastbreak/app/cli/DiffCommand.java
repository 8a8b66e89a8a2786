package dev.fastbreak.app.cli;

import dev.fastbreak.app.diff.Comparison;
import dev.fastbreak.app.diff.FreshWarehouse;
import dev.fastbreak.app.diff.TableDifference;
import dev.fastbreak.app.diff.WarehouseDifference;
import dev.fastbreak.app.output.DifferenceReport;
import dev.fastbreak.app.progress.Activity;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code diff}: two warehouses, or a warehouse and a fresh computation. */
@Command(
    name = "diff",
    sortOptions = false,
    header = "Compare two warehouses, or one with a fresh computation.",
    description = {
      "Compares the processors' tables and their failures, row by row and column by column: with",
      "another warehouse, or with what comes out when the range is computed anew from the same",
      "upstream rows, in a temporary file that is deleted afterwards. Left is --warehouse. When"
          + " and",
      "by which run a row was written is not compared. Equal ends with 0, a difference with 4."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak diff --against duckdb:rebuilt.duckdb --start-date 2021-11-02 --end-date"
          + " 2022-04-10",
      "  fastbreak diff --fresh --start-date 2021-12-01 --end-date 2021-12-31 --only PCF",
      "",
      "Next: fastbreak explain for a row that differs."
    })
final class DiffCommand extends WarehouseCommand {

  /** What is compared with; exactly one. */
  static final class Other {
    @Option(
        names = "--against",
        required = true,
        paramLabel = "URI",
        description = "The other warehouse: duckdb:PATH or bigquery:PROJECT.")
    private @Nullable String against;

    @Option(
        names = "--fresh",
        required = true,
        description = "A fresh computation of the range from this warehouse's upstream rows.")
    private boolean fresh;
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private final Other other = new Other();

  @Mixin private final OptionalDateRangeOptions dates = new OptionalDateRangeOptions();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();

  @Option(
      names = "--upstream",
      description = "Compare the upstream tables too (they are the same with --fresh).")
  private boolean upstream;

  @Option(names = "--stamps", description = "Compare processed_at, run_id and created_at too.")
  private boolean stamps;

  @Mixin private final DifferenceOptions shown = new DifferenceOptions();

  @Override
  public Integer call() {
    shown.check();
    try (WarehouseSession left = warehouse().openForReading()) {
      LeagueCalendar calendar = calendar(left);
      DateRange range = dates.range(DateRange.of(calendar));
      return other.fresh ? withFresh(left, calendar, range) : withOther(left, range);
    }
  }

  private int withOther(WarehouseSession left, DateRange range) {
    String uri = Objects.requireNonNull(other.against);
    if (uri.equals(common().warehouse())) {
      throw new UsageException(
          "--against %s: that is the warehouse itself; name another.".formatted(uri));
    }
    try (WarehouseSession right = other(uri).openForReading()) {
      return report(left, right, uri, range);
    }
  }

  private Warehouse other(String uri) {
    try {
      return context().warehouses().apply(uri);
    } catch (WarehouseException e) {
      throw new UsageException("--against " + uri + ": " + e.getMessage());
    }
  }

  private int withFresh(WarehouseSession left, LeagueCalendar calendar, DateRange range) {
    requireGames(calendar, range);
    try (FreshWarehouse place = FreshWarehouse.make()) {
      Warehouse fresh = context().warehouses().apply(place.uri());
      terminal().message("Copying upstream rows into a temporary warehouse");
      // Open from here to the end: pipelines and comparison share the file.
      try (WarehouseSession right = fresh.open()) {
        FreshWarehouse.copyUpstream(left, right, range.start(), range.end());
        boolean whole =
            new FreshComputation(context())
                .run(fresh, range, FreshWarehouse.withUpstreams(processors.selected()));
        return whole ? report(left, right, "fresh computation", range) : ExitCode.INTERRUPTED;
      }
    }
  }

  private int report(
      WarehouseSession left, WarehouseSession right, String rightName, DateRange range) {
    Comparison comparison =
        new Comparison(left, right, range.start(), range.end(), stamps, shown.samples());
    List<Processor> selected = processors.selected();
    List<TableDifference> tables = new ArrayList<>();
    try (Activity activity = Activity.on(terminal(), context().clock(), "Comparing")) {
      if (upstream) {
        tables.addAll(comparison.ofUpstream());
      }
      tables.addAll(comparison.ofProcessors(selected));
    }
    WarehouseDifference difference =
        new WarehouseDifference(
            common().warehouse(), rightName, range.start(), range.end(), List.copyOf(tables));
    int exitCode = difference.isEqual() ? ExitCode.DONE : ExitCode.GATE_RED;
    DifferenceReport report = new DifferenceReport(difference);
    shown.print(report, exitCode, terminal(), () -> report.print(terminal()));
    return exitCode;
  }
}
