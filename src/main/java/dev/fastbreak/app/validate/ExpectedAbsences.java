package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who has no row because of an expected failure. */
record ExpectedAbsences(Set<Absence> absences) {

  record Absence(String processorName, String entityId, LocalDate analysisDate) {}

  /** What is read of a failure. */
  record Line(
      String processorName, String entityId, LocalDate analysisDate, String failureCategory) {}

  static ExpectedAbsences read(WarehouseSession session, LocalDate from, LocalDate to) {
    Projection<Line> lines = Projection.of(Tables.PRECOMPUTE_FAILURES, Line.class);
    return new ExpectedAbsences(
        session.fetch(new Slice<>(lines, from, to)).rows().stream()
            .filter(line -> StoredCounts.isExpected(line.failureCategory()))
            .map(line -> new Absence(line.processorName(), line.entityId(), line.analysisDate()))
            .collect(Collectors.toSet()));
  }

  boolean has(Processor processor, @Nullable String entity, LocalDate date) {
    return entity != null && absences.contains(new Absence(processor.storedName(), entity, date));
  }
}
