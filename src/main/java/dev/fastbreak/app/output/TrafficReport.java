package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.backfill.RunTraffic;
import dev.fastbreak.plan.Price;
import dev.fastbreak.warehouse.Traffic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run moved, and what that costs at the prices that are known. Nothing is said of a
 * warehouse that counts nothing.
 */
final class TrafficReport {

  private final RunTraffic traffic;
  private final Prices prices;

  TrafficReport(RunTraffic traffic, Prices prices) {
    this.traffic = traffic;
    this.prices = prices;
  }

  private boolean isSilent() {
    return traffic.total().equals(Traffic.NONE);
  }

  /** Two lines at most: what was moved, and what it costs. */
  List<String> lines() {
    if (isSilent()) {
      return List.of();
    }
    Traffic total = traffic.total();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s from tables (%s of it to plan), queried %s (%s billed), staged %s."
            .formatted(
                traffic.whole() ? "Read" : "Not all of it could be counted: read at least",
                Wording.bytes(total.bytesRead()),
                Wording.bytes(traffic.planning().bytesRead()),
                Wording.bytes(total.bytesQueried()),
                Wording.bytes(total.bytesBilled()),
                Wording.bytes(total.bytesWritten())));
    List<String> parts = new ArrayList<>();
    part(parts, "reads", reads(12), prices.readsPerTib());
    part(parts, "queries", queries(12), prices.queriesPerTib());
    if (!parts.isEmpty()) {
      lines.add("That costs " + String.join(", ", parts) + ".");
    }
    return lines;
  }

  private static void part(
      List<String> parts, String what, @Nullable BigDecimal dollars, @Nullable BigDecimal price) {
    if (dollars != null && price != null) {
      parts.add(
          "%s USD for %s at %s per TiB"
              .formatted(Wording.dollars(dollars), what, price.toPlainString()));
    }
  }

  private @Nullable BigDecimal reads(int decimals) {
    BigDecimal price = prices.readsPerTib();
    return price == null ? null : Price.dollars(traffic.total().bytesRead(), price, decimals);
  }

  private @Nullable BigDecimal queries(int decimals) {
    BigDecimal price = prices.queriesPerTib();
    return price == null ? null : Price.dollars(traffic.total().bytesBilled(), price, decimals);
  }

  /** Adds the numbers to a summary for programs. */
  void addTo(ObjectNode summary) {
    if (isSilent()) {
      return;
    }
    ObjectNode node = summary.putObject("traffic");
    put(node, traffic.total());
    put(node.putObject("pipelines"), traffic.pipelines());
    put(node.putObject("planning"), traffic.planning());
    node.put("whole", traffic.whole());
    BigDecimal reads = reads(6);
    if (reads != null) {
      node.put("reads_usd", reads);
    }
    BigDecimal queries = queries(6);
    if (queries != null) {
      node.put("queries_usd", queries);
    }
  }

  private static void put(ObjectNode node, Traffic some) {
    node.put("bytes_read", some.bytesRead());
    node.put("bytes_queried", some.bytesQueried());
    node.put("bytes_billed", some.bytesBilled());
    node.put("bytes_written", some.bytesWritten());
  }
}
