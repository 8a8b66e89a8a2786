package dev.fastbreak.app.importing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.LoadResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what an import or a simulation changed. */
public final class LoadReport {

  private LoadReport() {}

  /** Prints the verdict and a line per table. */
  public static void print(List<LoadResult> results, Terminal terminal) {
    terminal.line(verdict(results));
    terminal.line("");
    TextTable table =
        new TextTable()
            .text("table")
            .number("new")
            .number("changed")
            .number("deleted")
            .number("unchanged");
    for (LoadResult result : byTable(results)) {
      table.row(
          result.table().qualifiedName(),
          Wording.count(result.inserted()),
          Wording.count(result.updated()),
          Wording.count(result.deleted()),
          Wording.count(result.unchanged()));
    }
    table.print(terminal);
  }

  private static String verdict(List<LoadResult> results) {
    long written = results.stream().mapToLong(result -> result.inserted() + result.updated()).sum();
    long deleted = results.stream().mapToLong(LoadResult::deleted).sum();
    return results.stream().noneMatch(LoadResult::changedAnything)
        ? "DONE: 0 rows written: the warehouse already holds this input."
        : "DONE: %s written%s."
            .formatted(
                Wording.count(written, "row"),
                deleted == 0 ? "" : ", " + Wording.count(deleted) + " deleted");
  }

  /** One result per table, whatever the number of seasons. */
  private static Collection<LoadResult> byTable(List<LoadResult> results) {
    Map<String, LoadResult> sums = new LinkedHashMap<>();
    for (LoadResult result : results) {
      sums.merge(
          result.table().qualifiedName(),
          result,
          (one, other) ->
              new LoadResult(
                  one.table(),
                  one.inserted() + other.inserted(),
                  one.updated() + other.updated(),
                  one.deleted() + other.deleted(),
                  one.unchanged() + other.unchanged()));
    }
    return sums.values();
  }

  /** Prints the rows that were written, where they are few. */
  public static void printRows(List<ChangedRow> rows, Terminal terminal) {
    if (rows.isEmpty()) {
      return;
    }
    terminal.line("");
    TextTable table = new TextTable().text("changed in").text("date").text("who");
    rows.forEach(row -> table.row(row.table(), row.date().toString(), row.entity()));
    table.print(terminal);
  }

  /**
   * Prints what the schedule now holds and which command comes next: a plan over the seasons that
   * changed, none when nothing did.
   *
   * @param changed names of the seasons with changed rows
   */
  public static void next(
      LeagueCalendar calendar,
      Collection<String> changed,
      String warehouseOption,
      Terminal terminal) {
    terminal.line("");
    if (calendar.seasons().isEmpty()) {
      terminal.line(
          "No game of the schedule counts: of each, is_regular_season or is_playoffs must be"
              + " true.");
    }
    for (SeasonSchedule season : calendar.seasons().values()) {
      terminal.paragraph(
          "",
          "Season %s: %s, %s%s"
              .formatted(
                  season,
                  Wording.count(season.gameDates().size(), "game date"),
                  Wording.range(season.opener(), season.gameDates().last()),
                  season.front().map(front -> "; the next games are on " + front).orElse("")));
    }
    List<SeasonSchedule> due =
        calendar.seasons().values().stream()
            .filter(season -> changed.contains(season.toString()))
            .toList();
    if (!due.isEmpty()) {
      terminal.line(
          "Next: %s --start-date %s --end-date %s%s"
              .formatted(
                  Program.command("plan"),
                  due.get(0).opener(),
                  due.get(due.size() - 1).datesUpToFront().last(),
                  warehouseOption));
    }
  }

  /**
   * The seasons in which a load changed something.
   *
   * @param seasons the names of the seasons, in the order in which they were loaded
   * @param loads what changed: per season the same tables in the same order
   */
  public static List<String> changedSeasons(List<String> seasons, List<LoadResult> loads) {
    if (seasons.isEmpty() || loads.size() % seasons.size() != 0) {
      throw new IllegalArgumentException(
          "%d loads of %d seasons".formatted(loads.size(), seasons.size()));
    }
    int tables = loads.size() / seasons.size();
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < seasons.size(); i++) {
      if (loads.subList(i * tables, (i + 1) * tables).stream()
          .anyMatch(LoadResult::changedAnything)) {
        changed.add(seasons.get(i));
      }
    }
    return changed;
  }

  /**
   * An import for programs; docs/cli.md describes its shape.
   *
   * @param exitCode the exit code that the process ends with
   */
  public static ObjectNode json(ImportResult result, List<ChangedRow> rows, int exitCode) {
    ObjectNode root = JsonText.object();
    root.put("verdict", "DONE");
    root.put("message", verdict(result.loads()));
    root.put("exit_code", exitCode);
    root.set("seasons", JsonText.value(result.seasons()));
    root.set("changed_seasons", JsonText.value(changedSeasons(result.seasons(), result.loads())));
    ArrayNode tables = root.putArray("tables");
    for (LoadResult load : byTable(result.loads())) {
      ObjectNode node = tables.addObject();
      node.put("table", load.table().qualifiedName());
      node.put("new", load.inserted());
      node.put("changed", load.updated());
      node.put("deleted", load.deleted());
      node.put("unchanged", load.unchanged());
    }
    ArrayNode written = root.putArray("changed_rows");
    for (ChangedRow row : rows) {
      ObjectNode node = written.addObject();
      node.put("table", row.table());
      node.put("date", row.date().toString());
      node.put("entity", row.entity());
    }
    root.set("notes", JsonText.value(result.notes()));
    return root;
  }
}
