package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.BlockedDate;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.ProcessorDate;
import java.time.LocalDate;
import java.util.List;

/**
 * One date of one processor in a plan.
 *
 * @param processor the processor
 * @param due the date with the digest of its upstream input as it is now
 * @param reason why it is due, or why not
 * @param seasonYear the season the date belongs to
 * @param detail what the reason refers to (which upstream, which earlier outcome); may be empty
 * @param missing the processors whose rows of the date block it
 */
public record PlannedDate(
    Processor processor,
    DueDate due,
    Reason reason,
    int seasonYear,
    String detail,
    List<Processor> missing) {

  /** A date that waits for nobody. */
  public PlannedDate(
      Processor processor, DueDate due, Reason reason, int seasonYear, String detail) {
    this(processor, due, reason, seasonYear, detail, List.of());
  }

  /** The processor and the date alone. */
  public ProcessorDate key() {
    return new ProcessorDate(processor, due.date());
  }

  /** What is said of a date that is blocked. */
  public BlockedDate blocked() {
    return BlockedDate.withoutRows(key(), missing);
  }

  public LocalDate date() {
    return due.date();
  }
}
