package dev.fastbreak.app.validate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.fastbreak.core.catalog.Processor;
import java.util.List;

/**
 * How one gate stands for one processor.
 *
 * @param unit what was checked, in the singular: {@code date}, {@code row}, {@code column}
 * @param violations how many break the promise
 * @param samples some of them, each as a sentence
 * @param explained what looks like a violation and is not, each with the reason
 */
@JsonPropertyOrder({"processor", "status"})
public record GateResult(
    @JsonIgnore Gate gate,
    Processor processor,
    String unit,
    long checked,
    long violations,
    List<String> samples,
    List<String> explained) {

  @JsonProperty
  public Status status() {
    return violations == 0 ? Status.GREEN : gate.whenBroken();
  }
}
