package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.diff.ColumnDifference;
import dev.fastbreak.app.diff.TableDifference;
import dev.fastbreak.app.diff.TableDifference.Sample;
import dev.fastbreak.app.diff.WarehouseDifference;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.ColumnNames;
import dev.fastbreak.warehouse.QueryResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two warehouses compare: for people, as a line per column, and as JSON. */
public final class DifferenceReport {

  private static final List<String> COLUMNS =
      ColumnNames.of(
          "table, left_rows, right_rows, only_left, only_right, equal, different, column,"
              + " mismatches, both_null, left_null, right_null, max_abs_difference");

  private record View(
      boolean equal,
      int exitCode,
      String left,
      String right,
      LocalDate startDate,
      LocalDate endDate,
      List<TableDifference> tables) {}

  private final WarehouseDifference difference;
  private final String left;
  private final String right;

  public DifferenceReport(WarehouseDifference difference) {
    this(difference, "left", "right");
  }

  /**
   * A report that calls the sides something else than left and right.
   *
   * @param left a word for the left one, {@code before} for example
   */
  public DifferenceReport(WarehouseDifference difference, String left, String right) {
    this.difference = difference;
    this.left = left;
    this.right = right;
  }

  public void print(Terminal terminal) {
    long differing = difference.tables().stream().filter(table -> !table.isEqual()).count();
    terminal.line(
        "%s: %s."
            .formatted(
                differing == 0 ? "EQUAL" : "DIFFERENT in " + Wording.count(differing, "table"),
                Wording.range(difference.start(), difference.end())));
    terminal.line(left + "   " + difference.left());
    terminal.line(right + "  " + difference.right());
    printTables(terminal);
  }

  /** Prints a line per table, one per column that differs, and the samples. */
  public void printTables(Terminal terminal) {
    tables().printBelow(terminal);
    columns().printBelow(terminal);
    samples().printBelow(terminal);
  }

  private TextTable tables() {
    return TextTable.of(difference.tables())
        .text("table", DifferenceReport::name)
        .count(left, TableDifference::leftRows)
        .count(right, TableDifference::rightRows)
        .count("only " + left, TableDifference::onlyLeft)
        .count("only " + right, TableDifference::onlyRight)
        .count("equal", TableDifference::equal)
        .count("different", TableDifference::different)
        .table();
  }

  /** {@code PSZA} for a processor's table; others' names are short enough. */
  private static String name(TableDifference table) {
    return Arrays.stream(Processor.values())
        .filter(processor -> processor.table().equals(table.table()))
        .map(Processor::name)
        .findFirst()
        .orElse(table.table().name());
  }

  private TextTable columns() {
    TextTable text =
        new TextTable()
            .text("table")
            .text("column")
            .number("mismatches")
            .number("both null")
            .number(left + " null")
            .number(right + " null")
            .text("greatest difference");
    for (TableDifference table : difference.tables()) {
      for (ColumnDifference column : table.columns()) {
        if (column.mismatches() > 0) {
          text.row(
              name(table),
              column.column(),
              Wording.count(column.mismatches()),
              Wording.count(column.bothNull()),
              Wording.count(column.leftNull()),
              Wording.count(column.rightNull()),
              column.maxAbsDifference() == null ? "-" : column.maxAbsDifference().toPlainString());
        }
      }
    }
    return text;
  }

  private TextTable samples() {
    TextTable text =
        new TextTable().text("for example").text("key").text("column").text(left).text(right);
    for (TableDifference table : difference.tables()) {
      for (Sample sample : table.samples()) {
        text.row(
            name(table),
            String.join(" ", sample.key()),
            sample.column() == null ? "(row)" : sample.column(),
            said(sample, sample.left()),
            said(sample, sample.right()));
      }
    }
    return text;
  }

  private static String said(Sample sample, @Nullable Object value) {
    return value == null && sample.column() == null ? "absent" : String.valueOf(value);
  }

  /** A line per table, its column empty, and one per column compared. */
  public QueryResult rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableDifference table : difference.tables()) {
      rows.add(row(table, null));
      table.columns().forEach(column -> rows.add(row(table, column)));
    }
    return new QueryResult(COLUMNS, rows);
  }

  private static List<@Nullable Object> row(
      TableDifference table, @Nullable ColumnDifference column) {
    return Arrays.asList(
        table.table().qualifiedName(),
        table.leftRows(),
        table.rightRows(),
        table.onlyLeft(),
        table.onlyRight(),
        table.equal(),
        table.different(),
        column == null ? null : column.column(),
        column == null ? null : column.mismatches(),
        column == null ? null : column.bothNull(),
        column == null ? null : column.leftNull(),
        column == null ? null : column.rightNull(),
        column == null ? null : column.maxAbsDifference());
  }

  /** The comparison for programs. */
  public ObjectNode json(int exitCode) {
    return JsonText.object(
        new View(
            difference.isEqual(),
            exitCode,
            difference.left(),
            difference.right(),
            difference.start(),
            difference.end(),
            difference.tables()));
  }
}
