package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.ColumnNames;
import dev.fastbreak.warehouse.QueryResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Failures of a range: counted for people, listed for programs. */
public final class FailureReport {

  private static final List<String> COLUMNS =
      ColumnNames.of(
          "analysis_date, processor, entity_id, failure_category, expected, can_retry,"
              + " failure_reason, run_id, created_at");

  /** Failures of one processor and category, oldest first. */
  private record Group(
      Processor processor, FailureCategory category, List<PrecomputeFailure> failures) {

    PrecomputeFailure first() {
      return failures.get(0);
    }

    PrecomputeFailure last() {
      return failures.get(failures.size() - 1);
    }

    <T> long distinct(Function<PrecomputeFailure, T> value) {
      return failures.stream().map(value).distinct().count();
    }
  }

  private final List<PrecomputeFailure> failures;
  private final long expected;
  private final boolean unexpectedOnly;

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
    TextTable table =
        counts("processor")
            .text("first", group -> group.first().analysisDate())
            .text("last", group -> group.last().analysisDate())
            .text("for example", g -> g.last().entityId() + ": " + g.last().failureReason())
            .table();
    if (table.fits(terminal.columns())) {
      table.printBelow(terminal);
    } else {
      printNarrow(terminal);
    }
  }

  /** The counts, and below them what does not fit beside: when, and an example with its reason. */
  private void printNarrow(Terminal terminal) {
    counts("").table().printBelow(terminal);
    terminal.line("");
    for (Group group : groups()) {
      terminal.paragraph(
          "",
          "%s %s, %s to %s, for example %s: %s"
              .formatted(
                  group.processor(),
                  group.category().label(),
                  group.first().analysisDate(),
                  group.last().analysisDate(),
                  group.last().entityId(),
                  group.last().failureReason()));
    }
  }

  private TextTable.Columns<Group> counts(String processor) {
    return TextTable.of(groups())
        .text(processor, Group::processor)
        .text("category", group -> group.category().label())
        .text("expected", group -> group.category().expected() ? "yes" : "NO")
        .text("retry", group -> group.category().canRetry() ? "yes" : "no")
        .count("failures", group -> group.failures().size())
        .count("dates", group -> group.distinct(PrecomputeFailure::analysisDate))
        .count("entities", group -> group.distinct(PrecomputeFailure::entityId));
  }

  private List<Group> groups() {
    Map<List<Object>, List<PrecomputeFailure>> alike =
        failures.stream().collect(Collectors.groupingBy(f -> List.of(processor(f), category(f))));
    return alike.values().stream()
        .map(some -> new Group(processor(some.get(0)), category(some.get(0)), some))
        .sorted(
            Comparator.comparing((Group group) -> group.category().expected())
                .thenComparing(Group::processor)
                .thenComparing(Group::category))
        .toList();
  }

  public ArrayNode json() {
    ArrayNode array = JsonText.array();
    for (PrecomputeFailure failure : failures) {
      ObjectNode node = array.addObject();
      List<@Nullable Object> values = row(failure);
      for (int i = 0; i < values.size(); i++) {
        node.putPOJO(COLUMNS.get(i), values.get(i));
      }
    }
    return array;
  }

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
