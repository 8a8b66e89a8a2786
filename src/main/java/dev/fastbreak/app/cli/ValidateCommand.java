package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.ValidationReport;
import dev.fastbreak.app.progress.Activity;
import dev.fastbreak.app.validate.PublishedDays;
import dev.fastbreak.app.validate.Status;
import dev.fastbreak.app.validate.Validation;
import dev.fastbreak.app.validate.ValidationResult;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: whether the warehouse holds what it promises. */
@Command(
    name = "validate",
    sortOptions = false,
    header = "Check that the warehouse holds what it promises.",
    description = {
      "Counts dates and rows per processor and failures by category, then checks the gates: every",
      "game date done and up to date, every entity one row or one failure, keys unique, values in",
      "their declared ranges, hashes that fit their rows and their sources, feature vectors sound.",
      "A red gate ends with exit code 4. Findings (a column with one value only, many nulls or",
      "defaults, odd failure rates) may be right and end with 0. It changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak validate",
      "  fastbreak validate --start-date 2021-11-02 --end-date 2022-04-10 --only PCF --format json",
      "",
      "Next: every red gate names its remedy; docs/validation.md says more."
    })
final class ValidateCommand extends WarehouseCommand {

  @Mixin private final OptionalDateRangeOptions dates = new OptionalDateRangeOptions();
  @Mixin private final ProcessorOptions processors = new ProcessorOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Warehouse warehouse = warehouse();
    try (WarehouseSession session = warehouse.openForReading()) {
      LeagueCalendar calendar = calendar(session);
      DateRange range = dates.range(everything(session, calendar));
      requireWork(warehouse, calendar, range, processors.selected());
      ValidationResult result;
      try (Activity activity = Activity.on(terminal(), context().clock(), "Planning")) {
        Plan plan = plan(warehouse, range, processors.selected(), true);
        result = Validation.run(session, plan, activity::now);
      }
      int exitCode = result.status() == Status.RED ? ExitCode.GATE_RED : ExitCode.DONE;
      ValidationReport report = new ValidationReport(result);
      format.print(terminal(), () -> report.json(exitCode), () -> report.print(terminal()));
      return exitCode;
    }
  }

  /** From the first to the last day that the schedule or any published row knows. */
  private static DateRange everything(WarehouseSession session, LeagueCalendar calendar) {
    LocalDate first = DateRange.of(calendar).start();
    LocalDate last = DateRange.of(calendar).end();
    for (LocalDate day : PublishedDays.ends(session)) {
      first = day.isBefore(first) ? day : first;
      last = day.isAfter(last) ? day : last;
    }
    return new DateRange(first, last);
  }
}
