package dev.fastbreak.core.run;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why an entity has no row, whether that is as it should be, and whether a later run may cure it.
 */
public enum FailureCategory {
  /** Fewer than 10 played games although all of the team's data is there. */
  EXPECTED_INCOMPLETE("EXPECTED_INCOMPLETE", true, false),
  /**
   * Fewer than 10 played games, and data of the team is missing; or nobody is known of a whole game
   * date.
   */
  INCOMPLETE_UPSTREAM("INCOMPLETE_UPSTREAM", false, true),
  /** Too few games for the processor. */
  INSUFFICIENT_DATA("INSUFFICIENT_DATA", true, true),
  /** The newest played game lies more than 30 days back. */
  STALE_DATA("STALE_DATA", true, false),
  /** A required upstream table has no row for the date; blocks the date, counts for no entity. */
  MISSING_DEPENDENCY("MISSING_DEPENDENCY", false, true),
  /** The computation of PCF or ML threw. */
  CALCULATION_ERROR("calculation_error", false, false),
  /** The computation of TDZA, PSZA or PDC threw. */
  PROCESSING_ERROR("PROCESSING_ERROR", false, false),
  /** An input row breaks its schema. */
  INVALID_INPUT("INVALID_INPUT", false, true);

  private final String label;
  private final boolean expected;
  private final boolean canRetry;

  FailureCategory(String label, boolean expected, boolean canRetry) {
    this.label = label;
    this.expected = expected;
    this.canRetry = canRetry;
  }

  public String label() {
    return label;
  }

  /** Whether the failure is part of a healthy season. */
  public boolean expected() {
    return expected;
  }

  /** Whether a later run may succeed without a change of code. */
  public boolean canRetry() {
    return canRetry;
  }

  /**
   * The category stored under a label.
   *
   * @throws IllegalArgumentException for a text that no category has
   */
  public static FailureCategory ofLabel(String label) {
    return find(label)
        .orElseThrow(() -> new IllegalArgumentException("Unknown failure category " + label));
  }

  /** The category stored under a label; empty for a text that no category has. */
  public static Optional<FailureCategory> find(String label) {
    return Arrays.stream(values()).filter(category -> category.label.equals(label)).findFirst();
  }

  /** Whether a label is that of a category which is part of a healthy season. */
  public static boolean isExpected(String label) {
    return find(label).filter(FailureCategory::expected).isPresent();
  }
}
