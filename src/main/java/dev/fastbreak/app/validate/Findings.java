package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what a gate checks and what breaks its promise, and keeps the first few as samples. */
final class Findings {

  /** Samples kept per gate and processor. */
  static final int MOST_SAMPLES = 10;

  private final Gate gate;
  private final Processor processor;
  private final String unit;
  private final List<String> samples = new ArrayList<>();
  private final List<String> explained = new ArrayList<>();
  private long checked;
  private long violations;

  Findings(Gate gate, Processor processor, String unit) {
    this.gate = gate;
    this.processor = processor;
    this.unit = unit;
  }

  void checked(long more) {
    checked += more;
  }

  void violation(String sample) {
    violations(1, sample);
  }

  /** Several violations of which one sentence tells. */
  void violations(long count, String sample) {
    violations += count;
    sample(sample);
  }

  /** A sample of violations that are counted already. */
  void sample(String sample) {
    if (wantsSample()) {
      samples.add(sample);
    }
  }

  void violations(long count) {
    violations += count;
  }

  boolean wantsSample() {
    return samples.size() < MOST_SAMPLES;
  }

  void explained(String why) {
    explained.add(why);
  }

  /** A violation, unless there is a reason for it. */
  void violationUnless(Optional<String> why, String sample) {
    why.ifPresentOrElse(reason -> explained(sample + ": " + reason), () -> violation(sample));
  }

  GateResult result() {
    return new GateResult(
        gate, processor, unit, checked, violations, List.copyOf(samples), List.copyOf(explained));
  }
}
