package dev.fastbreak.warehouse;

import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * What a warehouse bills for queries and scripts, as it told. One that charges nothing bills
 * nothing.
 *
 * @param bytes bytes that are billed
 * @param whole whether nothing is known to be missing
 */
public record Bill(long bytes, boolean whole) {

  public static final Bill NONE = new Bill(0, true);

  private static final String NAMESPACE = "fastbreak";
  private static final String NAME = "warehouse_bytes_billed";

  public Bill plus(Bill other) {
    return new Bill(bytes + other.bytes, whole && other.whole);
  }

  /** The counter by which a pipeline's steps tell, whatever runner it runs on. */
  public static Counter counter() {
    return Metrics.counter(NAMESPACE, NAME);
  }

  /**
   * What a pipeline's steps have told; empty when they told nothing. What was tried counts: work
   * that failed and was done again is billed twice.
   */
  public static Optional<Bill> of(MetricResults results) {
    MetricsFilter ours =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named(NAMESPACE, NAME)).build();
    return StreamSupport.stream(results.queryMetrics(ours).getCounters().spliterator(), false)
        .map(
            counter -> {
              Long done = counter.getCommittedOrNull();
              // The DirectRunner may know of what is done before it knows that it was tried.
              return Math.max(done == null ? 0 : done, counter.getAttempted());
            })
        .reduce(Long::sum)
        .map(bytes -> new Bill(bytes, true));
  }
}
