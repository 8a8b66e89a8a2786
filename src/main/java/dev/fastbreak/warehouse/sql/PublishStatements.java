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
import java.util.List;
import java.util.Map;

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
        .formatted(LEDGER_COLUMNS, table(Tables.PRECOMPUTE_RUNS), runId, among(chunk.due()));
  }

  /** (processor_name, date, output_digest) of the newest ledger line of each date. */
  String newestOutputDigests(Collection<ProcessorDate> dates) {
    return """
    SELECT processor_name, analysis_date, output_digest
    FROM (
      SELECT processor_name, analysis_date, output_digest,
        ROW_NUMBER() OVER (
          PARTITION BY processor_name, analysis_date
          ORDER BY finished_at DESC, started_at DESC, run_id DESC
        ) AS age
      FROM %s
      WHERE %s
    ) AS ledger_lines
    WHERE age = 1\
    """
        .formatted(table(Tables.PRECOMPUTE_RUNS), among(dates));
  }

  /**
   * (kind, processor_name, date, rows, distinct keys, strangers) of what is staged, and of what the
   * targets hold; strangers are rows that another run wrote.
   */
  String counts() {
    List<String> parts = new ArrayList<>();
    for (Processor processor : chunk.processors()) {
      parts.add(
          staged(
              Counts.ROWS,
              dialect.text(processor.storedName()),
              StagingTable.rowsOf(chunk, processor.table())));
    }
    parts.add(staged(Counts.FAILURES, "processor_name", failures));
    parts.add(stored());
    return String.join("\nUNION ALL\n", parts);
  }

  private String staged(String kind, String processor, StagingTable<?> staging) {
    TableSpec<?> spec = staging.spec();
    boolean several = spec.key().contains(processor);
    return """
    SELECT '%1$s' AS kind, %2$s AS processor_name, %3$s AS counted_date,
      SUM(copies) AS counted_rows, COUNT(*) AS counted_keys, SUM(strange) AS strangers
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
            staged(staging),
            several ? processor + ", " : "");
  }

  /** (kind, processor_name, date, rows, rows, 0) of what the targets hold. */
  String stored() {
    return chunk.processors().stream()
        .map(
            processor ->
                """
                SELECT '%1$s' AS kind, %2$s AS processor_name, %3$s AS counted_date,
                  COUNT(*) AS counted_rows, COUNT(*) AS counted_keys, 0 AS strangers
                FROM %4$s WHERE %3$s IN %5$s GROUP BY %3$s\
                """
                    .formatted(
                        Counts.STORED,
                        dialect.text(processor.storedName()),
                        processor.table().dateColumn(),
                        table(processor.table()),
                        dialect.dates(chunk.dates(processor))))
        .collect(joining("\nUNION ALL\n"));
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
   * (processor_name, date, written, unchanged, refreshed, deleted): what {@link #merge} will do to
   * dates of which the targets hold rows.
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
            table(target),
            dialect.dates(dates),
            Sql.equal(target.key(), "staged", "stored"));
  }

  /** What {@link #merge} does when the target holds no rows of the dates, for much less work. */
  String insert(Processor processor, List<LocalDate> dates) {
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s AS staged"
        .formatted(
            table(processor.table()),
            Sql.list(Sql.names(processor.table().columns())),
            stagedRows(processor, dates));
  }

  /**
   * Makes the dates of the target hold exactly the staged rows. A row whose content hash is the
   * same keeps its stamps. The target's dates stand in the join as well, although the key holds the
   * date: a partitioned warehouse then looks into no other partition.
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
    WHEN NOT MATCHED BY TARGET THEN INSERT (%9$s) VALUES (%10$s)
    WHEN NOT MATCHED BY SOURCE AND stored.%3$s IN %4$s THEN DELETE\
    """
        .formatted(
            table(target),
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

  /** Deletes whatever the target holds of some dates. */
  String delete(Processor processor, List<LocalDate> dates) {
    return "DELETE FROM %s WHERE %s IN %s"
        .formatted(table(processor.table()), processor.table().dateColumn(), dialect.dates(dates));
  }

  /** Forgets the earlier failures of all the chunk's dates. */
  String deleteFailures() {
    return "DELETE FROM %s WHERE %s"
        .formatted(table(Tables.PRECOMPUTE_FAILURES), among(chunk.due()));
  }

  /** Keeps the staged failures, but for those of some dates. */
  String insertFailures(Collection<ProcessorDate> exceptOf) {
    String columns = Sql.list(Sql.names(Tables.PRECOMPUTE_FAILURES.columns()));
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s%4$s"
        .formatted(
            table(Tables.PRECOMPUTE_FAILURES),
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

  private String table(TableSpec<?> table) {
    return dialect.table(table.dataset(), table.name());
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
    String table = dialect.table(StagingTable.DATASET, staging.name());
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
