package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.QueryResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a chunk comes to, decided by asking the warehouse and applied by its adapter in
 * one transaction.
 *
 * @param lines the ledger lines, one per date, oldest first
 * @param statements what is still to be executed, in this order; empty when the run's chunk was
 *     published before
 */
public record PublishPlan(List<PrecomputeRun> lines, List<String> statements) {

  /**
   * Checks what was staged and decides what is to be done.
   *
   * @param reader asks the warehouse; for a decision that holds, inside the transaction in which
   *     the statements are executed
   * @throws PublicationRefusedException when what was staged cannot be what was counted
   * @throws dev.fastbreak.warehouse.StagedRowsMissingException when it may become that yet
   */
  public static PublishPlan of(Publication publication, Dialect dialect, SqlReader reader) {
    PublishStatements sql = new PublishStatements(dialect, publication);
    List<PrecomputeRun> earlier = linesOfThisRun(reader.query(sql.linesOfThisRun()));
    List<LocalDate> dates = publication.chunk().dates();
    requireOwn(earlier, publication);
    if (earlier.size() == dates.size()) {
      return new PublishPlan(earlier, List.of());
    } else if (!earlier.isEmpty()) {
      throw new PublicationRefusedException(
          "Run %s of %s has published %d of the chunk's %d dates before; start a new run."
              .formatted(
                  publication.chunk().runId(),
                  publication.processor(),
                  earlier.size(),
                  dates.size()));
    }
    new StagedCheck(publication, sql, reader).require();

    List<LocalDate> replaced = new ArrayList<>();
    List<LocalDate> kept = new ArrayList<>();
    for (LocalDate date : dates) {
      (publication.outcome(date).keepsEarlierRows() ? kept : replaced).add(date);
    }
    Map<LocalDate, DateChanges> changes =
        replaced.isEmpty() ? Map.of() : changes(reader.query(sql.changes(replaced)));
    Map<LocalDate, @Nullable String> digests =
        kept.isEmpty() ? Map.of() : digests(reader.query(sql.newestOutputDigests(kept)));
    List<PrecomputeRun> lines =
        dates.stream()
            .map(
                date ->
                    LedgerLine.of(
                        publication,
                        date,
                        changes.getOrDefault(date, DateChanges.NONE),
                        digests.get(date)))
            .toList();

    List<String> statements = new ArrayList<>();
    if (changes.values().stream().anyMatch(DateChanges::changeAnything)) {
      boolean stored = changes.values().stream().anyMatch(date -> date.stored() > 0);
      statements.add(stored || !dialect.writesAlone() ? sql.merge(replaced) : sql.insert(replaced));
    }
    statements.add(sql.deleteFailures());
    statements.add(sql.insertFailures());
    statements.add(sql.insertLedger(lines));
    return new PublishPlan(lines, statements);
  }

  /**
   * A run id that two runs share must not make the second one believe that its work is done: its
   * own lines are those of the same start and the same input.
   */
  private static void requireOwn(List<PrecomputeRun> lines, Publication publication) {
    for (PrecomputeRun line : lines) {
      if (!LedgerLine.isOf(publication, line)) {
        throw new PublicationRefusedException(
            "Another run has the name %s as well: it began at %s and has published %s of %s. Nothing was published; start a new run."
                .formatted(
                    line.runId(), line.startedAt(), line.analysisDate(), publication.processor()));
      }
    }
  }

  private static List<PrecomputeRun> linesOfThisRun(QueryResult answer) {
    return answer.rows().stream()
        .map(row -> Tables.PRECOMPUTE_RUNS.content(row.toArray(new @Nullable Object[0])))
        .toList();
  }

  private static Map<LocalDate, DateChanges> changes(QueryResult answer) {
    Map<LocalDate, DateChanges> changes = new TreeMap<>();
    for (List<@Nullable Object> row : answer.rows()) {
      changes.put(
          Cells.date(row, 0),
          new DateChanges(
              Cells.number(row, 1),
              Cells.number(row, 2),
              Cells.number(row, 3),
              Cells.number(row, 4),
              Cells.number(row, 5)));
    }
    return changes;
  }

  private static Map<LocalDate, @Nullable String> digests(QueryResult answer) {
    Map<LocalDate, @Nullable String> digests = new HashMap<>();
    for (List<@Nullable Object> row : answer.rows()) {
      digests.put(Cells.date(row, 0), (String) row.get(1));
    }
    return digests;
  }
}
