package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a backfill ended: the verdict first, then a line per processor, then where to look. */
public final class SummaryReport {

  private static final int MOST_RANGES = 3;

  /** A column of the table that is left out when it is zero everywhere. */
  private record Count(String heading, boolean always, ToLongFunction<ProcessorSummary> value) {}

  private static final List<Count> COUNTS =
      List.of(
          new Count("dates", true, ProcessorSummary::gameDates),
          new Count("up to date", true, SummaryReport::upToDate),
          new Count("COMPLETE", true, p -> p.count(Outcome.COMPLETE)),
          new Count("with failures", false, p -> p.count(Outcome.COMPLETE_WITH_FAILURES)),
          new Count("FAILED", false, p -> p.count(Outcome.FAILED)),
          new Count("BLOCKED", false, p -> p.count(Outcome.BLOCKED)),
          new Count("bootstrap", false, ProcessorSummary::bootstrap),
          new Count("no games", false, p -> p.count(Outcome.NO_GAMES)),
          new Count("not published", false, ProcessorSummary::notPublished),
          new Count("written", true, ProcessorSummary::rowsWritten),
          new Count("unchanged", true, ProcessorSummary::rowsUnchanged),
          new Count("refreshed", false, ProcessorSummary::rowsRefreshed),
          new Count("deleted", false, ProcessorSummary::rowsDeleted),
          new Count("failures", false, ProcessorSummary::failuresExpected),
          new Count("UNEXPECTED", false, ProcessorSummary::failuresUnexpected));

  private final BackfillSummary summary;
  private final BillReport bill;
  private final List<BlockedDates> blocked;
  private final List<String> remarks;
  private final String next;

  /** A report that gives, where the warehouse charges, what it bills. */
  public SummaryReport(BackfillSummary summary, @Nullable BigDecimal queryPrice) {
    this(summary, queryPrice, List.of(), List.of(), "the same command resumes");
  }

  /**
   * A report that also says what would cure the run.
   *
   * @param blocked what blocked dates wait for
   * @param remarks sentences about whole dates that failed
   * @param next what the same command does after an interruption
   */
  public SummaryReport(
      BackfillSummary summary,
      @Nullable BigDecimal queryPrice,
      List<BlockedDates> blocked,
      List<String> remarks,
      String next) {
    this.next = next;
    this.summary = summary;
    this.bill = new BillReport(summary.bill(), queryPrice);
    this.blocked = blocked;
    this.remarks = remarks;
  }

  /**
   * Prints the summary.
   *
   * @param rangeOptions the options that name the range behind a blank, for the commands it
   *     suggests
   * @param warehouseOption the option that names the warehouse behind a blank, or nothing
   */
  public void print(Terminal terminal, String rangeOptions, String warehouseOption) {
    terminal.paragraph("", verdict());
    errors().forEach((error, processors) -> terminal.paragraph("  ", processors + " " + error));
    remarks.forEach(remark -> terminal.paragraph("  ", remark));
    table().printBelow(terminal);
    UndatedReport.print(summary.undated(), terminal);
    terminal.line("");
    String rate =
        sum(SummaryReport::computed) == 0 ? "" : ", " + Wording.count(rowsPerSecond()) + " rows/s";
    terminal.line("run " + summary.runId() + ", " + Wording.time(summary.elapsed()) + rate);
    bill.lines().forEach(terminal::line);
    next(rangeOptions + warehouseOption, warehouseOption).forEach(terminal::line);
  }

  /** What went wrong, each with the processors that it concerns. */
  private Map<String, String> errors() {
    return summary.processors().stream()
        .filter(processor -> processor.error() != null)
        .collect(
            Collectors.toMap(
                processor -> String.valueOf(processor.error()),
                processor -> processor.processor().name(),
                (a, b) -> a + ", " + b,
                LinkedHashMap::new));
  }

  /** The first line: how it ended, and what ended badly. */
  public String verdict() {
    long written = sum(ProcessorSummary::rowsWritten);
    long computed = sum(SummaryReport::computed);
    String time = Wording.time(summary.elapsed());
    return switch (summary.verdict()) {
      case DONE -> {
        if (computed == 0 && sum(SummaryReport::withoutGames) > 0) {
          yield "DONE: %s without games any more, %s deleted."
              .formatted(
                  Wording.count(sum(SummaryReport::withoutGames), "date"),
                  Wording.count(sum(ProcessorSummary::rowsDeleted), "row"));
        }
        if (written + sum(ProcessorSummary::rowsDeleted) > 0) {
          yield "DONE: %s of %s in %s, %s written."
              .formatted(
                  Wording.count(computed, "date"), names(), time, Wording.count(written, "row"));
        }
        if (computed == 0) {
          yield "DONE: 0 rows written: everything was up to date.";
        }
        yield "DONE: 0 rows written: %s of %s looked at again in %s, no content changed."
            .formatted(Wording.count(computed, "date"), names(), time);
      }
      case SKIPPED_BOOTSTRAP ->
          "SKIPPED_BOOTSTRAP: 0 rows written: only bootstrap days, and a season's first 14 days"
              + " have no rows.";
      case DONE_WITH_FAILURES ->
          "DONE WITH FAILURES: %s; %s written in %s."
              .formatted(
                  troubles(Outcome.COMPLETE_WITH_FAILURES), Wording.count(written, "row"), time);
      case FAILED -> "FAILED: " + failed() + needs() + ". What was published is safe.";
      case INTERRUPTED ->
          "INTERRUPTED: %s published and safe, %s left; %s."
              .formatted(
                  Wording.count(computed, "date"),
                  Wording.count(sum(ProcessorSummary::notPublished)),
                  next);
    };
  }

  private String needs() {
    return blocked.isEmpty()
        ? ""
        : ": " + blocked.stream().map(BlockedDates::needs).collect(Collectors.joining("; "));
  }

  private String failed() {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.BLOCKED)) {
      String troubles = troubles(outcome);
      if (!troubles.isEmpty()) {
        parts.add(outcome == Outcome.FAILED ? troubles : troubles + " blocked");
      }
    }
    for (ProcessorSummary processor : summary.processors()) {
      if (processor.notPublished() > 0) {
        parts.add(
            Wording.count(processor.notPublished(), "date")
                + " of "
                + processor.processor()
                + " not published");
      } else if (processor.error() != null && parts.isEmpty()) {
        parts.add(processor.processor() + " broke");
      }
    }
    return String.join("; ", parts);
  }

  /** {@code 3 dates of PSZA (2021-12-01 to 2021-12-03), 1 date of PCF (2021-12-09)}. */
  private String troubles(Outcome outcome) {
    return summary.processors().stream()
        .map(
            processor -> {
              List<LocalDate> dates = datesThatEnded(processor, outcome);
              return dates.isEmpty()
                  ? null
                  : "%s of %s (%s)"
                      .formatted(
                          Wording.count(dates.size(), "date"),
                          processor.processor(),
                          Wording.ranges(
                              dates,
                              processor.dates().stream().map(PrecomputeRun::analysisDate).toList(),
                              MOST_RANGES));
            })
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static List<LocalDate> datesThatEnded(ProcessorSummary processor, Outcome outcome) {
    return processor.dates().stream()
        .filter(date -> date.ended() == outcome)
        .map(PrecomputeRun::analysisDate)
        .toList();
  }

  private String names() {
    return summary.processors().stream()
        .filter(processor -> computed(processor) > 0)
        .map(processor -> processor.processor().name())
        .collect(Collectors.joining(", "));
  }

  /** Dates of this run that were computed, not only recorded as bootstrap or without games. */
  private static long computed(ProcessorSummary processor) {
    return processor.dates().size()
        - processor.count(Outcome.SKIPPED_BOOTSTRAP)
        - withoutGames(processor);
  }

  private static long withoutGames(ProcessorSummary processor) {
    return processor.count(Outcome.NO_GAMES);
  }

  /** Dates done before the run; bootstrap days have their own column. */
  private static long upToDate(ProcessorSummary processor) {
    return processor.upToDate() - processor.bootstrap();
  }

  private long sum(ToLongFunction<ProcessorSummary> value) {
    return summary.processors().stream().mapToLong(value).sum();
  }

  private TextTable table() {
    List<Count> shown = COUNTS.stream().filter(c -> c.always() || sum(c.value()) > 0).toList();
    TextTable.Columns<ProcessorSummary> columns =
        TextTable.of(summary.processors()).text("processor", ProcessorSummary::processor);
    shown.forEach(count -> columns.count(count.heading(), count.value()));
    return columns.table();
  }

  /** Rows computed a second by all processors together, written or not. */
  private long rowsPerSecond() {
    return Wording.rate(
        sum(ProcessorSummary::rowsWritten) + sum(ProcessorSummary::rowsUnchanged),
        summary.elapsed());
  }

  /** Whether nothing went wrong but that dates wait for others. */
  private boolean onlyBlocked() {
    return summary.processors().stream()
        .allMatch(p -> p.error() == null && p.notPublished() == 0 && p.count(Outcome.FAILED) == 0);
  }

  private List<String> next(String rangeOptions, String warehouseOption) {
    String status = "Next: " + Program.command("status") + rangeOptions;
    return switch (summary.verdict()) {
      case DONE, SKIPPED_BOOTSTRAP -> List.of(status);
      case DONE_WITH_FAILURES -> List.of("Next: " + Program.command("failures") + rangeOptions);
      case FAILED -> {
        if (!blocked.isEmpty() && onlyBlocked()) {
          yield blocked.stream().map(one -> "Next: " + one.command(warehouseOption)).toList();
        }
        yield List.of(
            "Next: " + Program.command("failures") + rangeOptions,
            "      then the same command again: it computes what is not done");
      }
      case INTERRUPTED -> List.of(status);
    };
  }

  /** The summary for programs; docs/cli.md describes its shape. */
  public ObjectNode json(LocalDate start, LocalDate end, int exitCode) {
    ObjectNode root = JsonText.object();
    root.put("verdict", summary.verdict().name());
    root.put("message", verdict());
    root.put("exit_code", exitCode);
    root.put("run_id", summary.runId());
    root.put("start_date", start.toString());
    root.put("end_date", end.toString());
    root.put("seconds", summary.elapsed().toMillis() / 1000.0);
    root.put("rows_per_second", rowsPerSecond());
    root.set("undated_rows", UndatedReport.json(summary.undated()));
    bill.addTo(root);
    ArrayNode processors = root.putArray("processors");
    for (ProcessorSummary processor : summary.processors()) {
      processors.add(json(processor));
    }
    return root;
  }

  /**
   * The summary of a day on which nothing ran.
   *
   * @param verdict why, in one word
   */
  public static ObjectNode nothingToDo(
      String verdict, LocalDate date, String message, int exitCode) {
    ObjectNode root = JsonText.object();
    root.put("verdict", verdict);
    root.put("message", message);
    root.put("exit_code", exitCode);
    root.putNull("run_id");
    root.put("start_date", date.toString());
    root.put("end_date", date.toString());
    root.put("seconds", 0.0);
    root.putArray("processors");
    return root;
  }

  private static ObjectNode json(ProcessorSummary processor) {
    ObjectNode node = JsonText.object();
    node.put("processor", processor.processor().name());
    node.put("processor_name", processor.processor().storedName());
    node.put("table", processor.processor().table().qualifiedName());
    node.put("game_dates", processor.gameDates());
    node.put("up_to_date", upToDate(processor));
    node.put("bootstrap", processor.bootstrap());
    node.put("not_published", processor.notPublished());
    ObjectNode outcomes = node.putObject("outcomes");
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome.name(), processor.count(outcome));
    }
    node.put("rows_written", processor.rowsWritten());
    node.put("rows_unchanged", processor.rowsUnchanged());
    node.put("rows_refreshed", processor.rowsRefreshed());
    node.put("rows_deleted", processor.rowsDeleted());
    node.put("failures_expected", processor.failuresExpected());
    node.put("failures_unexpected", processor.failuresUnexpected());
    node.put("error", processor.error());
    ArrayNode dates = node.putArray("dates");
    processor.dates().forEach(line -> dates.add(json(line)));
    return node;
  }

  private static ObjectNode json(PrecomputeRun line) {
    ObjectNode node = JsonText.object();
    node.put("date", line.analysisDate().toString());
    node.put("outcome", line.outcome());
    node.put("population", line.population());
    node.put("rows_written", line.rowsWritten());
    node.put("rows_unchanged", line.rowsUnchanged());
    node.put("rows_refreshed", line.rowsRefreshed());
    node.put("rows_deleted", line.rowsDeleted());
    node.put("failures_expected", line.failuresExpected());
    node.put("failures_unexpected", line.failuresUnexpected());
    return node;
  }
}
