package dev.fastbreak.beam.transform;

import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.Stored;
import java.time.LocalDate;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What a computation gives: rows, the entities that have none and why, and the counts that must
 * agree with both. The shape is the same for all five processors.
 *
 * @param <T> the row
 */
public final class ComputedFeatures<T extends Record> implements PInput, POutput {

  private final Pipeline pipeline;
  private final TupleTag<Stored<T>> rowsTag;
  private final PCollection<Stored<T>> rows;
  private final TupleTag<Stored<PrecomputeFailure>> failuresTag;
  private final PCollection<Stored<PrecomputeFailure>> failures;
  private final TupleTag<Map<LocalDate, DateTally>> talliesTag;
  private final PCollection<Map<LocalDate, DateTally>> tallies;

  ComputedFeatures(
      Pipeline pipeline,
      TupleTag<Stored<T>> rowsTag,
      PCollection<Stored<T>> rows,
      TupleTag<Stored<PrecomputeFailure>> failuresTag,
      PCollection<Stored<PrecomputeFailure>> failures,
      TupleTag<Map<LocalDate, DateTally>> talliesTag,
      PCollection<Map<LocalDate, DateTally>> tallies) {
    this.pipeline = pipeline;
    this.rowsTag = rowsTag;
    this.rows = rows;
    this.failuresTag = failuresTag;
    this.failures = failures;
    this.talliesTag = talliesTag;
    this.tallies = tallies;
  }

  /** Rows, hashed and stamped. */
  public PCollection<Stored<T>> rows() {
    return rows;
  }

  /** Entities that have no row. */
  public PCollection<Stored<PrecomputeFailure>> failures() {
    return failures;
  }

  /** Counts by date, in parts to be added up. */
  public PCollection<Map<LocalDate, DateTally>> tallies() {
    return tallies;
  }

  /** Applies the step that ends a pipeline. */
  public <OutputT extends POutput> OutputT apply(
      String name, PTransform<? super ComputedFeatures<T>, OutputT> transform) {
    return Pipeline.applyTransform(name, this, transform);
  }

  @Override
  public Pipeline getPipeline() {
    return pipeline;
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(rowsTag, rows, failuresTag, failures, talliesTag, tallies);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
