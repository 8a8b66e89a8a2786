package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What every row about a game must agree on with the schedule: season, game, date and teams. Rows
 * about games that count for nothing are passed over before anything of them is looked at.
 */
final class GameRows {

  private GameRows() {}

  /** Does something with every row of a file whose game is in the schedule. */
  static void read(
      Path file, SeasonFile kind, SeasonScope scope, BiConsumer<CsvTable, GameLog.Game> action) {
    try (CsvTable csv = CsvTable.open(file, kind.columns())) {
      csv.forEachRow(
          scope.mistakes(),
          () -> {
            GameLog.Game game = game(csv, scope);
            if (game != null) {
              action.accept(csv, game);
            }
          });
    }
  }

  /** The game of the present row; null when the row is to be passed over. */
  private static GameLog.@Nullable Game game(CsvTable csv, SeasonScope scope) {
    String id = scope.ids().read(csv);
    GameLog.Game game = scope.games().get(id);
    boolean counts = game != null || scope.ids().counts(id, csv.raw("game_date"));
    if (!counts || scope.broken().contains(id)) {
      return null;
    }
    scope.requireSeason(csv);
    if (game == null) {
      throw csv.error("game_id", "is not a game of schedule_" + scope.season());
    }
    if (!game.date().equals(csv.date("game_date"))) {
      throw csv.error("game_date", "is not the date of the game in the schedule, " + game.date());
    }
    return game;
  }

  /** Complains when a column does not name the team that the schedule has. */
  static void requireTeam(CsvTable csv, String column, String expected) {
    if (!csv.text(column).equals(expected)) {
      throw csv.error(column, "is not the team that the schedule has there, " + expected);
    }
  }

  /** Whether the present row is about the home team; its teams are checked. */
  static boolean isHome(CsvTable csv, GameLog.Game game) {
    boolean home = csv.flag("is_home");
    requireTeam(csv, "team_abbr", home ? game.homeTeam() : game.awayTeam());
    requireTeam(csv, "opp_team_abbr", home ? game.awayTeam() : game.homeTeam());
    return home;
  }
}
