package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the run ledger knows of a range of dates. The newest line of a date is the one that holds.
 */
public final class Ledger {

  private static final Projection<PrecomputeRun> LINES =
      Projection.of(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class);

  private static final Comparator<PrecomputeRun> NEWEST_FIRST =
      Comparator.comparing(PrecomputeRun::finishedAt)
          .thenComparing(PrecomputeRun::startedAt)
          .thenComparing(PrecomputeRun::runId)
          .reversed();

  private record Key(String processor, LocalDate date) {}

  private final Map<Key, List<PrecomputeRun>> lines;

  private Ledger(Map<Key, List<PrecomputeRun>> lines) {
    this.lines = lines;
  }

  /** Reads the lines of [start, end], both included. */
  public static Ledger read(WarehouseSession session, LocalDate start, LocalDate end) {
    return of(session.fetch(new Slice<>(LINES, start, end)).rows());
  }

  /** A ledger of these lines. */
  public static Ledger of(List<PrecomputeRun> rows) {
    return new Ledger(
        rows.stream()
            .sorted(NEWEST_FIRST)
            .collect(
                Collectors.groupingBy(row -> new Key(row.processorName(), row.analysisDate()))));
  }

  /** All lines, in no order. */
  public List<PrecomputeRun> lines() {
    return lines.values().stream().flatMap(List::stream).toList();
  }

  /** The newest line of a date. */
  public Optional<PrecomputeRun> newest(Processor processor, LocalDate date) {
    return history(processor, date).stream().findFirst();
  }

  /** Whether every date of some processors has a line that says it is done. */
  public boolean knowsAll(Collection<Processor> processors, Collection<LocalDate> dates) {
    return processors.stream()
        .allMatch(
            processor ->
                dates.stream()
                    .allMatch(
                        date -> newest(processor, date).filter(PrecomputeRun::isDone).isPresent()));
  }

  /** All lines of a date, newest first. */
  public List<PrecomputeRun> history(Processor processor, LocalDate date) {
    return lines.getOrDefault(new Key(processor.storedName(), date), List.of());
  }

  /** The dates that a processor has any line for. */
  public SortedSet<LocalDate> dates(Processor processor) {
    return lines.keySet().stream()
        .filter(key -> key.processor.equals(processor.storedName()))
        .map(Key::date)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The lines that one run wrote for a processor, oldest date first. */
  public List<PrecomputeRun> ofRun(Processor processor, String runId) {
    return lines.values().stream()
        .flatMap(List::stream)
        .filter(
            line ->
                line.runId().equals(runId) && line.processorName().equals(processor.storedName()))
        .sorted(Comparator.comparing(PrecomputeRun::analysisDate))
        .toList();
  }

  /** Whether the date failed because upstream knew nobody of it: it has nobody to wait for. */
  public boolean knewNobody(Processor processor, LocalDate date) {
    return newest(processor, date)
        .filter(line -> line.ended() == Outcome.FAILED && line.population() == 0)
        .isPresent();
  }

  /** How many rows the date holds: those of its newest line that did not keep earlier ones. */
  public long rowsHeld(Processor processor, LocalDate date) {
    return history(processor, date).stream()
        .filter(line -> !line.ended().keepsEarlierRows())
        .findFirst()
        .map(line -> line.rowsWritten() + line.rowsUnchanged())
        .orElse(0L);
  }
}
