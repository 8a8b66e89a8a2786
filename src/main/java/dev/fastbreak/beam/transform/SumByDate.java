package dev.fastbreak.beam.transform;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Adds up what was counted in many places, date by date. A class and no lambda, whose name would be
 * another one in every job.
 *
 * @param <V> the count
 */
public final class SumByDate<V>
    implements SerializableFunction<Iterable<Map<LocalDate, V>>, Map<LocalDate, V>> {

  private static final long serialVersionUID = 1;

  private final SerializableBiFunction<V, V, V> plus;

  private SumByDate(SerializableBiFunction<V, V, V> plus) {
    this.plus = plus;
  }

  /**
   * One element for a whole collection, empty when there is nothing to add.
   *
   * @param plus adds two counts of one date; neither their order nor their grouping may matter
   */
  public static <V> Combine.Globally<Map<LocalDate, V>, Map<LocalDate, V>> globally(
      SerializableBiFunction<V, V, V> plus) {
    return Combine.globally(new SumByDate<>(plus));
  }

  @Override
  public Map<LocalDate, V> apply(Iterable<Map<LocalDate, V>> parts) {
    Map<LocalDate, V> sum = new TreeMap<>();
    for (Map<LocalDate, V> part : parts) {
      part.forEach((date, count) -> sum.merge(date, count, plus::apply));
    }
    return sum;
  }
}
