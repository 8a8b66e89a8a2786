package dev.fastbreak.app.output;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a warehouse charges, as far as the user said.
 *
 * @param readsPerTib US dollars for 2^40 bytes read straight from tables, or null
 * @param queriesPerTib US dollars for 2^40 bytes that are billed for queries, or null
 */
public record Prices(@Nullable BigDecimal readsPerTib, @Nullable BigDecimal queriesPerTib) {

  /** Nothing is known of prices. */
  public static final Prices UNKNOWN = new Prices(null, null);
}
