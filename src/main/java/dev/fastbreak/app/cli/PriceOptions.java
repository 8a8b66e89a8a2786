package dev.fastbreak.app.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a warehouse charges for reads, where it does. */
final class PriceOptions {

  private static final BigDecimal LIST_PRICE = new BigDecimal("1.10");

  @Option(
      names = "--price-per-tib",
      paramLabel = "USD",
      description = {
        "US dollars for a TiB read straight from tables, for warehouses that charge for it",
        "(BigQuery's Storage Read API). A plan takes 1.10 if it is not given, a list price in US",
        "regions; check it against today's."
      })
  private @Nullable BigDecimal perTib;

  /** The price that the user gave, or null. */
  @Nullable BigDecimal given() {
    return perTib;
  }

  /** The price that the user gave, or else that of the list. */
  BigDecimal orListPrice() {
    return perTib == null ? LIST_PRICE : perTib;
  }
}
