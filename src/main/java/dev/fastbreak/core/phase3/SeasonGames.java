package dev.fastbreak.core.phase3;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The games of one season, and the ids that the tables give them: {@code game_id} is {@code
 * YYYYMMDD_AWAY_HOME}; the league's own id stays in {@code nba_game_id}.
 */
final class SeasonGames {

  /** Every game that a schedule of played games holds is final. */
  private static final long FINAL = 3;

  private final GameLog season;
  private final Map<String, String> gameIds = new HashMap<>();

  SeasonGames(GameLog season) {
    this.season = season;
    season.games().forEach(game -> gameIds.put(game.gameId(), gameId(game)));
  }

  private static String gameId(GameLog.Game game) {
    String date = DateTimeFormatter.BASIC_ISO_DATE.format(game.date());
    return date + "_" + game.awayTeam() + "_" + game.homeTeam();
  }

  int seasonYear() {
    return season.seasonYear();
  }

  /**
   * The {@code game_id} of a game.
   *
   * @param nbaGameId the league's own id
   * @throws IllegalArgumentException when the game is not in the schedule
   */
  String gameId(String nbaGameId) {
    String gameId = gameIds.get(nbaGameId);
    if (gameId == null) {
      throw new IllegalArgumentException(
          "Game " + nbaGameId + " is not in the schedule of season " + season.seasonYear());
    }
    return gameId;
  }

  /** The schedule: every game final, of the regular season. */
  List<ScheduledGame> schedule() {
    List<ScheduledGame> rows = new ArrayList<>(season.games().size());
    for (GameLog.Game game : season.games()) {
      rows.add(
          new ScheduledGame(
              gameId(game.gameId()),
              game.gameId(),
              game.date(),
              FINAL,
              game.homeTeam(),
              game.awayTeam(),
              season.seasonYear(),
              true,
              false,
              false));
    }
    return rows;
  }
}
