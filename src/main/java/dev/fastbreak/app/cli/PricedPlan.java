package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.PlanReport;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.ReadCost;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A plan with what its reads cost, where they cost something. A warehouse that does not tell the
 * size of its reads takes nothing from the plan: it says why instead.
 *
 * @param pricePerTib US dollars for 2^40 bytes
 * @param bytes bytes that the pipelines read; empty where they cost nothing, or are not known
 * @param unknown why they are not known
 */
record PricedPlan(Plan plan, BigDecimal pricePerTib, OptionalLong bytes, @Nullable String unknown) {

  /** Asks the warehouse what the plan's reads cost. */
  static PricedPlan of(Plan plan, Warehouse warehouse, BigDecimal pricePerTib) {
    try (WarehouseSession session = warehouse.openForReading()) {
      return new PricedPlan(plan, pricePerTib, ReadCost.bytes(plan, session), null);
    } catch (WarehouseException e) {
      return new PricedPlan(plan, pricePerTib, OptionalLong.empty(), e.getMessage());
    }
  }

  /** Prints the plan, and a line about its costs behind it. */
  void print(Terminal terminal) {
    new PlanReport(plan).print(terminal);
    if (unknown != null) {
      terminal.line("");
      terminal.line("What the reads of the pipelines cost is not known. " + unknown);
    } else if (bytes.isPresent() && !plan.due().isEmpty()) {
      terminal.line("");
      terminal.line(
          "The pipelines read about %s of the warehouse as it is now, %s USD at %s USD per TiB. Publishing comes on top: docs/cloud/cost.md."
              .formatted(
                  Wording.bytes(bytes.getAsLong()),
                  Wording.dollars(dollars(12)),
                  pricePerTib.toPlainString()));
    }
  }

  private BigDecimal dollars(int decimals) {
    return ReadCost.dollars(bytes.getAsLong(), pricePerTib, decimals);
  }

  ObjectNode json() {
    ObjectNode json = new PlanReport(plan).json();
    if (unknown != null) {
      json.putNull("bytes_read").putNull("cost_usd").put("cost_unknown", unknown);
    } else if (bytes.isPresent()) {
      json.put("bytes_read", bytes.getAsLong()).put("cost_usd", dollars(6));
    }
    return json;
  }
}
