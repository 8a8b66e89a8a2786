package dev.fastbreak.app.validate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What validation found.
 *
 * @param start first day, included
 * @param end last day, included
 * @param processors the processors validated, in order of computation
 * @param coverage dates and rows, one per processor
 * @param failures failures by processor and category
 * @param gates one per gate and processor that it is about, in the gates' order
 * @param failureRates shot zone failures by week; empty without PSZA
 */
public record ValidationResult(
    LocalDate start,
    LocalDate end,
    List<Processor> processors,
    List<Coverage> coverage,
    List<Failures> failures,
    List<GateResult> gates,
    List<ExpectedFailureRates.Week> failureRates) {

  /**
   * The dates and rows of one processor.
   *
   * @param gameDates game dates in the range
   * @param bootstrapDates those of them in a season's first 14 days
   * @param expectedDates the others: those that should have rows
   * @param datesWithRows dates in the range that have rows
   * @param explainedDates dates without rows of which the ledger says that none was due
   * @param firstDate first date with rows, or null
   * @param lastDate last date with rows, or null
   */
  @JsonPropertyOrder({"processor", "table"})
  public record Coverage(
      Processor processor,
      int gameDates,
      int bootstrapDates,
      int expectedDates,
      int datesWithRows,
      int explainedDates,
      long rows,
      @Nullable LocalDate firstDate,
      @Nullable LocalDate lastDate) {

    @JsonProperty
    public TableSpec<?> table() {
      return processor.table();
    }
  }

  /**
   * Failures of one processor and category.
   *
   * @param category the stored text
   * @param expected whether the category is part of a healthy season
   */
  public record Failures(
      Processor processor,
      String category,
      boolean expected,
      long failures,
      long dates,
      long entities) {}

  /** The worst status of all gates. */
  public Status status() {
    return gates.stream().map(GateResult::status).max(Status::compareTo).orElse(Status.GREEN);
  }

  /** How many gates (of a processor) have a status. */
  public long count(Status status) {
    return gates.stream().filter(gate -> gate.status() == status).count();
  }

  /** How a gate stands for a processor; empty when it is not about it. */
  public Optional<GateResult> of(Gate gate, Processor processor) {
    return gates.stream()
        .filter(result -> result.gate() == gate && result.processor() == processor)
        .findFirst();
  }
}
