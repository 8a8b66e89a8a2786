package dev.fastbreak.beam.transform;

import dev.fastbreak.core.run.DateTally;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Adds up what the workers counted, date by date. */
final class Tallies {

  private Tallies() {}

  /** The union of two counts; dates in both are added. */
  static Map<LocalDate, DateTally> plus(Map<LocalDate, DateTally> a, Map<LocalDate, DateTally> b) {
    TreeMap<LocalDate, DateTally> sum = new TreeMap<>(a);
    b.forEach((date, tally) -> sum.merge(date, tally, DateTally::plus));
    return sum;
  }

  /** One element for the whole collection, empty when there is nothing to add. */
  static Combine.Globally<Map<LocalDate, DateTally>, Map<LocalDate, DateTally>> globally() {
    return Combine.globally(new Sum());
  }

  /** A class and no lambda, whose name would be another one in every job. */
  private static final class Sum
      implements SerializableFunction<
          Iterable<Map<LocalDate, DateTally>>, Map<LocalDate, DateTally>> {
    @Override
    public Map<LocalDate, DateTally> apply(Iterable<Map<LocalDate, DateTally>> parts) {
      Map<LocalDate, DateTally> sum = new TreeMap<>();
      for (Map<LocalDate, DateTally> part : parts) {
        part.forEach((date, tally) -> sum.merge(date, tally, DateTally::plus));
      }
      return sum;
    }
  }
}
