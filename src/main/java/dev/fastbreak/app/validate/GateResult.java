package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import java.util.List;

/**
 * How one gate stands for one processor.
 *
 * @param gate the gate
 * @param processor the processor
 * @param unit what was checked, in the singular: {@code date}, {@code row}, {@code column}
 * @param checked how many were checked
 * @param violations how many break the promise
 * @param samples some of them, each as a sentence
 * @param explained what looks like a violation and is not, each with the reason
 */
public record GateResult(
    Gate gate,
    Processor processor,
    String unit,
    long checked,
    long violations,
    List<String> samples,
    List<String> explained) {

  public Status status() {
    return violations == 0 ? Status.GREEN : gate.whenBroken();
  }
}
