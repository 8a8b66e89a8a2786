package dev.fastbreak.app.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a warehouse charges for reads, where it does. */
final class PriceOptions {

  private static final BigDecimal LIST_PRICE = new BigDecimal("1.10");

  @Option(
      names = "--price-per-tib",
      paramLabel = "USD",
      converter = PriceConverter.class,
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

  /** US dollars, and not below zero. */
  static final class PriceConverter implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
        throw new TypeConversionException(
            "'" + text + "' is no price; write US dollars, for example 6.25");
      }
      return new BigDecimal(text);
    }
  }
}
