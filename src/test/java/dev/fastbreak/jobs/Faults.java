package dev.fastbreak.jobs;

import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.Result;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes calculators throw.
 *
 * @param dates on these dates; on all when empty
 * @param entities for these players or teams; for all when empty
 */
record Faults(HashSet<LocalDate> dates, HashSet<String> entities) implements Fault {

  private static final long serialVersionUID = 1;

  static Faults always() {
    return new Faults(new HashSet<>(), new HashSet<>());
  }

  static Faults on(LocalDate... dates) {
    return new Faults(new HashSet<>(Set.of(dates)), new HashSet<>());
  }

  static Faults of(String... entities) {
    return new Faults(new HashSet<>(), new HashSet<>(Set.of(entities)));
  }

  @Override
  public <T> EntityCalculator<T> around(EntityCalculator<T> calculator) {
    return new EntityCalculator<>() {
      @Override
      public String entityId() {
        return calculator.entityId();
      }

      @Override
      public Optional<Result<T>> on(LocalDate date) {
        Optional<Result<T>> result = calculator.on(date);
        if (result.isPresent()
            && (dates.isEmpty() || dates.contains(date))
            && (entities.isEmpty() || entities.contains(entityId()))) {
          throw new IllegalStateException("planted fault");
        }
        return result;
      }
    };
  }

  /** What breaks the pipeline itself, not one entity. */
  static Fault breakingThePipeline() {
    return new Fault() {
      private static final long serialVersionUID = 1;

      @Override
      public <T> EntityCalculator<T> around(EntityCalculator<T> calculator) {
        throw new IllegalStateException("planted break");
      }
    };
  }
}
