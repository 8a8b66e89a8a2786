package dev.fastbreak.beam.phase;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.TableSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * What a processor's step gives: the buckets with its rows, failures and counts in them, for the
 * next step, and beside them the rows to be stored. A step whose processor is not due hands the
 * buckets on and stores nothing.
 *
 * @param handedOn the buckets
 * @param stored what is to be stored, or null when nothing was computed
 * @param <T> the row
 */
record Computed<T extends Record>(PCollection<Bucket> handedOn, @Nullable ToStore<T> stored)
    implements POutput {

  /** Rows, and the table where they go. */
  record ToStore<T extends Record>(TableSpec<T> table, PCollection<RowBatch<T>> rows) {}

  @Override
  public Pipeline getPipeline() {
    return handedOn.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> values = new HashMap<>(handedOn.expand());
    if (stored != null) {
      values.putAll(stored.rows().expand());
    }
    return values;
  }

  @Override
  public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
}
