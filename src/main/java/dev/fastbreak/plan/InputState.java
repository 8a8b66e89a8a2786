package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.InputDigest;
import dev.fastbreak.core.plan.ProcessorDate;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the dates of one season would be computed from if they were computed now: upstream rows, and
 * what the ledger says the other processors hold.
 *
 * @param upstream digests of upstream rows by processor and date
 * @param ledger the ledger of those dates
 */
public record InputState(Map<ProcessorDate, String> upstream, Ledger ledger) {

  /** The date with the digest of the upstream rows that it would be computed from. */
  public DueDate due(Processor processor, LocalDate date) {
    ProcessorDate key = new ProcessorDate(processor, date);
    String digest = upstream.get(key);
    if (digest == null) {
      throw new IllegalArgumentException("Nothing is known of " + key);
    }
    return new DueDate(date, digest);
  }

  /** The digest that the ledger line of a date would carry. */
  public String digest(Processor processor, LocalDate date) {
    Map<Processor, @Nullable String> outputs = new EnumMap<>(Processor.class);
    for (Processor other : processor.reads()) {
      ledger.newest(other, date).ifPresent(line -> outputs.put(other, line.outputDigest()));
    }
    return InputDigest.of(processor, due(processor, date).upstreamDigest(), outputs);
  }

  /**
   * Required processors that hold no row for the date and are not done with it. Unless they are
   * computed first, the date is blocked.
   */
  public Set<Processor> missing(Processor processor, LocalDate date) {
    EnumSet<Processor> missing = EnumSet.noneOf(Processor.class);
    for (Processor upstream : processor.requires()) {
      if (ledger.rowsHeld(upstream, date) == 0
          && !ledger.knewNobody(upstream, date)
          && !isDone(upstream, date)) {
        missing.add(upstream);
      }
    }
    return missing;
  }

  /** Whether the date's newest ledger line is done with this input and today's logic. */
  public boolean isDone(Processor processor, LocalDate date) {
    return ledger
        .newest(processor, date)
        .filter(
            line ->
                line.isDone()
                    && line.codeVersion().equals(processor.codeVersion())
                    && digest(processor, date).equals(line.inputDigest()))
        .isPresent();
  }
}
