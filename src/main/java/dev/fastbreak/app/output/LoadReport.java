package dev.fastbreak.app.output;

import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.LoadResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what an import or a simulation changed. */
public final class LoadReport {

  private LoadReport() {}

  /** Prints the verdict and a line per table. */
  public static void print(List<LoadResult> results, Terminal terminal) {
    long written = results.stream().mapToLong(result -> result.inserted() + result.updated()).sum();
    long deleted = results.stream().mapToLong(LoadResult::deleted).sum();
    if (results.stream().noneMatch(LoadResult::changedAnything)) {
      terminal.line("DONE: 0 rows written: the warehouse already holds this input.");
    } else {
      terminal.line(
          "DONE: %s written%s."
              .formatted(
                  Wording.count(written, "row"),
                  deleted == 0 ? "" : ", " + Wording.count(deleted) + " deleted"));
    }
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

  /** Prints what the schedule now holds and which command comes next. */
  public static void next(LeagueCalendar calendar, String warehouseOption, Terminal terminal) {
    terminal.line("");
    for (SeasonSchedule season : calendar.seasons().values()) {
      terminal.line(
          "Season %s: %s, %s to %s"
              .formatted(
                  season,
                  Wording.count(season.gameDates().size(), "game date"),
                  season.opener(),
                  season.gameDates().last()));
    }
    SeasonSchedule newest = calendar.seasons().lastEntry().getValue();
    terminal.line(
        "Next: %s --start-date %s --end-date %s%s"
            .formatted(
                Program.command("plan"),
                newest.opener(),
                newest.gameDates().last(),
                warehouseOption));
  }
}
