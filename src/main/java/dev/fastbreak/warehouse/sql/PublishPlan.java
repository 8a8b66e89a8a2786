package dev.fastbreak.warehouse.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a chunk comes to, decided by asking the warehouse and applied by its adapter in
 * one transaction.
 *
 * @param lines the ledger lines, one per processor and date, in the order of computation, then by
 *     date
 * @param isPublished whether the run's chunk was published before, so that nothing is left to do
 * @param statements what is to be executed, in this order, before the lines are written
 */
public record PublishPlan(List<PrecomputeRun> lines, boolean isPublished, List<String> statements) {

  /** The statement that writes the lines, for a warehouse that has no quicker way. */
  public String insertLines(Dialect dialect) {
    return Sql.insert(dialect, Tables.PRECOMPUTE_RUNS, lines);
  }

  /**
   * Checks what was staged and decides what is to be done.
   *
   * @param reader asks the warehouse; for a decision that holds, inside the transaction in which
   *     the statements are executed
   * @throws PublicationRefusedException when what was staged cannot be what was counted
   * @throws dev.fastbreak.warehouse.StagedRowsMissingException when it may become that yet
   */
  public static PublishPlan of(Publication publication, Dialect dialect, SqlReader reader) {
    return new Decision(
            publication.chunk(), Ending.of(publication), publication.finishedAt(), dialect, reader)
        .publish(publication);
  }

  /**
   * Decides how to write down dates for which nothing was computed.
   *
   * @param reader as above
   * @throws PublicationRefusedException when another run has the same name
   */
  public static PublishPlan of(Recording recording, Dialect dialect, SqlReader reader) {
    return new Decision(
            recording.chunk(), Ending.of(recording), recording.finishedAt(), dialect, reader)
        .record();
  }

  /** On the way to a plan. */
  private static final class Decision {

    private final Chunk chunk;
    private final List<Ending> endings;
    private final Instant finishedAt;
    private final Dialect dialect;
    private final SqlReader reader;
    private PublishStatements sql;
    private final LedgerLines ledger;
    private final List<String> statements = new ArrayList<>();

    Decision(
        Chunk chunk, List<Ending> endings, Instant finishedAt, Dialect dialect, SqlReader reader) {
      this.chunk = chunk;
      this.endings = endings;
      this.finishedAt = finishedAt;
      this.dialect = dialect;
      this.reader = reader;
      this.sql = new PublishStatements(dialect, chunk);
      this.ledger = new LedgerLines(chunk, endings);
    }

    PublishPlan publish(Publication publication) {
      List<PrecomputeRun> earlier = linesOfThisRun();
      if (!earlier.isEmpty()) {
        return new PublishPlan(earlier, true, List.of());
      }
      Counts counts = Counts.of(reader.query(sql.counts()));
      if (counts.anyRepeated()) {
        sql = sql.withoutRepeats();
        counts = Counts.of(reader.query(sql.counts()));
      }
      new StagedCheck(publication, counts, sql, reader).require();
      Map<ProcessorDate, DateChanges> changes = changes(counts);
      replaceRows(counts, changes);
      statements.add(sql.deleteFailures());
      statements.add(sql.insertFailures(publication.outcomes().ofWholeDates().keySet()));
      return finish(changes);
    }

    PublishPlan record() {
      List<PrecomputeRun> earlier = linesOfThisRun();
      if (!earlier.isEmpty()) {
        return new PublishPlan(earlier, true, List.of());
      }
      Counts counts = Counts.of(reader.query(sql.stored()));
      Map<ProcessorDate, DateChanges> changes = new HashMap<>();
      counts.stored().forEach((due, stored) -> changes.put(due, DateChanges.deleting(stored)));
      datesOf(ending -> !ending.keepsEarlierRows() && counts.stored(ending.due()) > 0)
          .forEach((processor, dates) -> statements.add(sql.delete(processor, dates)));
      statements.add(sql.deleteFailures());
      return finish(changes);
    }

    /**
     * The lines that this run has written of the chunk before: none or all. A run id that two runs
     * share must not make the second one believe that its work is done.
     */
    private List<PrecomputeRun> linesOfThisRun() {
      Map<ProcessorDate, PrecomputeRun> found = new HashMap<>();
      for (List<@Nullable Object> row : reader.query(sql.linesOfThisRun()).rows()) {
        PrecomputeRun line = Tables.PRECOMPUTE_RUNS.content(row.toArray(new @Nullable Object[0]));
        Processor processor = Processor.ofStoredName(line.processorName()).orElseThrow();
        ProcessorDate due = new ProcessorDate(processor, line.analysisDate());
        if (!ledger.isOfThisRun(line, due)) {
          throw new PublicationRefusedException(
              "Another run has the name %s as well: it began at %s and has published %s of %s. Nothing was published; start a new run."
                  .formatted(line.runId(), line.startedAt(), line.analysisDate(), processor));
        }
        found.put(due, line);
      }
      if (!found.isEmpty() && found.size() < endings.size()) {
        throw new PublicationRefusedException(
            "Run %s has published %d of the chunk's %d dates before; start a new run."
                .formatted(chunk.runId(), found.size(), endings.size()));
      }
      return endings.stream()
          .flatMap(ending -> Optional.ofNullable(found.get(ending.due())).stream())
          .toList();
    }

    /** What publishing does to the dates whose rows are replaced. */
    private Map<ProcessorDate, DateChanges> changes(Counts counts) {
      Map<ProcessorDate, DateChanges> changes = new HashMap<>();
      for (Ending ending : endings) {
        if (!ending.keepsEarlierRows() && counts.stored(ending.due()) == 0) {
          changes.put(ending.due(), DateChanges.writing(counts.rows(ending.due()).rows()));
        }
      }
      Map<Processor, List<LocalDate>> held =
          datesOf(ending -> !ending.keepsEarlierRows() && counts.stored(ending.due()) > 0);
      if (!held.isEmpty()) {
        for (List<@Nullable Object> row : reader.query(sql.changes(held)).rows()) {
          changes.put(
              processorDate(row),
              new DateChanges(
                  Cells.number(row, 2),
                  Cells.number(row, 3),
                  Cells.number(row, 4),
                  Cells.number(row, 5)));
        }
      }
      return changes;
    }

    private void replaceRows(Counts counts, Map<ProcessorDate, DateChanges> changes) {
      Predicate<Ending> change =
          ending -> changes.getOrDefault(ending.due(), DateChanges.NONE).changeAnything();
      if (dialect.writesAlone()) {
        Predicate<Ending> held = ending -> counts.stored(ending.due()) > 0;
        datesOf(change.and(held.negate()))
            .forEach((processor, dates) -> statements.add(sql.insert(processor, dates)));
        datesOf(change.and(held))
            .forEach((processor, dates) -> statements.add(sql.merge(processor, dates)));
      } else {
        Set<Processor> changed = datesOf(change).keySet();
        datesOf(ending -> !ending.keepsEarlierRows() && changed.contains(ending.processor()))
            .forEach((processor, dates) -> statements.add(sql.merge(processor, dates)));
      }
    }

    /** Adds what is said of whole dates, and the ledger lines. */
    private PublishPlan finish(Map<ProcessorDate, DateChanges> changes) {
      List<PrecomputeFailure> ofWholeDates = new ArrayList<>();
      for (Ending ending : endings) {
        Failure failure = ending.failure();
        if (failure != null) {
          ofWholeDates.add(chunk.stored(ending.processor(), failure));
        }
      }
      if (!ofWholeDates.isEmpty()) {
        statements.add(sql.insertFailures(ofWholeDates));
      }
      Map<ProcessorDate, @Nullable String> outputs = newestOutputs(ledger.ofEarlierRuns());
      List<PrecomputeRun> lines =
          endings.stream()
              .map(
                  ending ->
                      ledger.line(
                          ending,
                          ending.keepsEarlierRows()
                              ? DateChanges.NONE
                              : changes.getOrDefault(ending.due(), DateChanges.NONE),
                          outputs,
                          finishedAt))
              .toList();
      return new PublishPlan(lines, false, List.copyOf(statements));
    }

    private Map<ProcessorDate, @Nullable String> newestOutputs(Set<ProcessorDate> dates) {
      Map<ProcessorDate, @Nullable String> outputs = new HashMap<>();
      if (!dates.isEmpty()) {
        QueryResult answer = reader.query(sql.newestOutputDigests(dates));
        answer.rows().forEach(row -> outputs.put(processorDate(row), (String) row.get(2)));
      }
      return outputs;
    }

    private Map<Processor, List<LocalDate>> datesOf(Predicate<Ending> which) {
      return endings.stream()
          .filter(which)
          .collect(
              groupingBy(
                  Ending::processor,
                  TreeMap::new,
                  mapping(ending -> ending.due().date(), toList())));
    }

    /** What the first two columns of an answer say. */
    private static ProcessorDate processorDate(List<@Nullable Object> row) {
      String name = (String) Objects.requireNonNull(row.get(0), "processor_name");
      return new ProcessorDate(Processor.ofStoredName(name).orElseThrow(), Cells.date(row, 1));
    }
  }
}
