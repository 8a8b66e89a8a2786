package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.UndatedRows;
import java.util.List;

/** Warns of upstream rows that belong to no season. */
public final class UndatedReport {

  private record View(TableSpec<?> table, long rows, long outsideSeasons) {}

  private UndatedReport() {}

  /** Prints a line per table and the remedy; nothing when every row is in a season. */
  public static void print(List<UndatedRows> undated, Terminal terminal) {
    if (undated.isEmpty()) {
      return;
    }
    terminal.line("");
    undated.forEach(rows -> terminal.paragraph("", "WARNING: " + rows.describe() + "."));
    terminal.paragraph("  ", UndatedRows.remedy());
  }

  public static ArrayNode json(List<UndatedRows> undated) {
    return JsonText.array(
        undated.stream().map(u -> new View(u.table(), u.rows(), u.outside())).toList());
  }
}
