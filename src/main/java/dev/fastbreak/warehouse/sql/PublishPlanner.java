package dev.fastbreak.warehouse.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.Ending;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.ChunkOutcome;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.PublicationRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a chunk is published, by asking the warehouse: one question about everything that is
 * staged, stored and written down, and a second one where rows are there already.
 */
public final class PublishPlanner {

  private final ChunkOutcome outcome;
  private final Chunk chunk;
  private final List<Ending> endings;
  private final LedgerLines ledger;
  private PublishStatements sql;

  public PublishPlanner(ChunkOutcome outcome, Dialect dialect) {
    this.outcome = outcome;
    this.chunk = outcome.chunk();
    this.endings = outcome.endings();
    this.ledger = new LedgerLines(chunk, endings);
    this.sql = new PublishStatements(dialect, chunk);
  }

  /**
   * Checks what was staged and decides what is to be done.
   *
   * @param reader asks the warehouse; for a decision that holds, inside the transaction in which
   *     the statements are executed
   * @throws PublicationRefusedException when what was staged cannot be what was counted, or another
   *     run has the same name
   * @throws dev.fastbreak.warehouse.StagedRowsMissingException when it may become that yet
   */
  public PublishPlan plan(SqlReader reader) {
    Counts found = ask(reader);
    if (found.ownLines(chunk.due()) > 0) {
      return PublishPlan.published(published(reader));
    }
    if (found.anyRepeated()) {
      sql = sql.withoutRepeats();
    }
    Counts counts = found.anyRepeated() ? ask(reader) : found;
    if (outcome instanceof Publication publication) {
      new StagedCheck(publication, counts, sql, reader).require();
    }
    Map<ProcessorDate, DateChanges> changes = changes(counts, reader);
    List<String> statements = new ArrayList<>(rowStatements(counts, changes));
    statements.addAll(failureStatements(counts));
    List<PrecomputeRun> lines =
        endings.stream()
            .map(
                ending ->
                    ledger.line(
                        ending,
                        changes.getOrDefault(ending.due(), DateChanges.NONE),
                        counts::output,
                        outcome.finishedAt()))
            .toList();
    return new PublishPlan(lines, false, List.copyOf(statements), counts.lines(chunk.due()));
  }

  private Counts ask(SqlReader reader) {
    return Counts.of(
        reader.query(sql.state(outcome instanceof Publication, ledger.ofEarlierRuns())));
  }

  /**
   * The lines that this run has written of the chunk: none or all, in the order of computation. A
   * run id that two runs share must not make the second one believe that its work is done.
   *
   * @throws PublicationRefusedException when another run has the same name
   */
  public List<PrecomputeRun> published(SqlReader reader) {
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
  private Map<ProcessorDate, DateChanges> changes(Counts counts, SqlReader reader) {
    Map<ProcessorDate, DateChanges> changes = new HashMap<>();
    for (Ending ending : endings) {
      if (isReplacedWhole(ending, counts)) {
        ProcessorDate due = ending.due();
        changes.put(due, DateChanges.replacing(counts.stored(due).rows(), counts.rows(due).rows()));
      }
    }
    Map<Processor, List<LocalDate>> merged =
        datesOf(ending -> !ending.keepsEarlierRows() && !changes.containsKey(ending.due()));
    if (!merged.isEmpty()) {
      for (List<@Nullable Object> row : reader.query(sql.changes(merged)).rows()) {
        changes.put(
            Cells.processorDate(row),
            new DateChanges(
                Cells.number(row, 2),
                Cells.number(row, 3),
                Cells.number(row, 4),
                Cells.number(row, 5)));
      }
    }
    return changes;
  }

  /**
   * Whether no stored row of the date can stay: there is none, none is meant to, or a key is stored
   * twice, which no merge by key can put right.
   */
  private static boolean isReplacedWhole(Ending ending, Counts counts) {
    Counts.Count stored = counts.stored(ending.due());
    return !ending.keepsEarlierRows()
        && (stored.rows() == 0 || counts.rows(ending.due()).rows() == 0 || stored.isRepeated());
  }

  /**
   * Every date gets the least that does: what a date does not hold is inserted, what it holds is
   * merged, and rows are deleted only where some have to go. A warehouse without an order among its
   * writers lets appends pass side by side, and in a partitioned one none of these looks into other
   * dates.
   */
  private List<String> rowStatements(Counts counts, Map<ProcessorDate, DateChanges> changes) {
    Function<Ending, DateChanges> of =
        ending -> changes.getOrDefault(ending.due(), DateChanges.NONE);
    Predicate<Ending> whole = ending -> isReplacedWhole(ending, counts);
    Predicate<Ending> deletes = ending -> of.apply(ending).deleted() > 0;
    Predicate<Ending> writes =
        ending -> of.apply(ending).written() + of.apply(ending).refreshed() > 0;
    Predicate<Ending> replaces =
        ending ->
            of.apply(ending).written() > 0
                && counts.stored(ending.due()).rows() > of.apply(ending).unchanged();
    List<String> statements = new ArrayList<>();
    datesOf(whole.and(deletes))
        .forEach((p, dates) -> statements.add(sql.keepReplaced(p, dates, true)));
    datesOf(whole.negate().and(replaces.or(deletes)))
        .forEach((p, dates) -> statements.add(sql.keepReplaced(p, dates, false)));
    datesOf(whole.and(deletes)).forEach((p, dates) -> statements.add(sql.delete(p, dates)));
    datesOf(whole.and(writes)).forEach((p, dates) -> statements.add(sql.insert(p, dates)));
    datesOf(whole.negate().and(deletes))
        .forEach((p, dates) -> statements.add(sql.deleteVanished(p, dates)));
    datesOf(whole.negate().and(writes)).forEach((p, dates) -> statements.add(sql.merge(p, dates)));
    return statements;
  }

  /** Failures of earlier runs go, those that were staged come, and what is said of whole dates. */
  private List<String> failureStatements(Counts counts) {
    List<String> statements = new ArrayList<>();
    if (!counts.dates(Counts.FAILURES_STORED).isEmpty()) {
      statements.add(sql.deleteFailures());
    }
    Set<ProcessorDate> ofWholeDates = new LinkedHashSet<>();
    List<PrecomputeFailure> failures = new ArrayList<>();
    for (Ending ending : endings) {
      Failure failure = ending.failure();
      if (failure != null) {
        ofWholeDates.add(ending.due());
        failures.add(chunk.stored(ending.processor(), failure));
      }
    }
    if (!ofWholeDates.containsAll(counts.dates(Counts.FAILURES))) {
      statements.add(sql.insertFailures(ofWholeDates));
    }
    if (!failures.isEmpty()) {
      statements.add(sql.insertFailures(failures));
    }
    return statements;
  }

  private Map<Processor, List<LocalDate>> datesOf(Predicate<Ending> which) {
    return endings.stream()
        .filter(which)
        .collect(
            groupingBy(
                Ending::processor, TreeMap::new, mapping(ending -> ending.due().date(), toList())));
  }
}
