package dev.fastbreak.app.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.plan.PlannedDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An explanation for people, the verdict first, and for programs. */
public record ExplanationReport(Explanation explanation) {

  private static final int WIDEST_VALUE = 24;

  /** Columns of evidence that a narrow screen can do without. */
  private static final Set<String> SPARE = Set.of("data_hash", "opponent");

  /** Elements of a list that a line shows; JSON has them all. */
  private static final int MOST_ELEMENTS = 8;

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
    terminal.paragraph("", explanation.headline());
    for (String remark : explanation.remarks()) {
      terminal.paragraph("  ", remark);
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
    table.printBelow(terminal);
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void printDifferences(Terminal terminal) {
    TextTable.of(explanation.differences())
        .text("column", Explanation.Difference::column)
        .text("stored", difference -> text(difference.stored()))
        .text("computed now", difference -> text(difference.computed()))
        .text("hashed", difference -> difference.hashed() ? "yes" : "no")
        .table()
        .printBelow(terminal);
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
      if (head.length() + 2 + how.length() <= terminal.columns()) {
        terminal.line((head + "  " + how).stripTrailing());
      } else {
        terminal.line(head.stripTrailing());
        terminal.paragraph("    ", how);
      }
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
    terminal.paragraph("", evidence.title());
    TextTable table = new TextTable();
    for (int i = 0; i < evidence.columns().size(); i++) {
      if (SPARE.contains(evidence.columns().get(i))) {
        table.spare(evidence.columns().get(i));
      } else if (isNumeric(evidence, i)) {
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

  /** For programs; docs/cli.md describes its shape. */
  public ObjectNode json() {
    ObjectNode root = JsonText.object();
    root.put("processor", explanation.processor().name());
    root.put("table", explanation.processor().table().qualifiedName());
    root.put("date", explanation.date().toString());
    root.put("entity", explanation.entity());
    root.put("kind", explanation.kind().name());
    root.put("headline", explanation.headline());
    root.set("remarks", JsonText.array(explanation.remarks()));
    set(root, "stored", explanation.stored(), row -> row);
    root.put("computed_hash", explanation.computedHash());
    root.set("differences", JsonText.array(explanation.differences()));
    set(root, "failure", explanation.failure(), FailureView::of);
    set(root, "stored_failure", explanation.storedFailure(), StoredFailureView::of);
    set(root, "ledger", explanation.ledger(), LedgerView::of);
    set(root, "plan", explanation.plan(), PlanView::of);
    root.set("values", JsonText.array(explanation.columns()));
    root.set("evidence", JsonText.array(explanation.evidence()));
    root.set("suggestions", JsonText.array(explanation.suggestions()));
    return root;
  }

  private static <T> void set(
      ObjectNode node, String name, @Nullable T value, Function<T, Record> view) {
    node.set(name, value == null ? null : JsonText.object(view.apply(value)));
  }

  private record FailureView(String category, boolean expected, boolean canRetry, String reason) {

    static FailureView of(Result.Failed<?> failure) {
      FailureCategory category = failure.category();
      return new FailureView(
          category.label(), category.expected(), category.canRetry(), failure.reason());
    }
  }

  private record StoredFailureView(String category, boolean canRetry, String reason, String runId) {

    static StoredFailureView of(PrecomputeFailure failure) {
      return new StoredFailureView(
          failure.failureCategory(), failure.canRetry(), failure.failureReason(), failure.runId());
    }
  }

  private record LedgerView(
      String outcome,
      String runId,
      String codeVersion,
      @Nullable String inputDigest,
      Instant finishedAt) {

    static LedgerView of(PrecomputeRun line) {
      return new LedgerView(
          line.outcome(), line.runId(), line.codeVersion(), line.inputDigest(), line.finishedAt());
    }
  }

  private record PlanView(boolean due, String reason, String detail) {

    static PlanView of(PlannedDate date) {
      return new PlanView(date.reason().isDue(), date.reason().label(), date.detail());
    }
  }
}
