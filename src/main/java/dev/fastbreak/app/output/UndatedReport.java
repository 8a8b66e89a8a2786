package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.plan.UndatedRows;
import java.util.List;

/** Warns of upstream rows that belong to no season. */
public final class UndatedReport {

  private UndatedReport() {}

  /** Prints a line per table and the remedy; nothing when every row is in a season. */
  public static void print(List<UndatedRows> undated, Terminal terminal) {
    if (undated.isEmpty()) {
      return;
    }
    terminal.line("");
    undated.forEach(rows -> terminal.line("WARNING: " + rows.describe() + "."));
    terminal.line("         " + UndatedRows.remedy());
  }

  /** The tables and counts for programs. */
  public static ArrayNode json(List<UndatedRows> undated) {
    ArrayNode array = JsonText.array();
    for (UndatedRows rows : undated) {
      ObjectNode node = array.addObject();
      node.put("table", rows.table().qualifiedName());
      node.put("rows", rows.rows());
      node.put("outside_seasons", rows.outside());
    }
    return array;
  }
}
