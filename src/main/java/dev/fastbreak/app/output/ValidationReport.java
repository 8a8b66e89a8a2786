package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.validate.Gate;
import dev.fastbreak.app.validate.GateResult;
import dev.fastbreak.app.validate.Status;
import dev.fastbreak.app.validate.ValidationResult;
import dev.fastbreak.app.validate.ValidationResult.Coverage;
import dev.fastbreak.app.validate.ValidationResult.Failures;
import dev.fastbreak.core.catalog.Processor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What validation found: for people, and as JSON (docs/validation.md describes its shape). */
public record ValidationReport(ValidationResult result) {

  /** Samples and explanations that people are shown per gate; programs get all that were kept. */
  private static final int MOST_LINES = 5;

  private record GateView(
      String gate, Status status, String promise, String remedy, List<GateResult> processors) {}

  /** Prints the verdict, the two classic tables, the gates, and what is wrong with them. */
  public void print(Terminal terminal) {
    terminal.line(verdict());
    coverage().printBelow(terminal);
    failures().printBelow(terminal);
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
    return TextTable.of(result.coverage())
        .text("processor", Coverage::processor)
        .count("game dates", Coverage::gameDates)
        .count("- bootstrap", Coverage::bootstrapDates)
        .count("= expected", Coverage::expectedDates)
        .count("with rows", Coverage::datesWithRows)
        .count("none due", Coverage::explainedDates)
        .count("rows", Coverage::rows)
        .spare("first", Coverage::firstDate)
        .spare("last", Coverage::lastDate)
        .table();
  }

  private TextTable failures() {
    return TextTable.of(result.failures())
        .text("processor", Failures::processor)
        .text("category", Failures::category)
        .text("expected", failures -> failures.expected() ? "yes" : "NO")
        .count("failures", Failures::failures)
        .count("dates", Failures::dates)
        .count("entities", Failures::entities)
        .table();
  }

  /** Beside each gate its promise, where there is room. */
  private void printGates(Terminal terminal) {
    TextTable wide = gates(true);
    if (wide.fits(terminal.columns())) {
      wide.print(terminal);
      return;
    }
    gates(false).print(terminal);
    terminal.line("");
    terminal.paragraph(
        "", "What each gate promises: a wider screen, --format json, or docs/validation.md.");
  }

  private boolean isJudged(Gate gate) {
    return result.gates().stream().anyMatch(one -> one.gate() == gate);
  }

  private TextTable gates(boolean withPromise) {
    TextTable.Columns<Gate> columns =
        TextTable.of(Arrays.stream(Gate.values()).filter(this::isJudged).toList())
            .text("gate", Gate::label);
    for (Processor processor : result.processors()) {
      columns.text(
          processor.name(),
          gate -> result.of(gate, processor).map(ValidationReport::cell).orElse(""));
    }
    return withPromise ? columns.text("promise", Gate::promise).table() : columns.table();
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

  /** The result for programs. */
  public ObjectNode json(int exitCode) {
    ObjectNode root = JsonText.object();
    root.put("status", result.status().name());
    root.put("exit_code", exitCode);
    root.put("start_date", result.start().toString());
    root.put("end_date", result.end().toString());
    ObjectNode counts = root.putObject("counts");
    Arrays.stream(Status.values()).forEach(s -> counts.put(s.name(), result.count(s)));
    root.set("coverage", JsonText.array(result.coverage()));
    root.set("failures", JsonText.array(result.failures()));
    root.set(
        "gates",
        JsonText.array(
            Arrays.stream(Gate.values()).filter(this::isJudged).map(this::view).toList()));
    root.set("failure_rates", new FailureRateReport(result.failureRates()).json());
    return root;
  }

  private GateView view(Gate gate) {
    List<GateResult> results = result.gates().stream().filter(one -> one.gate() == gate).toList();
    Optional<Status> worst = results.stream().map(GateResult::status).max(Status::compareTo);
    return new GateView(
        gate.label(), worst.orElse(Status.GREEN), gate.promise(), gate.remedy(), results);
  }
}
