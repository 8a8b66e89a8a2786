package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.warehouse.QueryResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Failures of a range: counted for people, listed for programs. */
public final class FailureReport {

  private static final List<String> COLUMNS =
      List.of(
          "analysis_date",
          "processor",
          "entity_id",
          "failure_category",
          "expected",
          "can_retry",
          "failure_reason",
          "run_id",
          "created_at");

  private record Group(Processor processor, FailureCategory category) {}

  private final List<PrecomputeFailure> failures;
  private final long expected;
  private final boolean unexpectedOnly;

  /** All of them. */
  public FailureReport(List<PrecomputeFailure> failures) {
    this(failures, false);
  }

  /**
   * All of them, or the unexpected ones beside the number of the others.
   *
   * @param unexpectedOnly whether expected failures are counted only
   */
  public FailureReport(List<PrecomputeFailure> failures, boolean unexpectedOnly) {
    this.unexpectedOnly = unexpectedOnly;
    this.expected = failures.stream().filter(f -> category(f).expected()).count();
    this.failures =
        failures.stream()
            .filter(failure -> !unexpectedOnly || !category(failure).expected())
            .sorted(
                Comparator.comparing(PrecomputeFailure::analysisDate)
                    .thenComparing(failure -> processor(failure).number())
                    .thenComparing(PrecomputeFailure::entityId))
            .toList();
  }

  /** Prints the verdict and a line per processor and category, the unexpected first. */
  public void print(Terminal terminal) {
    long unexpected = failures.stream().filter(f -> !category(f).expected()).count();
    String hidden = unexpectedOnly && expected > 0 ? ", not shown" : "";
    terminal.line(
        unexpected == 0
            ? "NO UNEXPECTED FAILURES: "
                + Wording.count(expected, "expected failure")
                + hidden
                + "."
            : "UNEXPECTED FAILURES: %s, beside %s%s."
                .formatted(
                    Wording.count(unexpected), Wording.count(expected, "expected one"), hidden));
    if (failures.isEmpty()) {
      return;
    }
    terminal.line("");
    TextTable table = table();
    if (table.fits(terminal.columns())) {
      table.print(terminal);
    } else {
      printNarrow(terminal);
    }
  }

  /** The counts, and below them what does not fit beside: when, and an example with its reason. */
  private void printNarrow(Terminal terminal) {
    TextTable counts =
        new TextTable()
            .text("")
            .text("category")
            .text("expected")
            .text("retry")
            .number("failures")
            .number("dates")
            .number("entities");
    groups().forEach((group, members) -> counts.row(counts(group, members)));
    counts.print(terminal);
    terminal.line("");
    groups()
        .forEach(
            (group, members) -> {
              PrecomputeFailure last = members.get(members.size() - 1);
              terminal.paragraph(
                  "",
                  "%s %s, %s to %s, for example %s: %s"
                      .formatted(
                          group.processor().name(),
                          group.category().label(),
                          members.get(0).analysisDate(),
                          last.analysisDate(),
                          last.entityId(),
                          last.failureReason()));
            });
  }

  private TextTable table() {
    TextTable table =
        new TextTable()
            .text("processor")
            .text("category")
            .text("expected")
            .text("retry")
            .number("failures")
            .number("dates")
            .number("entities")
            .text("first")
            .text("last")
            .text("for example");
    groups()
        .forEach(
            (group, members) -> {
              PrecomputeFailure last = members.get(members.size() - 1);
              List<String> cells = new ArrayList<>(counts(group, members));
              cells.add(members.get(0).analysisDate().toString());
              cells.add(last.analysisDate().toString());
              cells.add(last.entityId() + ": " + last.failureReason());
              table.row(cells);
            });
    return table;
  }

  private static List<String> counts(Group group, List<PrecomputeFailure> members) {
    return List.of(
        group.processor().name(),
        group.category().label(),
        group.category().expected() ? "yes" : "NO",
        group.category().canRetry() ? "yes" : "no",
        Wording.count(members.size()),
        Wording.count(distinct(members, PrecomputeFailure::analysisDate)),
        Wording.count(distinct(members, PrecomputeFailure::entityId)));
  }

  private Map<Group, List<PrecomputeFailure>> groups() {
    return failures.stream()
        .collect(
            Collectors.groupingBy(
                failure -> new Group(processor(failure), category(failure)),
                () ->
                    new TreeMap<>(
                        Comparator.comparing((Group group) -> group.category().expected())
                            .thenComparing(Group::processor)
                            .thenComparing(Group::category)),
                Collectors.toList()));
  }

  private static <T> long distinct(
      List<PrecomputeFailure> members, Function<PrecomputeFailure, T> value) {
    return members.stream().map(value).distinct().count();
  }

  /** Every failure, for programs. */
  public ArrayNode json() {
    ArrayNode array = JsonText.array();
    for (PrecomputeFailure failure : failures) {
      ObjectNode node = array.addObject();
      List<@Nullable Object> values = row(failure);
      for (int i = 0; i < values.size(); i++) {
        node.set(COLUMNS.get(i), JsonText.value(values.get(i)));
      }
    }
    return array;
  }

  /** Every failure, as a table of values. */
  public QueryResult rows() {
    return new QueryResult(COLUMNS, failures.stream().map(FailureReport::row).toList());
  }

  private static List<@Nullable Object> row(PrecomputeFailure failure) {
    return Arrays.asList(
        failure.analysisDate(),
        processor(failure).name(),
        failure.entityId(),
        failure.failureCategory(),
        category(failure).expected(),
        failure.canRetry(),
        failure.failureReason(),
        failure.runId(),
        failure.createdAt());
  }

  private static Processor processor(PrecomputeFailure failure) {
    return Processor.ofStoredName(failure.processorName()).orElseThrow();
  }

  private static FailureCategory category(PrecomputeFailure failure) {
    return FailureCategory.ofLabel(failure.failureCategory());
  }
}
