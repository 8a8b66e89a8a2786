package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code schedule}: one row per game, played or to come. */
final class ScheduleFile {

  private final CsvTable csv;
  private final SeasonScope scope;
  private final int seasonColumn;
  private final int gameId;
  private final int date;
  private final int home;
  private final int away;
  private final int homePoints;
  private final int awayPoints;
  private final int overtime;

  /** The line of each game. */
  private final Map<String, Long> lines = new HashMap<>();

  private ScheduleFile(CsvTable csv, SeasonScope scope) {
    this.csv = csv;
    this.scope = scope;
    seasonColumn = csv.column("season");
    gameId = csv.column("game_id");
    date = csv.column("game_date");
    home = csv.column("home_team_abbr");
    away = csv.column("away_team_abbr");
    homePoints = csv.optionalColumn("home_pts");
    awayPoints = csv.optionalColumn("away_pts");
    overtime = csv.column("ot_periods");
  }

  /** Reads the games into the scope. */
  static void read(Path file, SeasonScope scope) {
    try (CsvTable csv = CsvTable.open(file)) {
      ScheduleFile schedule = new ScheduleFile(csv, scope);
      csv.forEachRow(scope.mistakes(), schedule::readGame);
      schedule.requireFreeTeams();
      if (scope.games().isEmpty() && scope.broken().isEmpty()) {
        throw new ImportException(csv.fileName() + " holds no game.");
      }
    }
  }

  private void readGame() {
    String id = scope.ids().read(csv, gameId);
    if (!scope.ids().counts(id, csv.raw(date))) {
      return;
    }
    try {
      GameLog.Game game = game(id);
      if (scope.games().putIfAbsent(id, game) != null) {
        throw csv.error(gameId, "stands in the schedule twice");
      }
      lines.put(id, csv.line());
    } catch (ImportException e) {
      scope.broken().add(id);
      throw e;
    }
  }

  private GameLog.Game game(String id) {
    requireSeason(csv, seasonColumn, scope.season());
    GameLog.Game game =
        new GameLog.Game(
            id,
            csv.date(date),
            csv.text(home),
            csv.text(away),
            csv.countOrNull(homePoints),
            csv.countOrNull(awayPoints),
            csv.countOrNull(overtime));
    Season season = scope.season();
    if (game.date().isBefore(season.earliest()) || game.date().isAfter(season.latest())) {
      throw csv.error(
          date,
          "does not lie in season %s (%s to %s)"
              .formatted(season, season.earliest(), season.latest()));
    }
    if (game.homeTeam().equals(game.awayTeam())) {
      throw csv.error(away, "is the home team too");
    }
    return game;
  }

  /**
   * No team plays twice a day. A game without points that is older than another's points is none:
   * it was postponed, and the team may have played somebody else.
   */
  private void requireFreeTeams() {
    Optional<LocalDate> newestResult =
        scope.games().values().stream()
            .filter(GameLog.Game::hasPoints)
            .map(GameLog.Game::date)
            .max(Comparator.naturalOrder());
    Map<LocalDate, Set<String>> busy = new HashMap<>();
    for (GameLog.Game game : scope.games().values()) {
      if (!game.hasPoints() && newestResult.filter(game.date()::isBefore).isPresent()) {
        continue;
      }
      Set<String> teams = busy.computeIfAbsent(game.date(), d -> new HashSet<>());
      if (!teams.add(game.homeTeam())) {
        gatherBusy(game, home, game.homeTeam());
      } else if (!teams.add(game.awayTeam())) {
        gatherBusy(game, away, game.awayTeam());
      }
    }
  }

  private void gatherBusy(GameLog.Game game, int column, String team) {
    scope.broken().add(game.gameId());
    scope
        .mistakes()
        .add(
            csv.error(
                lines.getOrDefault(game.gameId(), 1L),
                column,
                team,
                "plays twice on " + game.date()));
  }

  /** Complains when a row belongs to another season than its file. */
  static void requireSeason(CsvTable csv, int column, Season season) {
    if (!csv.text(column).equals(season.toString())) {
      throw csv.error(column, "is not the season of the file, " + season);
    }
  }
}
