package dev.fastbreak.beam.launch;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A date that cannot be computed because something that its processor requires is missing.
 *
 * @param processor the processor that cannot go on
 * @param date the date
 * @param lack what is missing, in words: {@code no rows of TDZA, PSZA}
 */
public record BlockedDate(Processor processor, LocalDate date, String lack) {

  /** What is missing, in words. */
  public static String lack(Collection<Processor> missing) {
    return missing.stream()
        .map(Processor::name)
        .collect(Collectors.joining(", ", "no rows of ", ""));
  }

  /** Two sentences: why, and the remedy. */
  public String describe() {
    return "%s of %s cannot be computed: there are %s and that date is not done. Run the missing processors for the date first."
        .formatted(processor, date, lack);
  }

  /** The failure that stands for the whole date. */
  public Failure failure() {
    return new Failure(date, Failure.DATE_LEVEL, FailureCategory.MISSING_DEPENDENCY, describe());
  }
}
