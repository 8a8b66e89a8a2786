package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.validate.Gate;
import dev.fastbreak.app.validate.GateResult;
import dev.fastbreak.app.validate.Status;
import dev.fastbreak.app.validate.ValidationResult;
import dev.fastbreak.app.validate.ValidationResult.Coverage;
import dev.fastbreak.app.validate.ValidationResult.Failures;
import dev.fastbreak.core.catalog.Processor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What validation found: for people, and as JSON (docs/validation.md describes its shape). */
public final class ValidationReport {

  /** Samples and explanations that people are shown per gate; programs get all that were kept. */
  private static final int MOST_LINES = 5;

  private final ValidationResult result;

  public ValidationReport(ValidationResult result) {
    this.result = result;
  }

  /** Prints the verdict, the two classic tables, the gates, and what is wrong with them. */
  public void print(Terminal terminal) {
    terminal.line(verdict());
    terminal.line("");
    coverage().print(terminal);
    if (!result.failures().isEmpty()) {
      terminal.line("");
      failures().print(terminal);
    }
    terminal.line("");
    printGates(terminal);
    for (Gate gate : Gate.values()) {
      List<GateResult> broken =
          result.gates().stream()
              .filter(one -> one.gate() == gate && one.status() != Status.GREEN)
              .toList();
      if (!broken.isEmpty()) {
        terminal.line("");
        explain(gate, broken, terminal);
      }
    }
    List<String> explained =
        result.gates().stream()
            .flatMap(
                gate ->
                    gate.explained().stream()
                        .map(why -> gate.gate().label() + ", " + gate.processor() + ": " + why))
            .toList();
    if (!explained.isEmpty()) {
      terminal.line("");
      terminal.line("Explained, and so not held against anyone:");
      some(explained, terminal);
    }
  }

  private String verdict() {
    long red = result.count(Status.RED);
    long warnings = result.count(Status.WARNING);
    String range =
        "%s, %s."
            .formatted(
                Wording.range(result.start(), result.end()),
                String.join(", ", result.processors().stream().map(Processor::name).toList()));
    return switch (result.status()) {
      case GREEN -> "GREEN: every gate. " + range;
      case WARNING -> "GREEN, with %s: %s".formatted(Wording.count(warnings, "finding"), range);
      case RED ->
          "RED: %s of %d%s. %s"
              .formatted(
                  Wording.count(red, "gate"),
                  result.gates().size(),
                  warnings == 0 ? "" : ", and " + Wording.count(warnings, "finding"),
                  range);
    };
  }

  private TextTable coverage() {
    TextTable table =
        new TextTable()
            .text("processor")
            .number("game dates")
            .number("- bootstrap")
            .number("= expected")
            .number("with rows")
            .number("none due")
            .number("rows")
            .text("first")
            .text("last");
    for (Coverage coverage : result.coverage()) {
      table.row(
          coverage.processor().name(),
          Wording.count(coverage.gameDates()),
          Wording.count(coverage.bootstrapDates()),
          Wording.count(coverage.expectedDates()),
          Wording.count(coverage.datesWithRows()),
          Wording.count(coverage.explainedDates()),
          Wording.count(coverage.rows()),
          coverage.first() == null ? "-" : coverage.first().toString(),
          coverage.last() == null ? "-" : coverage.last().toString());
    }
    return table;
  }

  private TextTable failures() {
    TextTable table =
        new TextTable()
            .text("processor")
            .text("category")
            .text("expected")
            .number("failures")
            .number("dates")
            .number("entities");
    for (Failures failures : result.failures()) {
      table.row(
          failures.processor().name(),
          failures.category(),
          failures.expected() ? "yes" : "NO",
          Wording.count(failures.failures()),
          Wording.count(failures.dates()),
          Wording.count(failures.entities()));
    }
    return table;
  }

  /** Beside each gate its promise; below the table where that would be cut. */
  private void printGates(Terminal terminal) {
    TextTable wide = gates(true);
    if (wide.fits(terminal.columns())) {
      wide.print(terminal);
      return;
    }
    gates(false).print(terminal);
    terminal.line("");
    for (Gate gate : Gate.values()) {
      if (isJudged(gate)) {
        terminal.paragraph("", gate.label() + ": " + gate.promise());
      }
    }
  }

  private boolean isJudged(Gate gate) {
    return result.gates().stream().anyMatch(one -> one.gate() == gate);
  }

  private TextTable gates(boolean withPromise) {
    TextTable table = new TextTable().text("gate");
    result.processors().forEach(processor -> table.text(processor.name()));
    if (withPromise) {
      table.text("promise");
    }
    for (Gate gate : Gate.values()) {
      if (!isJudged(gate)) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      cells.add(gate.label());
      for (Processor processor : result.processors()) {
        cells.add(result.of(gate, processor).map(ValidationReport::cell).orElse(""));
      }
      if (withPromise) {
        cells.add(gate.promise());
      }
      table.row(cells);
    }
    return table;
  }

  private static String cell(GateResult gate) {
    return switch (gate.status()) {
      case GREEN -> "green";
      case WARNING -> "finding " + Wording.count(gate.violations());
      case RED -> "RED " + Wording.count(gate.violations());
    };
  }

  private static void explain(Gate gate, List<GateResult> broken, Terminal terminal) {
    terminal.paragraph(
        "",
        (gate.whenBroken() == Status.RED ? "RED " : "FINDING ")
            + gate.label()
            + ". Promised: "
            + gate.promise());
    Map<List<String>, List<GateResult>> bySamples =
        broken.stream()
            .collect(
                Collectors.groupingBy(
                    GateResult::samples, LinkedHashMap::new, Collectors.toList()));
    bySamples.forEach(
        (samples, alike) -> {
          for (GateResult one : alike) {
            terminal.line(
                "  %s: %s of %s"
                    .formatted(
                        one.processor(),
                        Wording.count(one.violations()),
                        Wording.count(one.checked(), one.unit())));
          }
          some(samples, terminal);
        });
    terminal.paragraph("  ", "Remedy: " + gate.remedy());
  }

  private static void some(List<String> lines, Terminal terminal) {
    lines.stream().limit(MOST_LINES).forEach(line -> terminal.paragraph("  ", "- " + line));
    if (lines.size() > MOST_LINES) {
      terminal.line("  - and more (--format json)");
    }
  }

  /**
   * The result for programs.
   *
   * @param exitCode the exit code that the process ends with
   */
  public ObjectNode json(int exitCode) {
    ObjectNode root = JsonText.object();
    root.put("status", result.status().name());
    root.put("exit_code", exitCode);
    root.put("start_date", result.start().toString());
    root.put("end_date", result.end().toString());
    ObjectNode counts = root.putObject("counts");
    Arrays.stream(Status.values()).forEach(s -> counts.put(s.name(), result.count(s)));
    ArrayNode coverage = root.putArray("coverage");
    result.coverage().forEach(one -> coverage.add(json(one)));
    ArrayNode failures = root.putArray("failures");
    result.failures().forEach(one -> failures.add(json(one)));
    ArrayNode gates = root.putArray("gates");
    for (Gate gate : Gate.values()) {
      List<GateResult> results = result.gates().stream().filter(one -> one.gate() == gate).toList();
      if (!results.isEmpty()) {
        gates.add(json(gate, results));
      }
    }
    root.set("failure_rates", new FailureRateReport(result.failureRates()).json());
    return root;
  }

  private static ObjectNode json(Coverage coverage) {
    ObjectNode node = JsonText.object();
    node.put("processor", coverage.processor().name());
    node.put("table", coverage.processor().table().qualifiedName());
    node.put("game_dates", coverage.gameDates());
    node.put("bootstrap_dates", coverage.bootstrapDates());
    node.put("expected_dates", coverage.expectedDates());
    node.put("dates_with_rows", coverage.datesWithRows());
    node.put("explained_dates", coverage.explainedDates());
    node.put("rows", coverage.rows());
    node.set("first_date", JsonText.value(coverage.first()));
    node.set("last_date", JsonText.value(coverage.last()));
    return node;
  }

  private static ObjectNode json(Failures failures) {
    ObjectNode node = JsonText.object();
    node.put("processor", failures.processor().name());
    node.put("category", failures.category());
    node.put("expected", failures.expected());
    node.put("failures", failures.failures());
    node.put("dates", failures.dates());
    node.put("entities", failures.entities());
    return node;
  }

  private static ObjectNode json(Gate gate, List<GateResult> results) {
    ObjectNode node = JsonText.object();
    Optional<Status> worst = results.stream().map(GateResult::status).max(Status::compareTo);
    node.put("gate", gate.label());
    node.put("status", worst.orElse(Status.GREEN).name());
    node.put("promise", gate.promise());
    node.put("remedy", gate.remedy());
    ArrayNode processors = node.putArray("processors");
    for (GateResult result : results) {
      ObjectNode one = processors.addObject();
      one.put("processor", result.processor().name());
      one.put("status", result.status().name());
      one.put("unit", result.unit());
      one.put("checked", result.checked());
      one.put("violations", result.violations());
      one.set("samples", JsonText.value(result.samples()));
      one.set("explained", JsonText.value(result.explained()));
    }
    return node;
  }
}
