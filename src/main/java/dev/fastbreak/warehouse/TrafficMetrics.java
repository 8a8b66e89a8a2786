package dev.fastbreak.warehouse;

import java.util.Optional;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * The counters by which a pipeline tells what it moved, whatever runner it runs on. What was tried
 * is counted: work that failed and was done again was moved, and is billed, twice.
 */
public final class TrafficMetrics {

  private static final String NAMESPACE = "fastbreak";
  private static final String READ = "warehouse_bytes_read";
  private static final String QUERIED = "warehouse_bytes_queried";
  private static final String BILLED = "warehouse_bytes_billed";
  private static final String WRITTEN = "warehouse_bytes_written";

  private TrafficMetrics() {}

  /** Counts the bytes of values that a step reads from tables. */
  public static Counter bytesRead() {
    return Metrics.counter(NAMESPACE, READ);
  }

  /** Counts the bytes of values that a step writes into staging tables. */
  public static Counter bytesWritten() {
    return Metrics.counter(NAMESPACE, WRITTEN);
  }

  /** Counts what a session moved that a step had opened. */
  public static void count(Traffic traffic) {
    bytesRead().inc(traffic.bytesRead());
    Metrics.counter(NAMESPACE, QUERIED).inc(traffic.bytesQueried());
    Metrics.counter(NAMESPACE, BILLED).inc(traffic.bytesBilled());
    bytesWritten().inc(traffic.bytesWritten());
  }

  /** What a pipeline's steps have counted; empty when the results hold none of the counters. */
  public static Optional<Traffic> of(MetricResults results) {
    boolean counted = false;
    long[] sums = new long[4];
    String[] names = {READ, QUERIED, BILLED, WRITTEN};
    MetricsFilter.Builder ours = MetricsFilter.builder();
    for (String name : names) {
      ours.addNameFilter(MetricNameFilter.named(NAMESPACE, name));
    }
    for (MetricResult<Long> counter : results.queryMetrics(ours.build()).getCounters()) {
      for (int i = 0; i < names.length; i++) {
        if (counter.getName().getName().equals(names[i])) {
          sums[i] += value(counter);
          counted = true;
        }
      }
    }
    return counted
        ? Optional.of(new Traffic(sums[0], sums[1], sums[2], sums[3]))
        : Optional.empty();
  }

  /** What was tried; what is done is a part of it that the DirectRunner may know sooner. */
  private static long value(MetricResult<Long> counter) {
    Long done = counter.getCommittedOrNull();
    return done == null ? counter.getAttempted() : Math.max(done, counter.getAttempted());
  }
}
