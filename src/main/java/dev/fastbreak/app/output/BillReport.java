package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.plan.ReadCost;
import dev.fastbreak.warehouse.Bill;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse bills a run for. Nothing is said of one that charges nothing, nor of a run
 * that broke before it was told of anything.
 *
 * @param pricePerTib US dollars for 2^40 bytes billed, if the user said
 */
record BillReport(Bill bill, @Nullable BigDecimal pricePerTib) {

  /** One line at most. */
  List<String> lines() {
    if (bill.bytes() == 0) {
      return List.of();
    }
    String price =
        pricePerTib == null
            ? ""
            : ", %s USD at %s per TiB"
                .formatted(Wording.dollars(dollars(pricePerTib, 12)), pricePerTib.toPlainString());
    return List.of(
        "The warehouse bills %s%s for queries%s."
            .formatted(bill.whole() ? "" : "at least ", Wording.bytes(bill.bytes()), price));
  }

  private BigDecimal dollars(BigDecimal price, int decimals) {
    return ReadCost.dollars(bill.bytes(), price, decimals);
  }

  /** Adds the numbers to a summary for programs. */
  void addTo(ObjectNode summary) {
    if (!bill.equals(Bill.NONE)) {
      ObjectNode node =
          summary.putObject("traffic").put("bytes_billed", bill.bytes()).put("whole", bill.whole());
      if (pricePerTib != null) {
        node.put("queries_usd", dollars(pricePerTib, 6));
      }
    }
  }
}
