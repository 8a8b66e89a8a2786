package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every row about a game must agree on with the schedule: season, game, date and teams. Rows
 * about games that count for nothing are passed over before anything of them is looked at.
 */
final class GameRows {

  private final CsvTable csv;
  private final SeasonScope scope;
  private final int seasonColumn;
  private final int gameId;
  private final int date;

  GameRows(CsvTable csv, SeasonScope scope) {
    this.csv = csv;
    this.scope = scope;
    this.seasonColumn = csv.column("season");
    this.gameId = csv.column("game_id");
    this.date = csv.column("game_date");
  }

  /** Does something with every row whose game is in the schedule. */
  void forEach(Consumer<GameLog.Game> action) {
    csv.forEachRow(
        scope.mistakes(),
        () -> {
          GameLog.Game game = game();
          if (game != null) {
            action.accept(game);
          }
        });
  }

  /** The game of the present row; null when the row is to be passed over. */
  private GameLog.@Nullable Game game() {
    String id = scope.ids().read(csv, gameId);
    GameLog.Game game = scope.games().get(id);
    boolean counts = game != null || scope.ids().counts(id, csv.raw(date));
    if (!counts || scope.broken().contains(id)) {
      return null;
    }
    ScheduleFile.requireSeason(csv, seasonColumn, scope.season());
    if (game == null) {
      throw csv.error(gameId, "is not a game of schedule_" + scope.season());
    }
    if (!game.date().equals(csv.date(date))) {
      throw csv.error(date, "is not the date of the game in the schedule, " + game.date());
    }
    return game;
  }

  /** Complains when a column does not name the team that the schedule has. */
  void requireTeam(int column, String expected) {
    if (!csv.text(column).equals(expected)) {
      throw csv.error(column, "is not the team that the schedule has there, " + expected);
    }
  }

  /** The columns that say on which side of a game a row stands. */
  Side side() {
    return new Side(csv.column("is_home"), csv.column("team_abbr"), csv.column("opp_team_abbr"));
  }

  /** Whether a row is about the home team. */
  final class Side {
    private final int homeColumn;
    private final int teamColumn;
    private final int opponentColumn;

    private Side(int homeColumn, int teamColumn, int opponentColumn) {
      this.homeColumn = homeColumn;
      this.teamColumn = teamColumn;
      this.opponentColumn = opponentColumn;
    }

    /** The present row's side of the game, its teams checked. */
    boolean home(GameLog.Game game) {
      boolean home = csv.flag(homeColumn);
      requireTeam(teamColumn, home ? game.homeTeam() : game.awayTeam());
      requireTeam(opponentColumn, home ? game.awayTeam() : game.homeTeam());
      return home;
    }
  }
}
