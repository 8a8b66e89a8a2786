package dev.fastbreak.beam.launch;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the dates of one season would be computed from if they were computed now: upstream rows, and
 * what the ledger says the other processors hold.
 */
public final class InputState {

  private final Map<ProcessorDate, String> upstream;
  private final Ledger ledger;

  /**
   * The state of a season.
   *
   * @param upstream digests of upstream rows by processor and date
   * @param ledger the ledger of those dates
   */
  public InputState(Map<ProcessorDate, String> upstream, Ledger ledger) {
    this.upstream = upstream;
    this.ledger = ledger;
  }

  /** The digest that the ledger line of a date would carry. */
  public String digest(Processor processor, LocalDate date) {
    SetDigest digest = new SetDigest();
    digest.add("upstream|" + upstream.get(new ProcessorDate(processor, date)));
    for (Processor other : processor.reads()) {
      String output = ledger.newest(other, date).map(PrecomputeRun::outputDigest).orElse("none");
      digest.add(other.name() + "|" + output);
    }
    return digest.hex();
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
