package dev.fastbreak.warehouse.sql;

import static java.util.stream.Collectors.joining;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.StagingTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every statement that publishing one chunk consists of. */
final class PublishStatements {

  private static final String LEDGER_COLUMNS =
      Sql.list(Sql.names(Tables.PRECOMPUTE_RUNS.columns()));

  private final Dialect dialect;
  private final Chunk chunk;
  private final boolean repeated;
  private final StagingTable<?> failures;
  private final String runId;

  PublishStatements(Dialect dialect, Chunk chunk) {
    this(dialect, chunk, false);
  }

  private PublishStatements(Dialect dialect, Chunk chunk, boolean repeated) {
    this.dialect = dialect;
    this.chunk = chunk;
    this.repeated = repeated;
    this.failures = StagingTable.failuresOf(chunk);
    this.runId = dialect.text(chunk.runId());
  }

  /**
   * The same statements where rows are staged repeatedly, as a runner leaves them that tried a
   * bundle again after it was committed: rows that are the same in everything are one.
   */
  PublishStatements withoutRepeats() {
    return new PublishStatements(dialect, chunk, true);
  }

  /** The run's ledger lines of the chunk's dates, all columns. */
  String linesOfThisRun() {
    return "SELECT %s FROM %s WHERE run_id = %s AND %s"
        .formatted(
            LEDGER_COLUMNS, dialect.table(Tables.PRECOMPUTE_RUNS), runId, among(chunk.due()));
  }

  /**
   * (kind, processor_name, date, rows, distinct keys, marked, text) of everything that a
   * publication depends on: what is staged, with the rows that another run wrote marked; what the
   * targets hold; the failures and the ledger lines of the dates, with this run's lines marked and,
   * as text, the output digest of the newest.
   *
   * @param isStaged whether anything can be staged
   * @param others dates that are not published here, of which the newest digest is wanted as well
   */
  String state(boolean isStaged, Set<ProcessorDate> others) {
    List<String> parts = new ArrayList<>();
    for (Processor processor : chunk.processors()) {
      TableSpec<?> target = processor.table();
      String name = dialect.text(processor.storedName());
      if (isStaged) {
        StagingTable<?> staging = StagingTable.rowsOf(chunk, target);
        parts.add(counts(Counts.ROWS, name, target, staged(staging)));
      }
      String dates = target.dateColumn() + " IN " + dialect.dates(chunk.dates(processor));
      parts.add(counts(Counts.STORED, name, target, dialect.table(target) + " WHERE " + dates));
    }
    TableSpec<?> failed = Tables.PRECOMPUTE_FAILURES;
    if (isStaged) {
      parts.add(counts(Counts.FAILURES, "processor_name", failed, staged(failures)));
    }
    parts.add(
        counts(
            Counts.FAILURES_STORED,
            "processor_name",
            failed,
            dialect.table(failed) + " WHERE " + among(chunk.due())));
    parts.add(ledger(others));
    return String.join("\nUNION ALL\n", parts);
  }

  private String counts(String kind, String processor, TableSpec<?> spec, String rows) {
    boolean several = spec.key().contains(processor);
    return """
    SELECT '%1$s' AS kind, %2$s AS processor_name, %3$s AS counted_date,
      SUM(copies) AS counted_rows, COUNT(*) AS counted_keys, SUM(strange) AS marked,
      CAST(NULL AS STRING) AS said
    FROM (
      SELECT %4$s, COUNT(*) AS copies, %5$s AS strange FROM %6$s GROUP BY %4$s
    ) AS keyed
    GROUP BY %7$s%3$s\
    """
        .formatted(
            kind,
            processor,
            spec.dateColumn(),
            Sql.list(spec.key()),
            Sql.count("run_id <> " + runId),
            rows,
            several ? processor + ", " : "");
  }

  private String ledger(Set<ProcessorDate> others) {
    Set<ProcessorDate> dates = new LinkedHashSet<>(chunk.due());
    dates.addAll(others);
    return """
    SELECT '%1$s' AS kind, processor_name, analysis_date AS counted_date,
      COUNT(*) AS counted_rows, COUNT(*) AS counted_keys, %2$s AS marked,
      MAX(CASE WHEN age = 1 THEN output_digest END) AS said
    FROM (
      SELECT processor_name, analysis_date, run_id, output_digest,
        ROW_NUMBER() OVER (
          PARTITION BY processor_name, analysis_date
          ORDER BY finished_at DESC, started_at DESC, run_id DESC
        ) AS age
      FROM %3$s
      WHERE %4$s
    ) AS ledger_lines
    GROUP BY processor_name, analysis_date\
    """
        .formatted(
            Counts.LEDGER,
            Sql.count("run_id = " + runId),
            dialect.table(Tables.PRECOMPUTE_RUNS),
            among(dates));
  }

  /** (key columns ...) of at most three keys of a date that are staged more than once. */
  String stagedTwice(StagingTable<?> staging, ProcessorDate date) {
    TableSpec<?> spec = staging.spec();
    String one =
        spec.key().contains("processor_name")
            ? " AND processor_name = " + dialect.text(date.processor().storedName())
            : "";
    return "SELECT %1$s FROM %2$s WHERE %3$s = %4$s%5$s GROUP BY %1$s HAVING COUNT(*) > 1 ORDER BY %1$s LIMIT 3"
        .formatted(
            Sql.list(spec.key()),
            staged(staging),
            spec.dateColumn(),
            dialect.date(date.date()),
            one);
  }

  /**
   * (processor_name, date, written, unchanged, refreshed, deleted): what {@link #deleteVanished}
   * and {@link #merge} will do to dates of which the targets hold rows.
   */
  String changes(Map<Processor, List<LocalDate>> dates) {
    return dates.entrySet().stream()
        .map(entry -> changes(entry.getKey(), entry.getValue()))
        .collect(joining("\nUNION ALL\n"));
  }

  private String changes(Processor processor, List<LocalDate> dates) {
    TableSpec<?> target = processor.table();
    String date = target.dateColumn();
    String same = "staged.data_hash = stored.data_hash";
    return """
    SELECT %1$s AS processor_name, COALESCE(staged.%2$s, stored.%2$s) AS changed_date,
      %3$s AS written, %4$s AS unchanged, %5$s AS refreshed, %6$s AS deleted
    FROM %7$s AS staged
    FULL JOIN (SELECT * FROM %8$s WHERE %2$s IN %9$s) AS stored ON %10$s
    GROUP BY changed_date\
    """
        .formatted(
            dialect.text(processor.storedName()),
            date,
            Sql.count("stored." + date + " IS NULL OR staged.data_hash <> stored.data_hash"),
            Sql.count(same),
            Sql.count(same + " AND (" + unhashedDiffer(target) + ")"),
            Sql.count("staged." + date + " IS NULL"),
            stagedRows(processor, dates),
            dialect.table(target),
            dialect.dates(dates),
            Sql.equal(target.key(), "staged", "stored"));
  }

  /** Adds the staged rows of dates of which the target holds none. */
  String insert(Processor processor, List<LocalDate> dates) {
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s AS staged"
        .formatted(
            dialect.table(processor.table()),
            Sql.list(Sql.names(processor.table().columns())),
            stagedRows(processor, dates));
  }

  /** Deletes those rows of some dates whose key is not staged. */
  String deleteVanished(Processor processor, List<LocalDate> dates) {
    return Sql.deleteVanished(
        dialect, processor.table(), "IN " + dialect.dates(dates), stagedRows(processor, dates));
  }

  /**
   * Gives the staged rows of some dates to the target. A row whose content hash is the same keeps
   * its stamps.
   *
   * <p>The target's dates stand in the join as constants, although the key holds the date: BigQuery
   * then looks into no other partition. It would look into all of them if the merge deleted rows as
   * well: rows without a partner on either side ask for a full join, of which nothing is pruned. So
   * {@link #deleteVanished} does that.
   */
  String merge(Processor processor, List<LocalDate> dates) {
    TableSpec<?> target = processor.table();
    List<String> columns = Sql.names(target.columns());
    List<String> values = columns.stream().filter(c -> !target.key().contains(c)).toList();
    return """
    MERGE INTO %1$s AS stored
    USING %2$s AS staged
    ON stored.%3$s IN %4$s AND %5$s
    WHEN MATCHED AND stored.data_hash <> staged.data_hash THEN UPDATE SET %6$s
    WHEN MATCHED AND (%7$s) THEN UPDATE SET %8$s
    WHEN NOT MATCHED BY TARGET THEN INSERT (%9$s) VALUES (%10$s)\
    """
        .formatted(
            dialect.table(target),
            stagedRows(processor, dates),
            target.dateColumn(),
            dialect.dates(dates),
            Sql.equal(target.key(), "stored", "staged"),
            Sql.assignments(values, "staged"),
            unhashedDiffer(target),
            Sql.assignments(Sql.names(unhashed(target)), "staged"),
            Sql.list(columns),
            Sql.list("staged", columns));
  }

  /**
   * Keeps the rows of some dates that are about to be changed or deleted, as they are.
   *
   * @param whole whether all rows of the dates go; otherwise those that are not staged, or staged
   *     with other content
   */
  String keepReplaced(Processor processor, List<LocalDate> dates, boolean whole) {
    TableSpec<?> target = processor.table();
    String replaced =
        """
        INSERT INTO %1$s (%2$s)
        SELECT %3$s, %4$s, stored.%5$s, stored.%6$s, stored.run_id, %7$s
        FROM %8$s AS stored
        WHERE stored.%5$s IN %9$s\
        """
            .formatted(
                dialect.table(Tables.REPLACED_ROWS),
                Sql.list(Sql.names(Tables.REPLACED_ROWS.columns())),
                runId,
                dialect.text(processor.storedName()),
                target.dateColumn(),
                target.entityColumn(),
                dialect.json("stored"),
                dialect.table(target),
                dialect.dates(dates));
    return whole
        ? replaced
        : replaced
            + " AND NOT EXISTS (SELECT 1 FROM %s AS staged WHERE %s AND staged.data_hash = stored.data_hash)"
                .formatted(
                    stagedRows(processor, dates), Sql.equal(target.key(), "staged", "stored"));
  }

  /** Deletes whatever the target holds of some dates. */
  String delete(Processor processor, List<LocalDate> dates) {
    return "DELETE FROM %s WHERE %s IN %s"
        .formatted(
            dialect.table(processor.table()), processor.table().dateColumn(), dialect.dates(dates));
  }

  /** Forgets the earlier failures of all the chunk's dates. */
  String deleteFailures() {
    return "DELETE FROM %s WHERE %s"
        .formatted(dialect.table(Tables.PRECOMPUTE_FAILURES), among(chunk.due()));
  }

  /** Keeps the staged failures, but for those of some dates. */
  String insertFailures(Collection<ProcessorDate> exceptOf) {
    String columns = Sql.list(Sql.names(Tables.PRECOMPUTE_FAILURES.columns()));
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s%4$s"
        .formatted(
            dialect.table(Tables.PRECOMPUTE_FAILURES),
            columns,
            staged(failures),
            exceptOf.isEmpty() ? "" : " WHERE NOT " + among(exceptOf));
  }

  /** Keeps failures that were not staged. */
  String insertFailures(List<PrecomputeFailure> given) {
    return Sql.insert(dialect, Tables.PRECOMPUTE_FAILURES, given);
  }

  private String among(Collection<ProcessorDate> dates) {
    return Among.these(dialect, dates);
  }

  private static List<ColumnSpec> unhashed(TableSpec<?> target) {
    return target.contentColumns().stream()
        .filter(column -> !column.hashed() && !target.key().contains(column.name()))
        .toList();
  }

  private String unhashedDiffer(TableSpec<?> target) {
    return unhashed(target).stream()
        .map(c -> dialect.differ(c, "stored." + c.name(), "staged." + c.name()))
        .collect(joining(" OR "));
  }

  /** The staged rows of some dates; of all dates that is the table, once it has been checked. */
  private String stagedRows(Processor processor, List<LocalDate> dates) {
    StagingTable<?> staging = StagingTable.rowsOf(chunk, processor.table());
    return dates.equals(chunk.dates(processor))
        ? staged(staging)
        : "(SELECT * FROM %s WHERE %s IN %s)"
            .formatted(staged(staging), processor.table().dateColumn(), dialect.dates(dates));
  }

  private String staged(StagingTable<?> staging) {
    String table = dialect.table(staging);
    if (!repeated) {
      return table;
    }
    String whole =
        staging.spec().columns().stream()
            .filter(column -> !column.type().isArray())
            .map(ColumnSpec::name)
            .collect(joining(", "));
    return """
    (
      SELECT * FROM (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY %1$s ORDER BY %2$s) AS copy FROM %3$s
      ) AS numbered
      WHERE copy = 1
    )\
    """
        .formatted(whole, staging.spec().dateColumn(), table);
  }
}
