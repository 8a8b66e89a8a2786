package dev.fastbreak.app.cli;

import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** What a warehouse charges for reads, where it does. */
final class PriceOptions {

  @Option(
      names = "--price-per-tib",
      paramLabel = "USD",
      description = {
        "US dollars for a TiB read straight from tables, for warehouses that charge for it",
        "(BigQuery's Storage Read API). A plan takes 1.10 if it is not given, a list price in US",
        "regions; check it against today's."
      })
  private BigDecimal perTib = new BigDecimal("1.10");

  BigDecimal perTib() {
    return perTib;
  }
}
