package dev.fastbreak.app.generate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.TableSpec;
import java.util.List;
import java.util.stream.Collectors;

/** A page in Markdown that explains one table to people. */
final class TablePage {

  private final StringBuilder page = new StringBuilder();

  private TablePage() {}

  /** The page of a table that a processor writes. */
  static String of(Processor processor) {
    TablePage page = new TablePage();
    page.line("# " + processor.title() + " (" + processor.name() + ")");
    page.generated();
    page.line(
        "Processor %d of %d, stored in the ledger as `%s`, logic version `%s`."
            .formatted(
                processor.number(),
                Processor.values().length,
                processor.storedName(),
                processor.codeVersion()));
    page.line("");
    page.table(processor.table());
    page.reads(processor);
    page.line("## Create it in BigQuery");
    page.line("");
    page.line("```");
    page.line("bq mk --table --time_partitioning_field=" + processor.table().dateColumn() + " \\");
    page.line("  --clustering_fields=" + String.join(",", processor.table().cluster()) + " \\");
    page.line("  " + processor.table().qualifiedName() + " " + processor.longName() + ".json");
    page.line("```");
    return page.page.toString();
  }

  /** The page of any other table. */
  static String of(TableSpec<?> table) {
    TablePage page = new TablePage();
    page.line("# " + table.qualifiedName());
    page.generated();
    page.table(table);
    return page.page.toString().stripTrailing() + "\n";
  }

  private void reads(Processor processor) {
    line("## What it reads");
    line("");
    line("Every look back ends before the date and stays in the season.");
    line("");
    line("| table | which rows |");
    line("|---|---|");
    line(read(Tables.SCHEDULE, "the season's game dates, teams and final games"));
    for (Read read : Reads.STANDARD.of(processor)) {
      line(read(read.view().table(), ReadText.of(read)));
    }
    for (Processor other : processor.reads()) {
      String rows = "the rows of the date";
      line(
          "| [%s](%s.md) | %s |"
              .formatted(
                  other,
                  other.longName(),
                  processor.requires().contains(other)
                      ? rows + "; without them it is blocked"
                      : rows + ", where there are any"));
    }
    line("");
  }

  private static String read(TableSpec<?> table, String rows) {
    return "| [%1$s](../../docs/tables/%1$s.md) | %2$s |".formatted(table.name(), rows);
  }

  private void generated() {
    line("");
    line(
        "<!-- Generated from the table's declaration; write it anew with: scripts/fastbreak"
            + " generate -->");
    line("");
  }

  private void table(TableSpec<?> table) {
    line(table.meaning());
    line("");
    line("| | |");
    line("|---|---|");
    line("| table | `" + table.qualifiedName() + "` |");
    line("| key | " + code(table.key()) + " |");
    line("| partitioned by | `" + table.dateColumn() + "` (day) |");
    line("| clustered by | " + (table.cluster().isEmpty() ? "-" : code(table.cluster())) + " |");
    line("| declared in | `" + table.type().getName() + "` |");
    line("");
    line("## Columns");
    line("");
    line(
        table.stamps() == Stamps.NONE
            ? "The columns in storage order."
            : "The columns in storage order. *hashed* columns make up `data_hash`: when one of them"
                + " changes, `processed_at` moves.");
    line("");
    line("| column | type | null | hashed | unit | valid values | meaning |");
    line("|---|---|---|---|---|---|---|");
    for (ColumnSpec column : table.columns()) {
      line(row(table, column));
    }
    line("");
  }

  private static String row(TableSpec<?> table, ColumnSpec column) {
    boolean hashed = table.stamps() != Stamps.NONE && column.hashed();
    String valid =
        column.within() == null
            ? column.range()
            : column.range()
                + (column.range().isEmpty() ? "" : ", ")
                + "at most "
                + column.within();
    return "| `%s` | %s | %s | %s | %s | %s | %s |"
        .formatted(
            column.name(),
            column.typeName(),
            column.nullable() ? "yes" : "",
            hashed ? "yes" : "",
            cell(column.unit()),
            cell(valid),
            cell(column.meaning()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
