package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.StagingTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Every statement that publishing one chunk consists of. */
final class PublishStatements {

  private static final String LEDGER_COLUMNS =
      Sql.list(Sql.names(Tables.PRECOMPUTE_RUNS.columns()));

  private final Dialect dialect;
  private final TableSpec<?> target;
  private final StagingTable<?> rows;
  private final StagingTable<?> failures;
  private final String processor;
  private final String runId;
  private final int allDates;
  private final String chunkDates;

  PublishStatements(Dialect dialect, Publication publication) {
    this.dialect = dialect;
    this.target = publication.target();
    this.rows = publication.rows();
    this.failures = publication.failures();
    this.processor = dialect.text(publication.processor().storedName());
    this.runId = dialect.text(publication.chunk().runId());
    this.allDates = publication.chunk().dates().size();
    this.chunkDates = dialect.dates(publication.chunk().dates());
  }

  /** The run's ledger lines of the chunk's dates, all columns. */
  String linesOfThisRun() {
    return "SELECT %s FROM %s WHERE processor_name = %s AND run_id = %s AND analysis_date IN %s ORDER BY analysis_date"
        .formatted(LEDGER_COLUMNS, table(Tables.PRECOMPUTE_RUNS), processor, runId, chunkDates);
  }

  /** (date, output_digest) of the newest ledger line of each date. */
  String newestOutputDigests(Collection<LocalDate> dates) {
    return """
        SELECT analysis_date, output_digest
        FROM (
          SELECT analysis_date, output_digest,
            ROW_NUMBER() OVER (
              PARTITION BY analysis_date ORDER BY finished_at DESC, started_at DESC, run_id DESC
            ) AS age
          FROM %s
          WHERE processor_name = %s AND analysis_date IN %s
        ) AS lines
        WHERE age = 1"""
        .formatted(table(Tables.PRECOMPUTE_RUNS), processor, dialect.dates(dates));
  }

  /** (date, rows, distinct keys) of the staged rows. */
  String stagedRows() {
    return stagedCounts(rows);
  }

  /** (date, rows, distinct keys) of the staged failures. */
  String stagedFailures() {
    return stagedCounts(failures);
  }

  private String stagedCounts(StagingTable<?> staging) {
    String date = staging.spec().dateColumn();
    String key = Sql.list(staging.spec().key());
    return """
        SELECT %1$s, SUM(copies) AS staged_rows, COUNT(*) AS staged_keys
        FROM (SELECT %2$s, COUNT(*) AS copies FROM %3$s GROUP BY %2$s) AS keyed
        GROUP BY %1$s"""
        .formatted(date, key, staged(staging));
  }

  /** (key columns ...) of at most three keys of a date that are staged more than once. */
  String stagedTwice(StagingTable<?> staging, LocalDate date) {
    String key = Sql.list(staging.spec().key());
    return "SELECT %1$s FROM %2$s WHERE %3$s = %4$s GROUP BY %1$s HAVING COUNT(*) > 1 ORDER BY %1$s LIMIT 3"
        .formatted(key, staged(staging), staging.spec().dateColumn(), dialect.date(date));
  }

  /** (number) of staged rows and failures that another run or processor wrote. */
  String strangers() {
    return """
        SELECT
          (SELECT COUNT(*) FROM %s WHERE run_id <> %s)
          + (SELECT COUNT(*) FROM %s WHERE run_id <> %s OR processor_name <> %s) AS strangers"""
        .formatted(staged(rows), runId, staged(failures), runId, processor);
  }

  /**
   * (date, stored, written, unchanged, refreshed, deleted): what the dates hold and what {@link
   * #merge} will do.
   */
  String changes(Collection<LocalDate> dates) {
    String date = target.dateColumn();
    String same = "staged.data_hash = stored.data_hash";
    return """
        SELECT COALESCE(staged.%1$s, stored.%1$s) AS changed_date,
          COUNT(stored.%1$s) AS stored_rows, %2$s, %3$s, %4$s, %5$s
        FROM %6$s AS staged
        FULL JOIN (SELECT * FROM %7$s WHERE %1$s IN %8$s) AS stored ON %9$s
        GROUP BY changed_date"""
        .formatted(
            date,
            Sql.count("stored." + date + " IS NULL OR staged.data_hash <> stored.data_hash"),
            Sql.count(same),
            Sql.count(same + " AND (" + unhashedDiffer() + ")"),
            Sql.count("staged." + date + " IS NULL"),
            stagedRowsOf(dates),
            table(target),
            dialect.dates(dates),
            Sql.equal(target.key(), "staged", "stored"));
  }

  /** What {@link #merge} does when the target holds no rows of the dates, for much less work. */
  String insert(Collection<LocalDate> dates) {
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s AS staged"
        .formatted(table(target), Sql.list(Sql.names(target.columns())), stagedRowsOf(dates));
  }

  /**
   * Makes the dates of the target hold exactly the staged rows. A row whose content hash is the
   * same keeps its stamps. The target's dates stand in the join as well, although the key holds the
   * date: a partitioned warehouse then looks into no other partition.
   */
  String merge(Collection<LocalDate> dates) {
    List<String> columns = Sql.names(target.columns());
    List<String> values = columns.stream().filter(c -> !target.key().contains(c)).toList();
    String some = dialect.dates(dates);
    return """
        MERGE INTO %1$s AS stored
        USING %2$s AS staged
        ON stored.%3$s IN %4$s AND %5$s
        WHEN MATCHED AND stored.data_hash <> staged.data_hash THEN UPDATE SET %6$s
        WHEN MATCHED AND (%7$s) THEN UPDATE SET %8$s
        WHEN NOT MATCHED BY TARGET THEN INSERT (%9$s) VALUES (%10$s)
        WHEN NOT MATCHED BY SOURCE AND stored.%3$s IN %4$s THEN DELETE"""
        .formatted(
            table(target),
            stagedRowsOf(dates),
            target.dateColumn(),
            some,
            Sql.equal(target.key(), "stored", "staged"),
            Sql.assignments(values, "staged"),
            unhashedDiffer(),
            Sql.assignments(Sql.names(unhashed()), "staged"),
            Sql.list(columns),
            Sql.list("staged", columns));
  }

  /** Forgets the earlier failures of all the chunk's dates. */
  String deleteFailures() {
    return "DELETE FROM %s WHERE processor_name = %s AND analysis_date IN %s"
        .formatted(table(Tables.PRECOMPUTE_FAILURES), processor, chunkDates);
  }

  /** Keeps the staged failures. */
  String insertFailures() {
    String columns = Sql.list(Sql.names(Tables.PRECOMPUTE_FAILURES.columns()));
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s"
        .formatted(table(Tables.PRECOMPUTE_FAILURES), columns, staged(failures));
  }

  String insertLedger(List<PrecomputeRun> lines) {
    String values = lines.stream().map(this::ledgerValues).collect(Collectors.joining(",\n"));
    return "INSERT INTO %s (%s) VALUES\n%s"
        .formatted(table(Tables.PRECOMPUTE_RUNS), LEDGER_COLUMNS, values);
  }

  private String ledgerValues(PrecomputeRun line) {
    StringBuilder values = new StringBuilder();
    for (Object value : Tables.PRECOMPUTE_RUNS.contentValues(line)) {
      values.append(values.isEmpty() ? "(" : ", ").append(dialect.literal(value));
    }
    return values.append(')').toString();
  }

  private List<ColumnSpec> unhashed() {
    return target.contentColumns().stream()
        .filter(column -> !column.hashed() && !target.key().contains(column.name()))
        .toList();
  }

  private String unhashedDiffer() {
    return unhashed().stream()
        .map(c -> dialect.differ(c, "stored." + c.name(), "staged." + c.name()))
        .collect(Collectors.joining(" OR "));
  }

  private String table(TableSpec<?> table) {
    return dialect.table(table.dataset(), table.name());
  }

  /** The staged rows of some dates; of all dates that is the table, once it has been checked. */
  private String stagedRowsOf(Collection<LocalDate> dates) {
    return dates.size() == allDates
        ? staged(rows)
        : "(SELECT * FROM %s WHERE %s IN %s)"
            .formatted(staged(rows), target.dateColumn(), dialect.dates(dates));
  }

  private String staged(StagingTable<?> staging) {
    return dialect.table(StagingTable.DATASET, staging.name());
  }
}
