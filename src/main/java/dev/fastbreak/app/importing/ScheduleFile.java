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

  /** The line of each game. */
  private final Map<String, Long> lines = new HashMap<>();

  private ScheduleFile(CsvTable csv, SeasonScope scope) {
    this.csv = csv;
    this.scope = scope;
  }

  /** Reads the games into the scope. */
  static void read(Path file, SeasonScope scope) {
    try (CsvTable csv = CsvTable.open(file, SeasonFile.SCHEDULE.columns())) {
      ScheduleFile schedule = new ScheduleFile(csv, scope);
      csv.forEachRow(scope.mistakes(), schedule::readGame);
      schedule.requireFreeTeams();
      if (scope.games().isEmpty() && scope.broken().isEmpty()) {
        throw new ImportException(csv.fileName() + " holds no game.");
      }
    }
  }

  private void readGame() {
    String id = scope.ids().read(csv);
    if (!scope.ids().counts(id, csv.raw("game_date"))) {
      return;
    }
    try {
      GameLog.Game game = game(id);
      if (scope.games().putIfAbsent(id, game) != null) {
        throw csv.error("game_id", "stands in the schedule twice");
      }
      lines.put(id, csv.line());
    } catch (ImportException e) {
      scope.broken().add(id);
      throw e;
    }
  }

  private GameLog.Game game(String id) {
    scope.requireSeason(csv);
    GameLog.Game game =
        new GameLog.Game(
            id,
            csv.date("game_date"),
            csv.text("home_team_abbr"),
            csv.text("away_team_abbr"),
            csv.countOrNull("home_pts"),
            csv.countOrNull("away_pts"),
            csv.countOrNull("ot_periods"));
    Season season = scope.season();
    if (game.date().isBefore(season.earliest()) || game.date().isAfter(season.latest())) {
      throw csv.error(
          "game_date",
          "does not lie in season %s (%s to %s)"
              .formatted(season, season.earliest(), season.latest()));
    }
    if (game.homeTeam().equals(game.awayTeam())) {
      throw csv.error("away_team_abbr", "is the home team too");
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
        gatherBusy(game, "home_team_abbr", game.homeTeam());
      } else if (!teams.add(game.awayTeam())) {
        gatherBusy(game, "away_team_abbr", game.awayTeam());
      }
    }
  }

  private void gatherBusy(GameLog.Game game, String column, String team) {
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
}
