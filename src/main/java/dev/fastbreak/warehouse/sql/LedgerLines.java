package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.Ending;
import dev.fastbreak.core.plan.InputDigest;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the ledger lines of a chunk. */
final class LedgerLines {

  private final Chunk chunk;
  private final Map<ProcessorDate, Ending> endings = new HashMap<>();
  private final Map<ProcessorDate, String> upstream = new HashMap<>();

  LedgerLines(Chunk chunk, List<Ending> endings) {
    this.chunk = chunk;
    endings.forEach(ending -> this.endings.put(ending.due(), ending));
    for (Processor processor : chunk.processors()) {
      for (DueDate due : chunk.dueDates(processor)) {
        upstream.put(new ProcessorDate(processor, due.date()), due.upstreamDigest());
      }
    }
  }

  /**
   * The dates of which the newest line of the ledger has to be known before lines can be made:
   * those that keep their rows, and those that are read but not computed here.
   */
  Set<ProcessorDate> ofEarlierRuns() {
    Set<ProcessorDate> earlier = new LinkedHashSet<>();
    for (ProcessorDate due : endings.keySet()) {
      if (!replaces(due)) {
        earlier.add(due);
      }
      for (Processor read : due.processor().reads()) {
        ProcessorDate other = new ProcessorDate(read, due.date());
        if (!replaces(other)) {
          earlier.add(other);
        }
      }
    }
    return earlier;
  }

  /** Whether the rows of a date are computed anew, so that its output digest is known here. */
  private boolean replaces(ProcessorDate date) {
    Ending ending = endings.get(date);
    return ending != null && !ending.keepsEarlierRows();
  }

  /**
   * The line of a date.
   *
   * @param changes what publishing does to the date's rows; nothing when earlier rows are kept
   * @param earlier newest output digests of {@link #ofEarlierRuns}, as far as there are any
   */
  PrecomputeRun line(
      Ending ending,
      DateChanges changes,
      Function<ProcessorDate, @Nullable String> earlier,
      Instant finishedAt) {
    ProcessorDate due = ending.due();
    return new PrecomputeRun(
        due.processor().storedName(),
        due.date(),
        chunk.runId(),
        ending.outcome().name(),
        changes.written(),
        changes.unchanged(),
        changes.refreshed(),
        changes.deleted(),
        ending.tally().failuresExpected(),
        ending.tally().failuresUnexpected() + ending.tally().dateLevelUnexpected(),
        ending.tally().population(),
        inputDigest(due, earlier),
        output(due, earlier),
        due.processor().codeVersion(),
        storable(chunk.startedAt()),
        storable(finishedAt),
        chunk.command());
  }

  /**
   * Whether a line that carries the run's id was written by the very same run: it began at the same
   * moment, read the same, and came to the same. What other runs hold is left out of account, since
   * they may have published since.
   */
  boolean isOfThisRun(PrecomputeRun line, ProcessorDate due) {
    Ending ending = endings.get(due);
    return ending != null
        && line.startedAt().equals(storable(chunk.startedAt()))
        && line.outcome().equals(ending.outcome().name())
        && line.population() == ending.tally().population()
        && (ending.keepsEarlierRows()
            || String.valueOf(ending.output()).equals(String.valueOf(line.outputDigest())))
        && (!readsOnlyThisRun(due) || inputDigest(due, read -> null).equals(line.inputDigest()));
  }

  private boolean readsOnlyThisRun(ProcessorDate due) {
    return due.processor().reads().stream()
        .allMatch(read -> replaces(new ProcessorDate(read, due.date())));
  }

  private String inputDigest(ProcessorDate due, Function<ProcessorDate, @Nullable String> earlier) {
    Map<Processor, @Nullable String> outputs = new EnumMap<>(Processor.class);
    for (Processor read : due.processor().reads()) {
      outputs.put(read, output(new ProcessorDate(read, due.date()), earlier));
    }
    return InputDigest.of(due.processor(), upstream.getOrDefault(due, ""), outputs);
  }

  private @Nullable String output(
      ProcessorDate date, Function<ProcessorDate, @Nullable String> earlier) {
    Ending ending = endings.get(date);
    return ending != null && !ending.keepsEarlierRows() ? ending.output() : earlier.apply(date);
  }

  /** Warehouses keep microseconds; what is answered now must equal what is read back later. */
  private static Instant storable(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
