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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan with what its reads cost, where they cost something. A warehouse that does not tell the
 * size of its reads takes nothing from the plan: it says why instead.
 */
final class PricedPlan {

  private final Plan plan;
  private final @Nullable ReadCost cost;
  private final @Nullable String unknown;

  private PricedPlan(Plan plan, @Nullable ReadCost cost, @Nullable String unknown) {
    this.plan = plan;
    this.cost = cost;
    this.unknown = unknown;
  }

  /** Asks the warehouse what the plan's reads cost. */
  static PricedPlan of(Plan plan, Warehouse warehouse, BigDecimal pricePerTib) {
    try (WarehouseSession session = warehouse.openForReading()) {
      Optional<ReadCost> cost = ReadCost.of(plan, session, pricePerTib);
      return new PricedPlan(plan, cost.orElse(null), null);
    } catch (WarehouseException e) {
      return new PricedPlan(plan, null, e.getMessage());
    }
  }

  /** Prints the plan, and a line about its costs behind it. */
  void print(Terminal terminal) {
    new PlanReport(plan).print(terminal);
    if (unknown != null) {
      terminal.line("");
      terminal.line("What the reads of the pipelines cost is not known. " + unknown);
    } else if (cost != null && !plan.due().isEmpty()) {
      terminal.line("");
      terminal.line(sentence(cost));
    }
  }

  private static String sentence(ReadCost reads) {
    return "The pipelines read about %s of the warehouse as it is now, %s USD at %s USD per TiB. Publishing comes on top: docs/cloud/cost.md."
        .formatted(
            Wording.bytes(reads.bytes()),
            Wording.dollars(reads.dollars(12)),
            reads.pricePerTib().toPlainString());
  }

  /** The plan for programs. */
  ObjectNode json() {
    ObjectNode json = new PlanReport(plan).json();
    if (unknown != null) {
      json.putNull("bytes_read").putNull("cost_usd").put("cost_unknown", unknown);
    } else if (cost != null) {
      json.put("bytes_read", cost.bytes()).put("cost_usd", cost.dollars(6));
    }
    return json;
  }
}
