package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that make a range of dates of an upstream table hold exactly what is staged. */
public final class LoadStatements {

  private final Dialect dialect;
  private final TableSpec<?> table;
  private final String target;
  private final String staged;
  private final String between;

  /**
   * Statements for one load.
   *
   * @param staged name of the table that holds the new rows, quoted as needed
   * @param from first date of the range, included
   * @param to last date, included
   */
  public LoadStatements(
      Dialect dialect, TableSpec<?> table, String staged, LocalDate from, LocalDate to) {
    this.dialect = dialect;
    this.table = table;
    this.target = dialect.table(table);
    this.staged = staged;
    this.between = " BETWEEN " + dialect.date(from) + " AND " + dialect.date(to);
  }

  /** (number) of rows of the range whose key the target holds several times. */
  public String storedTwice() {
    return "SELECT COALESCE(SUM(copies), 0) AS stored_twice FROM (%s) AS several"
        .formatted(several());
  }

  /** Deletes them all; the merge behind it adds the one that counts. */
  public String deleteStoredTwice() {
    return """
    DELETE FROM %1$s AS stored
    WHERE stored.%2$s%3$s AND EXISTS (SELECT 1 FROM (%4$s) AS several WHERE %5$s)\
    """
        .formatted(
            target,
            table.dateColumn(),
            between,
            several(),
            Sql.equal(table.key(), "several", "stored"));
  }

  private String several() {
    return "SELECT %1$s, COUNT(*) AS copies FROM %2$s WHERE %3$s%4$s GROUP BY %1$s HAVING COUNT(*) > 1"
        .formatted(Sql.list(table.key()), target, table.dateColumn(), between);
  }

  /**
   * What a load comes to.
   *
   * @param result what it changes
   * @param statements what is to be executed, in this order
   */
  public record Decision(LoadResult result, List<String> statements) {}

  /** Decides what a load does, by asking what is stored. */
  public Decision decide(SqlReader reader) {
    long doubled = Cells.number(reader.query(storedTwice()), 0);
    QueryResult changes = reader.query(doubled > 0 ? changesAfterDeletion() : changes());
    LoadResult result =
        new LoadResult(
            table,
            Cells.number(changes, 0),
            Cells.number(changes, 1),
            Cells.number(changes, 2) + doubled,
            Cells.number(changes, 3));
    List<String> statements = new ArrayList<>();
    if (doubled > 0) {
      statements.add(deleteStoredTwice());
    }
    if (result.deleted() > doubled) {
      statements.add(deleteVanished());
    }
    if (result.inserted() + result.updated() > 0) {
      statements.add(merge());
    }
    return new Decision(result, statements);
  }

  /** (inserted, updated, deleted, unchanged): what deleting and merging will do. */
  public String changes() {
    return changes(
        keyHoldsDate()
            ? "(SELECT * FROM %s WHERE %s%s)".formatted(target, table.dateColumn(), between)
            : target);
  }

  /** The same, when {@link #deleteStoredTwice} has not run yet, but will. */
  public String changesAfterDeletion() {
    return changes(
        """
        (SELECT * FROM %1$s AS kept
         WHERE %6$sNOT (kept.%2$s%3$s AND EXISTS (SELECT 1 FROM (%4$s) AS several WHERE %5$s)))\
        """
            .formatted(
                target,
                table.dateColumn(),
                between,
                several(),
                Sql.equal(table.key(), "several", "kept"),
                keyHoldsDate() ? "kept." + table.dateColumn() + between + " AND " : ""));
  }

  private String changes(String storedRows) {
    String date = table.dateColumn();
    String given = "staged." + date + " IS NOT NULL";
    String known = "stored." + table.key().get(0) + " IS NOT NULL";
    return """
    SELECT %1$s, %2$s, %3$s, %4$s
    FROM %5$s AS staged FULL JOIN %6$s AS stored ON %7$s\
    """
        .formatted(
            Sql.count(given + " AND NOT (" + known + ")"),
            Sql.count(given + " AND " + known + " AND " + rowsDiffer()),
            Sql.count("NOT (" + given + ") AND stored." + date + between),
            Sql.count(given + " AND " + known + " AND NOT " + rowsDiffer()),
            staged,
            storedRows,
            Sql.equal(table.key(), "staged", "stored"));
  }

  /** Deletes the rows of the range that are not staged. */
  public String deleteVanished() {
    return Sql.deleteVanished(dialect, table, between.strip(), staged);
  }

  /**
   * Gives the staged rows to the target; rows that are the same are left alone. Nothing is deleted
   * here, or BigQuery would read the whole table for it.
   */
  public String merge() {
    List<String> columns = Sql.names(table.columns());
    List<String> values = columns.stream().filter(c -> !table.key().contains(c)).toList();
    return """
    MERGE INTO %1$s AS stored
    USING %2$s AS staged
    ON %3$s%4$s
    WHEN MATCHED AND %5$s THEN UPDATE SET %6$s
    WHEN NOT MATCHED BY TARGET THEN INSERT (%7$s) VALUES (%8$s)\
    """
        .formatted(
            target,
            staged,
            keyHoldsDate() ? "stored." + table.dateColumn() + between + " AND " : "",
            Sql.equal(table.key(), "stored", "staged"),
            rowsDiffer(),
            Sql.assignments(values, "staged"),
            Sql.list(columns),
            Sql.list("staged", columns));
  }

  /** Where it does not, a row may have been moved here from another date. */
  private boolean keyHoldsDate() {
    return table.key().contains(table.dateColumn());
  }

  /** The hash, and what it does not cover. */
  private String rowsDiffer() {
    return Stream.concat(
            Stream.of(table.column("data_hash")),
            table.contentColumns().stream().filter(column -> !column.hashed()))
        .map(column -> dialect.differ(column, "stored." + column.name(), "staged." + column.name()))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }
}
