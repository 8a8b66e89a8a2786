package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.rows.RowBatch;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * A small table as a side input: a handful of batches that every worker gets whole. Meant for team
 * tables, of which a season has a few thousand rows.
 *
 * @param <T> the input record
 */
public final class WholeTable<T extends Record>
    extends PTransform<PCollection<KV<Integer, RowBatch<T>>>, PCollectionView<List<RowBatch<T>>>> {

  private WholeTable() {}

  public static <T extends Record> WholeTable<T> view() {
    return new WholeTable<>();
  }

  @Override
  public PCollectionView<List<RowBatch<T>>> expand(PCollection<KV<Integer, RowBatch<T>>> batches) {
    return batches
        .apply("Batches", Values.create())
        .setCoder(RowBatchCoder.of())
        .apply("As a list", View.asList());
  }
}
