package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * How far a processor is, as a running pipeline tells it. What was tried is counted: a retried
 * bundle counts twice.
 */
public record ProgressCounters(Counter entities, Counter rows, Counter failures, Counter buckets)
    implements Serializable {

  /** The counters of a processor. */
  public static ProgressCounters of(Processor processor) {
    String namespace = namespace(processor);
    return new ProgressCounters(
        Metrics.counter(namespace, "entities"),
        Metrics.counter(namespace, "rows"),
        Metrics.counter(namespace, "failures"),
        Metrics.counter(namespace, "buckets"));
  }

  /** What the counters of a processor are filed under. */
  public static String namespace(Processor processor) {
    return "fastbreak." + processor;
  }

  /** Counts what has come since the last time. */
  void count(Results<?> results) {
    Results.Counts counts = results.countsSinceLastAsked();
    entities.inc(counts.entities());
    rows.inc(counts.rows());
    failures.inc(counts.failures());
  }

  /** Counts a bucket that is computed. */
  void countBucket() {
    buckets.inc();
  }
}
