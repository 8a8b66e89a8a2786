package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code schedule}: one row per game that was played. */
final class ScheduleFile {

  private ScheduleFile() {}

  /** The games by the league's id, in file order. */
  static Map<String, GameLog.Game> read(Path file, Season season) {
    Map<String, GameLog.Game> games = new LinkedHashMap<>();
    Map<LocalDate, Set<String>> busy = new HashMap<>();
    try (CsvTable csv = CsvTable.open(file)) {
      int seasonColumn = csv.column("season");
      int gameId = csv.column("game_id");
      int date = csv.column("game_date");
      int home = csv.column("home_team_abbr");
      int away = csv.column("away_team_abbr");
      int overtime = csv.column("ot_periods");
      while (csv.next()) {
        requireSeason(csv, seasonColumn, season);
        GameLog.Game game =
            new GameLog.Game(
                csv.text(gameId),
                csv.date(date),
                csv.text(home),
                csv.text(away),
                overtimePeriods(csv, overtime));
        if (game.date().isBefore(season.earliest()) || game.date().isAfter(season.latest())) {
          throw csv.error(
              date,
              "does not lie in season %s (%s to %s)"
                  .formatted(season, season.earliest(), season.latest()));
        }
        if (game.homeTeam().equals(game.awayTeam())) {
          throw csv.error(away, "is the home team too");
        }
        if (games.put(game.gameId(), game) != null) {
          throw csv.error(gameId, "stands in the schedule twice");
        }
        Set<String> teams = busy.computeIfAbsent(game.date(), d -> new HashSet<>());
        if (!teams.add(game.homeTeam())) {
          throw csv.error(home, "plays twice on " + game.date());
        }
        if (!teams.add(game.awayTeam())) {
          throw csv.error(away, "plays twice on " + game.date());
        }
      }
      if (games.isEmpty()) {
        throw new ImportException(csv.fileName() + " holds no game.");
      }
    }
    return games;
  }

  /** Complains when a row belongs to another season than its file. */
  static void requireSeason(CsvTable csv, int column, Season season) {
    if (!csv.text(column).equals(season.toString())) {
      throw csv.error(column, "is not the season of the file, " + season);
    }
  }

  private static int overtimePeriods(CsvTable csv, int column) {
    if (csv.raw(column).isBlank()) {
      throw csv.error(
          column, "is blank; leave games that have not been played out of the schedule");
    }
    return csv.count(column);
  }
}
