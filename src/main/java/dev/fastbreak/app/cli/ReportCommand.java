package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.app.report.ReportPage;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: a season to look at. */
@Command(
    name = "report",
    sortOptions = false,
    header = "Make a page to look at: one HTML file.",
    description = {
      "Writes one HTML file that needs no network: verdict and counts, calendars, rows and"
          + " failures",
      "by date, every feature by month, every player and team, the ledger. It changes nothing in",
      "the warehouse."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak report --start-date 2021-10-19 --end-date 2022-04-10 --to report.html --open",
      "",
      "Next: fastbreak validate, which checks every row"
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class ReportCommand extends WarehouseCommand {

  @Mixin private final DateRangeOptions dates = new DateRangeOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, for example report.html; never the warehouse.")
  private Path to;

  @Option(names = "--open", description = "Show it in the browser when it is written.")
  private boolean open;

  @Override
  public Integer call() throws IOException {
    DateRange range = dates.range();
    Warehouse warehouse = warehouse();
    OutputFile file = Objects.requireNonNull(output("--to", to, warehouse));
    try (WarehouseSession session = warehouse.openForReading()) {
      LeagueCalendar calendar = calendar(session);
      requireGames(calendar, range);
      ReportPage page =
          ReportPage.read(
              session,
              calendar,
              range.start(),
              range.end(),
              ledger ->
                  context()
                      .engine()
                      .plan(
                          warehouse, session, calendar, ledger, range, List.of(Processor.values())),
              common().warehouse(),
              Version.of(Version.class.getPackage().getImplementationVersion()),
              context().clock().instant());
      file.write(
          place -> {
            try (Writer out = Files.newBufferedWriter(place)) {
              page.write(out);
            }
          });
      terminal().paragraph("", page.verdict().level().label() + ": " + page.verdict().headline());
    }
    terminal().line("Written to %s (%s).".formatted(to, Wording.bytes(Files.size(to))));
    if (open) {
      show(to.toAbsolutePath());
    }
    return ExitCode.DONE;
  }

  /** With the system's own opener: the page's toolkit would take a second to load. */
  private void show(Path page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String opener = system.contains("mac") ? "open" : "xdg-open";
    try {
      new ProcessBuilder(List.of(opener, page.toString()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      terminal().message("No browser was found (%s); open %s yourself.".formatted(opener, page));
    }
  }
}
