package dev.fastbreak.core.run;

import dev.fastbreak.core.hash.SetDigest;
import org.jspecify.annotations.Nullable;

/**
 * The digest of the rows that a date holds, as the ledger keeps it. Downstream reads a row's
 * content and its readiness, and nothing else of it: so those two are what the digest is made of.
 */
public final class OutputDigest {

  private OutputDigest() {}

  /**
   * Adds a row.
   *
   * @param dataHash the row's content hash
   * @param ready its {@code is_production_ready}; null counts as false
   */
  public static void add(SetDigest digest, @Nullable String dataHash, @Nullable Object ready) {
    digest.add(dataHash + (Boolean.TRUE.equals(ready) ? "+" : "-"));
  }
}
