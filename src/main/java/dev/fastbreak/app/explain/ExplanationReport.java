package dev.fastbreak.app.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.plan.PlannedDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation for people, the verdict first, and for programs. */
public final class ExplanationReport {

  private static final int WIDEST_VALUE = 24;

  /** Elements of a list that a line shows; JSON has them all. */
  private static final int MOST_ELEMENTS = 8;

  private final Explanation explanation;

  public ExplanationReport(Explanation explanation) {
    this.explanation = explanation;
  }

  /**
   * Prints it.
   *
   * @param warehouseOption the option that names the warehouse behind a blank, for the commands it
   *     suggests; may be empty
   */
  public void print(Terminal terminal, String warehouseOption) {
    terminal.line(
        "%s of %s on %s"
            .formatted(explanation.processor(), explanation.entity(), explanation.date()));
    for (String line : wrapped(explanation.headline(), "", terminal.columns())) {
      terminal.line(line);
    }
    for (String remark : explanation.remarks()) {
      wrapped(remark, "  ", terminal.columns()).forEach(terminal::line);
    }
    if (!explanation.suggestions().isEmpty()) {
      terminal.line("Did you mean " + String.join(", ", explanation.suggestions()) + "?");
    }
    printState(terminal);
    printDifferences(terminal);
    printColumns(terminal);
    for (Evidence evidence : explanation.evidence()) {
      printEvidence(terminal, evidence);
    }
    next(warehouseOption)
        .forEach(
            line -> {
              terminal.line("");
              terminal.line(line);
            });
  }

  private void printState(Terminal terminal) {
    TextTable table = new TextTable().text("").text("data_hash").text("run").text("when");
    StoredRow<?> stored = explanation.stored();
    if (stored != null) {
      table.row("stored row", stored.dataHash(), stored.runId(), seconds(stored.processedAt()));
    }
    String computed = explanation.computedHash();
    if (computed != null) {
      table.row("computed now", computed, "", "");
    }
    PrecomputeRun ledger = explanation.ledger();
    if (ledger != null) {
      table.row("ledger: " + ledger.outcome(), "", ledger.runId(), seconds(ledger.finishedAt()));
    }
    if (!table.isEmpty()) {
      terminal.line("");
      table.print(terminal);
    }
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void printDifferences(Terminal terminal) {
    if (explanation.differences().isEmpty()) {
      return;
    }
    terminal.line("");
    TextTable table =
        new TextTable().text("column").text("stored").text("computed now").text("hashed");
    for (Explanation.Difference difference : explanation.differences()) {
      table.row(
          difference.column(),
          text(difference.stored()),
          text(difference.computed()),
          difference.hashed() ? "yes" : "no");
    }
    table.print(terminal);
  }

  /** A line per column; arithmetic that does not fit goes on below itself. */
  private void printColumns(Terminal terminal) {
    List<ExplainedColumn> columns = explanation.columns();
    if (columns.isEmpty()) {
      return;
    }
    int names = 0;
    int values = 0;
    for (ExplainedColumn column : columns) {
      names = Math.max(names, column.column().length());
      values = Math.max(values, Math.min(WIDEST_VALUE, text(column.value()).length()));
    }
    terminal.line("");
    terminal.line("Values");
    for (ExplainedColumn column : columns) {
      String value = text(column.value());
      String head =
          pad(column.column(), names)
              + "  "
              + (value.length() > WIDEST_VALUE ? value : pad(value, values));
      String how = how(column);
      String line = how.isEmpty() ? head.stripTrailing() : head + "  " + how;
      wrapped(line, " ".repeat(names + 2 + values + 2), terminal.columns()).forEach(terminal::line);
    }
  }

  private static String how(ExplainedColumn column) {
    if (column.formula().isEmpty()) {
      return column.note();
    }
    return "= " + column.formula() + (column.note().isEmpty() ? "" : "  (" + column.note() + ")");
  }

  private static void printEvidence(Terminal terminal, Evidence evidence) {
    terminal.line("");
    wrapped(evidence.title(), "  ", terminal.columns()).forEach(terminal::line);
    TextTable table = new TextTable();
    for (int i = 0; i < evidence.columns().size(); i++) {
      if (isNumeric(evidence, i)) {
        table.number(evidence.columns().get(i));
      } else {
        table.text(evidence.columns().get(i));
      }
    }
    for (List<@Nullable Object> row : evidence.rows()) {
      List<String> cells = new ArrayList<>();
      row.forEach(value -> cells.add(text(value)));
      table.row(cells);
    }
    if (table.isEmpty()) {
      terminal.line("  none");
    } else {
      table.print(terminal);
    }
  }

  private static boolean isNumeric(Evidence evidence, int column) {
    return evidence.rows().stream()
        .map(row -> row.get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }

  private List<String> next(String warehouseOption) {
    PlannedDate plan = explanation.plan();
    // A run does nothing for somebody whom the date need not account for.
    boolean concerned =
        explanation.kind() == Explanation.Kind.ROW
            || explanation.kind() == Explanation.Kind.FAILURE;
    if (plan == null || !plan.reason().isDue() || !concerned) {
      return List.of();
    }
    return List.of(
        "Next: " + Program.command("run --date ") + explanation.date() + warehouseOption);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof List<?> list && list.size() > MOST_ELEMENTS) {
      return Wording.count(list.size(), "value");
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Lines no longer than the screen, broken at blanks, all but the first behind an indent. */
  private static List<String> wrapped(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    String rest = indent.isBlank() && indent.length() <= 2 ? indent + text : text;
    String margin = indent.length() > width / 2 ? "    " : indent;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      if (end <= margin.length()) {
        end = rest.indexOf(' ', width);
      }
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = margin + rest.substring(end + 1).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** For programs; docs/cli.md describes its shape. */
  public ObjectNode json() {
    ObjectNode root = JsonText.object();
    root.put("processor", explanation.processor().name());
    root.put("table", explanation.processor().table().qualifiedName());
    root.put("date", explanation.date().toString());
    root.put("entity", explanation.entity());
    root.put("kind", explanation.kind().name());
    root.put("headline", explanation.headline());
    ArrayNode remarks = root.putArray("remarks");
    explanation.remarks().forEach(remarks::add);
    root.set("stored", stored());
    root.put("computed_hash", explanation.computedHash());
    ArrayNode differences = root.putArray("differences");
    for (Explanation.Difference difference : explanation.differences()) {
      ObjectNode node = differences.addObject();
      node.put("column", difference.column());
      node.put("hashed", difference.hashed());
      node.set("stored", JsonText.value(difference.stored()));
      node.set("computed", JsonText.value(difference.computed()));
    }
    root.set("failure", failure());
    root.set("stored_failure", storedFailure());
    root.set("ledger", ledger());
    root.set("plan", plan());
    ArrayNode values = root.putArray("values");
    for (ExplainedColumn column : explanation.columns()) {
      ObjectNode node = values.addObject();
      node.put("column", column.column());
      node.set("value", JsonText.value(column.value()));
      node.put("formula", column.formula());
      node.put("note", column.note());
    }
    ArrayNode evidence = root.putArray("evidence");
    explanation.evidence().forEach(table -> evidence.add(json(table)));
    ArrayNode suggestions = root.putArray("suggestions");
    explanation.suggestions().forEach(suggestions::add);
    return root;
  }

  private @Nullable ObjectNode stored() {
    StoredRow<?> stored = explanation.stored();
    if (stored == null) {
      return null;
    }
    ObjectNode node = JsonText.object();
    node.put("data_hash", stored.dataHash());
    node.put("processed_at", stored.processedAt().toString());
    node.put("run_id", stored.runId());
    return node;
  }

  private @Nullable ObjectNode failure() {
    Result.Failed<?> failure = explanation.failure();
    if (failure == null) {
      return null;
    }
    ObjectNode node = JsonText.object();
    node.put("category", failure.category().label());
    node.put("expected", failure.category().expected());
    node.put("can_retry", failure.category().canRetry());
    node.put("reason", failure.reason());
    return node;
  }

  private @Nullable ObjectNode storedFailure() {
    PrecomputeFailure failure = explanation.storedFailure();
    if (failure == null) {
      return null;
    }
    ObjectNode node = JsonText.object();
    node.put("category", failure.failureCategory());
    node.put("can_retry", failure.canRetry());
    node.put("reason", failure.failureReason());
    node.put("run_id", failure.runId());
    return node;
  }

  private @Nullable ObjectNode ledger() {
    PrecomputeRun line = explanation.ledger();
    if (line == null) {
      return null;
    }
    ObjectNode node = JsonText.object();
    node.put("outcome", line.outcome());
    node.put("run_id", line.runId());
    node.put("code_version", line.codeVersion());
    node.put("input_digest", line.inputDigest());
    node.put("finished_at", line.finishedAt().toString());
    return node;
  }

  private @Nullable ObjectNode plan() {
    PlannedDate plan = explanation.plan();
    if (plan == null) {
      return null;
    }
    ObjectNode node = JsonText.object();
    node.put("due", plan.reason().isDue());
    node.put("reason", plan.reason().label());
    node.put("detail", plan.detail());
    return node;
  }

  private static ObjectNode json(Evidence evidence) {
    ObjectNode node = JsonText.object();
    node.put("title", evidence.title());
    ArrayNode columns = node.putArray("columns");
    evidence.columns().forEach(columns::add);
    ArrayNode rows = node.putArray("rows");
    for (List<@Nullable Object> row : evidence.rows()) {
      ArrayNode values = rows.addArray();
      row.forEach(value -> values.add(JsonText.value(value)));
    }
    return node;
  }
}
