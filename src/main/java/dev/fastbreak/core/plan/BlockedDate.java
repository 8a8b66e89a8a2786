package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A date that cannot be computed because something that its processor requires is missing.
 *
 * @param due the processor that cannot go on, and the date
 * @param lack what is missing, in words: {@code there are no rows of TDZA, PSZA}
 */
public record BlockedDate(ProcessorDate due, String lack) {

  /** Rows that the warehouse does not hold. */
  public static BlockedDate withoutRows(ProcessorDate due, Collection<Processor> missing) {
    return new BlockedDate(
        due, "there are no rows of %s and that date is not done".formatted(names(missing)));
  }

  /** Processors that failed on the date in this very run. */
  public static BlockedDate byThisRun(ProcessorDate due, Collection<Processor> missing) {
    return new BlockedDate(due, "this run has no result of %s for it".formatted(names(missing)));
  }

  private static String names(Collection<Processor> missing) {
    return missing.stream().map(Processor::name).collect(Collectors.joining(", "));
  }

  /** Two sentences: why, and the remedy. */
  public String describe() {
    return "%s of %s cannot be computed: %s. Run the missing processors for the date first."
        .formatted(due.processor(), due.date(), lack);
  }

  /** How it ends. */
  Ending ending() {
    return blocked(due, describe());
  }

  /** How a date ends that is blocked for a reason. */
  public static Ending blocked(ProcessorDate due, String why) {
    return Ending.ofWholeDate(
        due,
        Outcome.BLOCKED,
        new Failure(due.date(), Failure.DATE_LEVEL, FailureCategory.MISSING_DEPENDENCY, why));
  }
}
