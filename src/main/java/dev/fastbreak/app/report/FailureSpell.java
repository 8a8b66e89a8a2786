package dev.fastbreak.app.report;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Failures of one kind that one entity had one after the other, without a row in between.
 *
 * @param processor stored name of the processor
 * @param entity the player or team, or the marker of whole dates
 * @param category the stored category
 * @param first first date
 * @param last last date
 * @param dates how many failures it was
 * @param reason the reason of the last one
 */
record FailureSpell(
    String processor,
    String entity,
    String category,
    LocalDate first,
    LocalDate last,
    long dates,
    String reason) {

  /** The dates on which an entity has a row of a processor. */
  @FunctionalInterface
  interface RowDates {
    TreeSet<LocalDate> of(Processor processor, String entity);
  }

  /** Puts failures together, by processor, entity and date. */
  static List<FailureSpell> of(Collection<PrecomputeFailure> failures, RowDates rows) {
    List<PrecomputeFailure> sorted =
        failures.stream()
            .sorted(
                Comparator.comparing(PrecomputeFailure::entityId)
                    .thenComparing(PrecomputeFailure::processorName)
                    .thenComparing(PrecomputeFailure::analysisDate))
            .toList();
    List<FailureSpell> spells = new ArrayList<>();
    for (PrecomputeFailure failure : sorted) {
      int newest = spells.size() - 1;
      if (newest >= 0 && spells.get(newest).goesOn(failure, rows)) {
        spells.set(newest, spells.get(newest).with(failure));
      } else {
        spells.add(
            new FailureSpell(
                failure.processorName(),
                failure.entityId(),
                failure.failureCategory(),
                failure.analysisDate(),
                failure.analysisDate(),
                1,
                failure.failureReason()));
      }
    }
    return spells;
  }

  private boolean goesOn(PrecomputeFailure failure, RowDates rows) {
    return processor.equals(failure.processorName())
        && entity.equals(failure.entityId())
        && category.equals(failure.failureCategory())
        && Processor.ofStoredName(processor)
            .map(of -> rows.of(of, entity).subSet(last, failure.analysisDate()).isEmpty())
            .orElse(true);
  }

  private FailureSpell with(PrecomputeFailure failure) {
    return new FailureSpell(
        processor,
        entity,
        category,
        first,
        failure.analysisDate(),
        dates + 1,
        failure.failureReason());
  }
}
