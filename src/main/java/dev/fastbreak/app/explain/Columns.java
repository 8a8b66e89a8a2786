package dev.fastbreak.app.explain;

import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Span;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects, column by column, how a row's values come about. */
final class Columns {

  /** A window of completeness that takes in the whole season. */
  private static final int SEASON = Integer.MAX_VALUE;

  private record How(String formula, String note) {}

  private static final How PLAIN = new How("", "");

  private final Map<String, How> byColumn = new HashMap<>();
  private final List<ExplainedColumn> elements = new ArrayList<>();

  /** A value that is arithmetic. */
  Columns formula(String column, String formula, String note) {
    byColumn.put(column, new How(formula, note));
    return this;
  }

  /** A value that is arithmetic. */
  Columns formula(String column, String formula) {
    return formula(column, formula, "");
  }

  /** A value that is not. */
  Columns note(String column, String note) {
    return formula(column, "", note);
  }

  /** The formula when all is known, else why the value is null. */
  Columns unless(@Nullable String problem, String column, String formula) {
    return problem == null ? formula(column, formula) : note(column, "null: " + problem);
  }

  /** An element of a list column, explained in front of the columns. */
  Columns element(String name, @Nullable Object value, String formula, String note) {
    elements.add(new ExplainedColumn(name, value, formula, note));
    return this;
  }

  /** The two columns that trace a source. */
  Columns source(String prefix, String which) {
    return note(prefix + "_rows_found", which)
        .note(prefix + "_hash", "digest of the data_hash of those rows");
  }

  /** The two columns that trace a source of at most one row. */
  Columns source(String prefix, String what, boolean absent) {
    return source(prefix, (absent ? "no " : "one ") + what);
  }

  /**
   * The columns that tell how complete the data behind the row is.
   *
   * @param present for which games the tables in question have rows of a team
   */
  Columns completeness(SeasonInputs inputs, TeamGamesPresent present, String team) {
    SeasonSchedule season = inputs.season();
    LocalDate date = inputs.date();
    List<Read.Presence> asked = inputs.completeness();
    int window = asked.get(0).span() instanceof Span.Newest newest ? newest.games() : SEASON;
    List<String> tables = asked.stream().map(read -> read.view().table().name()).toList();
    GameCoverage coverage = present.coverage(season, team, date, window);
    List<LocalDate> missing =
        season.newestFinalGames(team, date, window).stream()
            .filter(game -> !present.has(team, game))
            .toList();
    String list =
        missing.isEmpty()
            ? ""
            : "no row of %s in %s on %s"
                .formatted(
                    team,
                    String.join(" or ", tables),
                    missing.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
    return note(
            "expected_games_count",
            window == SEASON
                ? "final games of %s in the season before the date".formatted(team)
                : "newest final games of %s before the date, at most %d".formatted(team, window))
        .note(
            "actual_games_count",
            "those with any row of %s in %s".formatted(team, String.join(" and ", tables)))
        .formula(
            "completeness_percentage",
            coverage.expected() == 0
                ? "100"
                : "100 * %d / %d".formatted(coverage.actual(), coverage.expected()))
        .formula(
            "missing_games_count",
            "%d - %d".formatted(coverage.expected(), coverage.actual()),
            list);
  }

  /** Every value of a row, in the table's order, behind the elements. */
  <T extends Record> List<ExplainedColumn> of(TableSpec<T> table, T row) {
    List<ExplainedColumn> explained = new ArrayList<>(elements);
    @Nullable Object[] values = table.contentValues(row);
    List<ColumnSpec> columns = table.contentColumns();
    for (int i = 0; i < values.length; i++) {
      String name = columns.get(i).name();
      How how = byColumn.getOrDefault(name, PLAIN);
      explained.add(new ExplainedColumn(name, values[i], how.formula, how.note));
    }
    byColumn.keySet().forEach(table::column);
    return explained;
  }
}
