package dev.fastbreak.app.export;

import dev.fastbreak.app.stored.Months;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes rows of a warehouse to a file, or to a folder with a part for each date. */
public final class Export implements AutoCloseable {

  /** A closed range of days. */
  public record Range(LocalDate from, LocalDate to) {}

  private final RowFile file;

  private Export(RowFile file) {
    this.file = file;
  }

  /**
   * The rows of a table as they are stored: month by month, by key within a month.
   *
   * @param readyOnly leave out rows that are not ready for production
   */
  public static Export table(
      WarehouseSession session, TableSpec<?> table, List<Range> ranges, boolean readyOnly) {
    return filled(
        table.columns().stream().map(ExportColumn::of).toList(),
        file -> {
          for (Range range : ranges) {
            for (Months.Part month : Months.of(range.from(), range.to())) {
              String sql =
                  "SELECT %s %s%s ORDER BY %s"
                      .formatted(
                          String.join(
                              ", ", table.columns().stream().map(ColumnSpec::name).toList()),
                          StoredRows.slice(table, month.from(), month.to()),
                          readyOnly ? " AND is_production_ready" : "",
                          String.join(", ", table.key()));
              session.query(sql).rows().forEach(file::add);
            }
          }
        });
  }

  /** The vectors, a column per feature, with labels where these are wanted. */
  public static Export trainingSet(WarehouseSession session, List<Range> ranges, TrainingSet set) {
    return filled(
        set.columns(), file -> ranges.forEach(range -> set.read(session, range, file::add)));
  }

  /**
   * The answer to a user's query.
   *
   * @throws WarehouseException when it is no single statement that reads
   */
  public static Export query(Warehouse warehouse, String sql) {
    List<ExportColumn> described = described(warehouse, sql);
    List<Export> made = new ArrayList<>();
    try {
      warehouse.ask(
          sql,
          piece -> {
            if (made.isEmpty()) {
              made.add(new Export(new RowFile(described.isEmpty() ? seen(piece) : described)));
            }
            piece.rows().forEach(made.get(0).file::add);
            return true;
          });
      return made.get(0);
    } catch (RuntimeException | Error e) {
      made.forEach(Export::close);
      throw e;
    }
  }

  /** The columns of an answer by their types; empty where the warehouse does not describe them. */
  private static List<ExportColumn> described(Warehouse warehouse, String sql) {
    List<ExportColumn> columns = new ArrayList<>();
    try {
      warehouse.ask(
          "DESCRIBE " + sql,
          piece -> {
            piece
                .rows()
                .forEach(
                    row ->
                        columns.add(
                            ExportColumn.described(
                                String.valueOf(row.get(0)), String.valueOf(row.get(1)))));
            return true;
          });
    } catch (WarehouseException e) {
      if (e.kind() != Cause.REFUSED) {
        throw e;
      }
      // Then the statement is at fault, and says so itself; or there is no DESCRIBE.
    }
    return columns;
  }

  /** The columns by the values of a whole answer. */
  private static List<ExportColumn> seen(QueryResult answer) {
    List<ExportColumn> columns = new ArrayList<>();
    for (int i = 0; i < answer.columns().size(); i++) {
      int column = i;
      columns.add(
          ExportColumn.ofValues(
              answer.columns().get(i),
              answer.rows().stream().map(row -> row.get(column)).toList()));
    }
    return columns;
  }

  private static Export filled(List<ExportColumn> columns, Consumer<RowFile> rows) {
    RowFile file = new RowFile(columns);
    try {
      rows.accept(file);
      return new Export(file);
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  public long rows() {
    return file.rows();
  }

  /** How many written rows fulfil a condition over their columns, in DuckDB's SQL. */
  public long count(String condition) {
    return file.count(condition);
  }

  public void write(Path place, ExportFormat format) {
    file.write(place, format);
  }

  /** Writes a folder with a subfolder for each value of a column. */
  public void writeByDate(Path folder, ExportFormat format, String dateColumn) {
    file.writeByDate(folder, format, dateColumn);
  }

  @Override
  public void close() {
    file.close();
  }
}
