package dev.fastbreak.app.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.warehouse.WarehouseSession;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page, as its template sees it: {@code src/main/jte/report.jte}. It is one file that needs no
 * network. Verdict and counts are HTML; all else is packed ({@link Pack}) and drawn by the scripts
 * beside this class.
 */
public final class ReportPage {

  /** How one processor's table stands. */
  public record TableLine(
      Processor processor,
      long rows,
      long datesWithRows,
      long gameDates,
      long readyRows,
      long failuresExpected,
      long failuresUnexpected) {

    /** {@code 97.3%} of the rows are ready for production. */
    public String ready() {
      return rows == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * readyRows / rows);
    }
  }

  private static final List<String> SCRIPTS =
      List.of("unpack.js", "draw.js", "overview.js", "features.js", "people.js", "report.js");

  private final Report report;
  private final String warehouse;
  private final String version;
  private final Instant madeAt;
  private final Verdict verdict;

  private ReportPage(Report report, String warehouse, String version, Instant madeAt) {
    this.report = report;
    this.warehouse = warehouse;
    this.version = version;
    this.madeAt = madeAt;
    this.verdict = Verdict.of(report);
  }

  /**
   * Reads a range.
   *
   * @param start first day, included
   * @param end last day, included
   * @param planning what a backfill of all processors over the range would do now, by its ledger
   * @param warehouse how the user names the warehouse
   * @param version the program's version
   * @param madeAt now
   */
  public static ReportPage read(
      WarehouseSession session,
      LeagueCalendar calendar,
      LocalDate start,
      LocalDate end,
      Function<Ledger, Plan> planning,
      String warehouse,
      String version,
      Instant madeAt) {
    Report report = new ReportReader(session, start, end).read(calendar, planning);
    return new ReportPage(report, warehouse, version, madeAt);
  }

  /** Writes the page. */
  public void write(Writer out) throws IOException {
    // Made first: what is wrong with the place that it goes to is not the template's fault.
    StringOutput page = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", this, page);
    out.write(page.toString());
  }

  public Verdict verdict() {
    return verdict;
  }

  /** {@code 2021-22, 2022-23}. */
  public String seasons() {
    return String.join(", ", report.seasons());
  }

  public String start() {
    return report.start().toString();
  }

  public String end() {
    return report.end().toString();
  }

  public String warehouse() {
    return warehouse;
  }

  public String version() {
    return version;
  }

  public String madeAt() {
    return Wording.minute(madeAt);
  }

  /** The five tables, in the order of computation. */
  public List<TableLine> tables() {
    return Arrays.stream(Processor.values()).map(this::table).toList();
  }

  private TableLine table(Processor processor) {
    List<DateLine> dates = report.dates(processor);
    return new TableLine(
        processor,
        report.rows(processor),
        dates.stream().filter(line -> line.rows() > 0).count(),
        dates.size(),
        dates.stream().mapToLong(DateLine::readyRows).sum(),
        report.failures(processor, true),
        report.failures(processor, false));
  }

  public List<RunLine> runs() {
    return RunLine.of(report.ledger());
  }

  /** How many players have a row of any kind. */
  public long players() {
    return Stream.<List<? extends ReportRows.OfEntity>>of(
            report.rows().shotZones(),
            report.rows().composite(),
            report.rows().dailyCache(),
            report.rows().vectors())
        .flatMap(List::stream)
        .map(ReportRows.OfEntity::entity)
        .distinct()
        .count();
  }

  public long teams() {
    return report.rows().teamDefense().stream().map(ReportRows.OfEntity::entity).distinct().count();
  }

  /** What the page's scripts unpack. */
  public String data() {
    Pack pack = report.packed();
    pack.table("dates", report.dates())
        .text("processor", line -> line.processor().name())
        .date("date", DateLine::date)
        .text("state", line -> line.state().name())
        .number("rows", DateLine::rows)
        .number("ready", DateLine::readyRows)
        .number("failures", DateLine::failures)
        .number("population", line -> line.ledger() == null ? null : line.ledger().population())
        .number("written", line -> line.ledger() == null ? null : line.ledger().rowsWritten())
        .number("unchanged", line -> line.ledger() == null ? null : line.ledger().rowsUnchanged())
        .text("run", line -> line.ledger() == null ? null : line.ledger().runId());
    pack.table("spells", FailureSpell.of(report.failures(), rowDates()))
        .text("processor", FailureSpell::processor)
        .text("entity", FailureSpell::entity)
        .text("category", FailureSpell::category)
        .date("first", FailureSpell::first)
        .date("last", FailureSpell::last)
        .number("dates", FailureSpell::dates)
        .text("reason", FailureSpell::reason);
    record Kind(String processor, LocalDate date, String category) {}
    Map<Kind, Long> kinds =
        report.failures().stream()
            .collect(
                Collectors.groupingBy(
                    failure ->
                        new Kind(
                            failure.processorName(),
                            failure.analysisDate(),
                            failure.failureCategory()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    pack.table("failures", List.copyOf(kinds.entrySet()))
        .text("processor", entry -> entry.getKey().processor())
        .date("date", entry -> entry.getKey().date())
        .text("category", entry -> entry.getKey().category())
        .number("failures", Map.Entry::getValue);
    return pack.base64(ReportFacts.of(report), new ObjectMapper());
  }

  private FailureSpell.RowDates rowDates() {
    Map<Processor, Map<String, TreeSet<LocalDate>>> dates =
        Map.of(
            Processor.TDZA, datesByEntity(report.rows().teamDefense()),
            Processor.PSZA, datesByEntity(report.rows().shotZones()),
            Processor.PCF, datesByEntity(report.rows().composite()),
            Processor.PDC, datesByEntity(report.rows().dailyCache()),
            Processor.ML, datesByEntity(report.rows().vectors()));
    return (processor, entity) ->
        dates.getOrDefault(processor, Map.of()).getOrDefault(entity, new TreeSet<>());
  }

  private static Map<String, TreeSet<LocalDate>> datesByEntity(
      List<? extends ReportRows.OfEntity> rows) {
    Map<String, TreeSet<LocalDate>> dates = new HashMap<>();
    rows.forEach(row -> dates.computeIfAbsent(row.entity(), e -> new TreeSet<>()).add(row.date()));
    return dates;
  }

  /** The script that draws: Apache ECharts. */
  public String charts() {
    return resource("echarts.min.js");
  }

  public String style() {
    return resource("report.css");
  }

  public String script() {
    return SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program was built without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
