package dev.fastbreak.app.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.LoadResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells what an import or a simulation changed. */
public final class LoadReport {

  private LoadReport() {}

  /** Prints the verdict and a line per table. */
  public static void print(List<LoadResult> results, Terminal terminal) {
    terminal.line(verdict(results));
    terminal.line("");
    TextTable.of(byTable(results))
        .text("table", LoadResult::table)
        .count("new", LoadResult::inserted)
        .count("changed", LoadResult::updated)
        .count("deleted", LoadResult::deleted)
        .count("unchanged", LoadResult::unchanged)
        .table()
        .print(terminal);
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
  static Collection<LoadResult> byTable(List<LoadResult> results) {
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
    TextTable.of(rows)
        .text("changed in", ChangedRow::table)
        .text("date", ChangedRow::date)
        .text("who", ChangedRow::entity)
        .table()
        .print(terminal);
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
    int tables = loads.size() / seasons.size();
    return IntStream.range(0, loads.size())
        .filter(i -> loads.get(i).changedAnything())
        .mapToObj(i -> seasons.get(i / tables))
        .distinct()
        .toList();
  }

  private record ImportView(
      String verdict,
      String message,
      int exitCode,
      List<String> seasons,
      List<String> changedSeasons,
      List<TableView> tables,
      List<ChangedRow> changedRows,
      List<String> notes) {}

  private record TableView(
      String table,
      @JsonProperty("new") long inserted,
      long changed,
      long deleted,
      long unchanged) {}

  /**
   * An import for programs; docs/cli.md describes its shape.
   *
   * @param exitCode the exit code that the process ends with
   */
  public static ObjectNode json(ImportResult result, List<ChangedRow> rows, int exitCode) {
    List<TableView> tables =
        byTable(result.loads()).stream()
            .map(
                load ->
                    new TableView(
                        load.table().qualifiedName(),
                        load.inserted(),
                        load.updated(),
                        load.deleted(),
                        load.unchanged()))
            .toList();
    return JsonText.object(
        new ImportView(
            "DONE",
            verdict(result.loads()),
            exitCode,
            result.seasons(),
            changedSeasons(result.seasons(), result.loads()),
            tables,
            rows,
            result.notes()));
  }
}
