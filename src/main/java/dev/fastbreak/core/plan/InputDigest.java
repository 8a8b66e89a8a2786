package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SetDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The digest of everything that one date of a processor is computed from, as the ledger keeps it:
 * the upstream rows, which the planner knows before anything is computed, and what the processors
 * that are read hold of the date, which may be known only when they have been.
 */
public final class InputDigest {

  private InputDigest() {}

  /**
   * Completes a digest.
   *
   * @param upstream digest of the upstream rows
   * @param outputs output digests of the date by processor; of a processor that is not there, or
   *     has none, no row is known
   */
  public static String of(
      Processor processor, String upstream, Map<Processor, @Nullable String> outputs) {
    SetDigest digest = new SetDigest();
    digest.add("upstream|" + upstream);
    for (Processor other : processor.reads()) {
      String output = outputs.get(other);
      digest.add(other.name() + "|" + (output == null ? "none" : output));
    }
    return digest.hex();
  }
}
