package dev.fastbreak.warehouse;

import dev.fastbreak.core.rows.RowBatch;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * A warehouse as the pipeline sees it. It can be sent to workers: it holds where the warehouse is,
 * and opens connections only where they are used.
 */
public interface Warehouse extends Serializable {

  /** How users name it: {@code duckdb:PATH} or {@code bigquery:PROJECT}. */
  String uri();

  /** Whether machines other than this one can read and write it; a file of this one they cannot. */
  default boolean isReachableFromElsewhere() {
    return false;
  }

  /** The file of this machine that it is, whether that exists or not; empty when it is none. */
  default Optional<Path> localFile() {
    return Optional.empty();
  }

  /**
   * Reads a slice inside a pipeline: only its columns and dates leave the warehouse.
   *
   * @param slice what to read
   * @param buckets number of buckets; keys are 0 to buckets - 1
   * @return batches keyed by bucket, several per bucket; a bucket without rows has none
   */
  <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets);

  /**
   * Writes rows into a run's staging table, which nobody else reads and which need not exist yet.
   * Of a bundle that fails, no row stays; one that is tried again after it has succeeded leaves its
   * rows a second time, and publishing takes them for one. Few, large bundles are much faster than
   * many small ones: each is a transaction of its own.
   *
   * @return when there are rows, one element per bundle at least: that the rows are in, and nothing
   *     more, so it is empty
   */
  <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging);

  /**
   * Sets the options that {@link #read} and {@link #stage} need in a pipeline, as far as the user
   * has not set them.
   */
  default void configure(PipelineOptions options) {}

  /** The same for somebody who waits so long while another holds it; nothing else waits. */
  default Warehouse waiting(Duration patience) {
    return this;
  }

  /**
   * Opens a connection for everything outside pipelines. A warehouse that does not exist yet is
   * made, as far as that needs no one's permission. Keep it open while pipelines run, close it
   * afterwards.
   *
   * @throws WarehouseException when it cannot be reached, is no warehouse, or is held by another
   */
  WarehouseSession open();

  /**
   * Opens a connection that only reads: it makes nothing, changes nothing, and refuses to.
   *
   * @throws WarehouseException when it does not exist, cannot be reached, is no warehouse, or is
   *     held by another
   */
  WarehouseSession openForReading();

  /**
   * Runs a user's SQL: one statement that reads, and that reaches nothing but the warehouse. The
   * answer is handed over as it is computed, in pieces of some rows; there is one piece at least,
   * so that the columns are known.
   *
   * @param pieces takes a piece and says whether it wants more
   * @throws WarehouseException when the text is no such statement ({@code REFUSED}), or it fails;
   *     pieces may have been handed over by then
   */
  default void ask(String sql, Predicate<QueryResult> pieces) {
    try (WarehouseSession session = openForReading()) {
      var unused = pieces.test(session.query(sql));
    }
  }
}
