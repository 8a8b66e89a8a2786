package dev.fastbreak.core.phase3;

import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The games of one season, and the ids that the tables give them: {@code game_id} is {@code
 * YYYYMMDD_AWAY_HOME}; the league's own id stays in {@code nba_game_id}.
 *
 * <p>A game is final when the schedule has its points or a box score is there. Play-in games are
 * {@code is_playoffs} and not {@code is_regular_season}.
 */
final class SeasonGames {

  private static final long SCHEDULED = 1;
  private static final long FINAL = 3;

  private final int seasonYear;
  private final Map<String, String> gameIds = new HashMap<>();
  private final List<ScheduledGame> schedule = new ArrayList<>();
  private final SeasonSchedule calendar;

  SeasonGames(GameLog season) {
    seasonYear = season.seasonYear();
    Set<String> finalGames = season.finalGames();
    for (GameLog.Game game : season.games()) {
      gameIds.put(game.gameId(), gameId(game));
      schedule.add(row(game, finalGames.contains(game.gameId())));
    }
    calendar = SeasonSchedule.of(seasonYear, schedule);
  }

  private static String gameId(GameLog.Game game) {
    String date = DateTimeFormatter.BASIC_ISO_DATE.format(game.date());
    return date + "_" + game.awayTeam() + "_" + game.homeTeam();
  }

  private ScheduledGame row(GameLog.Game game, boolean isFinal) {
    boolean postseason = GameKind.of(game.gameId()).isPostseason();
    return new ScheduledGame(
        gameId(game),
        game.gameId(),
        game.date(),
        isFinal ? FINAL : SCHEDULED,
        game.homeTeam(),
        game.awayTeam(),
        seasonYear,
        !postseason,
        postseason,
        false);
  }

  int seasonYear() {
    return seasonYear;
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
          "Game " + nbaGameId + " is not in the schedule of season " + seasonYear);
    }
    return gameId;
  }

  /** The schedule, whole. */
  List<ScheduledGame> schedule() {
    return List.copyOf(schedule);
  }

  /** What the schedule says about dates and teams. */
  SeasonSchedule calendar() {
    return calendar;
  }

  /** The games that count, oldest first, up to and including the front. */
  List<ScheduledGame> upToFront() {
    LocalDate last = calendar.datesUpToFront().last();
    return schedule.stream()
        .filter(game -> calendar.counts(game) && !game.gameDate().isAfter(last))
        .sorted(Comparator.comparing(ScheduledGame::gameDate))
        .toList();
  }
}
