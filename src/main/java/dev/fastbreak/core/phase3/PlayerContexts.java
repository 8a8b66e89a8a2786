package dev.fastbreak.core.phase3;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code upcoming_player_game_context}: one row per player's box score, which stands for the roster
 * of that date. Nothing of the date itself is read but who played where.
 *
 * <p>D is the date of the row; "last k days" are the games with D - k &lt; game date &lt; D; only
 * games of the season count.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>{@code days_rest}</td><td>days since the player's previous game, less one; null when
 *       there is none</td></tr>
 *   <tr><td>{@code back_to_back}</td><td>whether {@code days_rest} is 0; false when null</td></tr>
 *   <tr><td>{@code games_in_last_*}, {@code minutes_in_last_*}</td><td>count and sum over the last
 *       7 and 14 days</td></tr>
 *   <tr><td>{@code avg_minutes_per_game_last_7}</td><td>minutes / games of the last 7 days; null
 *       without games</td></tr>
 *   <tr><td>{@code back_to_backs_last_14_days}</td><td>games of the last 14 days whose previous
 *       calendar day, in the window or not, has a game of the player too</td></tr>
 *   <tr><td>{@code avg_usage_rate_last_7_games}, {@code projected_usage_rate}</td><td>mean stored
 *       {@code usage_rate} over the newest 7, or 3, of the games before D that have one</td></tr>
 *   <tr><td>{@code star_teammates_out}</td><td>other players whose newest game before D was for the
 *       same team, who have at least 5 games and a mean of at least 18.0 points before D, and whose
 *       newest injury entry before D says out, day to day or not; whether they play on D is not
 *       looked at</td></tr>
 *   <tr><td>{@code opponent_pace_last_10}, {@code pace_differential}</td><td>mean stored {@code
 *       pace} of the opponent over its newest 10 games before D, and that minus the same mean of
 *       the own team; both null when either team has no game before D</td></tr>
 *   <tr><td>{@code opponent_days_rest}</td><td>the opponent's {@code team_days_rest}</td></tr>
 *   <tr><td>{@code player_status}</td><td>see {@link InjuryList#status}</td></tr>
 *   <tr><td>{@code season_phase}</td><td>by month: October and November early, December to February
 *       mid, March and April late, else playoffs</td></tr>
 *   <tr><td>{@code has_prop_line}, {@code is_production_ready}</td><td>false, true</td></tr>
 *   <tr><td>{@code player_age}, {@code fourth_quarter_minutes_last_7}, {@code
 *       current_points_line}</td><td>null: box scores do not tell</td></tr>
 * </table>
 */
final class PlayerContexts {

  private static final int SHORT_DAYS = 7;
  private static final int LONG_DAYS = 14;
  private static final int SHORT_USAGE_GAMES = 3;
  private static final int LONG_USAGE_GAMES = 7;
  private static final int USAGE_SCALE = 2;
  private static final int MINUTES_SCALE = 1;
  private static final int PACE_SCALE = 1;

  private final InjuryList injuries;
  private final RecentPace pace;
  private final Map<TeamGame, Long> teamDaysRest = new HashMap<>();
  private final Map<Long, PlayerHistory> histories = new HashMap<>();

  private PlayerContexts(
      InjuryList injuries,
      List<TeamOffenseGameSummary> offense,
      List<UpcomingTeamGameContext> teamContexts) {
    this.injuries = injuries;
    this.pace = new RecentPace(offense);
    for (UpcomingTeamGameContext row : teamContexts) {
      Long rest = row.teamDaysRest();
      if (rest != null) {
        teamDaysRest.put(new TeamGame(row.teamAbbr(), row.gameDate()), rest);
      }
    }
  }

  /** The rows, oldest date first, inside a date in the order of the box scores. */
  static List<UpcomingPlayerGameContext> of(
      List<PlayerGame> playerGames,
      InjuryList injuries,
      List<TeamOffenseGameSummary> offense,
      List<UpcomingTeamGameContext> teamContexts) {
    PlayerContexts contexts = new PlayerContexts(injuries, offense, teamContexts);
    TreeMap<LocalDate, List<PlayerGame>> byDate = new TreeMap<>();
    playerGames.forEach(
        game -> byDate.computeIfAbsent(game.box().date(), date -> new ArrayList<>()).add(game));
    List<UpcomingPlayerGameContext> rows = new ArrayList<>(playerGames.size());
    byDate.forEach((date, games) -> contexts.addDate(date, games, rows));
    return rows;
  }

  /** First every row of the date, then its games become history: no row sees its own date. */
  private void addDate(
      LocalDate date, List<PlayerGame> games, List<UpcomingPlayerGameContext> into) {
    Map<String, Set<Long>> starsOut = starsOut(date);
    for (PlayerGame game : games) {
      PlayerHistory history =
          histories.computeIfAbsent(game.box().playerId(), id -> new PlayerHistory());
      into.add(row(game, history, starsOut.getOrDefault(game.box().team(), Set.of())));
    }
    for (PlayerGame game : games) {
      histories.computeIfAbsent(game.box().playerId(), id -> new PlayerHistory()).add(game);
    }
  }

  /** By team, the ids of its stars who are out on a date. */
  private Map<String, Set<Long>> starsOut(LocalDate date) {
    Map<String, Set<Long>> starsOut = new HashMap<>();
    histories.forEach(
        (playerId, history) -> {
          String team = history.team();
          if (team != null && history.isStar() && injuries.isOut(playerId, date)) {
            starsOut.computeIfAbsent(team, t -> new HashSet<>()).add(playerId);
          }
        });
    return starsOut;
  }

  private UpcomingPlayerGameContext row(
      PlayerGame game, PlayerHistory history, Set<Long> starsOut) {
    GameLog.PlayerBox box = game.box();
    LocalDate date = box.date();
    Long daysRest = history.daysRest(date);
    List<PlayerGame> shortWindow = history.lastDays(SHORT_DAYS, date);
    List<PlayerGame> longWindow = history.lastDays(LONG_DAYS, date);
    long shortMinutes = minutes(shortWindow);
    Fraction meanMinutes =
        shortWindow.isEmpty() ? null : Fraction.of(shortMinutes, shortWindow.size());
    Fraction ownPace = pace.before(box.team(), date);
    Fraction opponentPace = pace.before(box.opponent(), date);
    boolean pacesKnown = ownPace != null && opponentPace != null;
    return new UpcomingPlayerGameContext(
        game.row().playerLookup(),
        game.row().universalPlayerId(),
        game.row().gameId(),
        box.gameId(),
        date,
        box.team(),
        box.opponent(),
        box.home(),
        daysRest,
        daysRest != null && daysRest == 0,
        (long) shortWindow.size(),
        (long) longWindow.size(),
        shortMinutes,
        minutes(longWindow),
        Statistics.round(meanMinutes, MINUTES_SCALE),
        history.backToBacks(LONG_DAYS, date),
        null,
        null,
        Statistics.round(history.meanUsageRate(SHORT_USAGE_GAMES), USAGE_SCALE),
        Statistics.round(history.meanUsageRate(LONG_USAGE_GAMES), USAGE_SCALE),
        (long) starsOut.size() - (starsOut.contains(box.playerId()) ? 1 : 0),
        Statistics.round(pacesKnown ? difference(opponentPace, ownPace) : null, PACE_SCALE),
        Statistics.round(pacesKnown ? opponentPace : null, PACE_SCALE),
        teamDaysRest.get(new TeamGame(box.opponent(), date)),
        injuries.status(box.playerId(), date),
        seasonPhase(date),
        false,
        null,
        true);
  }

  private static @Nullable Fraction difference(@Nullable Fraction a, @Nullable Fraction b) {
    return a == null || b == null ? null : a.minus(b);
  }

  private static long minutes(List<PlayerGame> games) {
    long sum = 0;
    for (PlayerGame game : games) {
      sum += game.box().minutes();
    }
    return sum;
  }

  private static String seasonPhase(LocalDate date) {
    return switch (date.getMonth()) {
      case OCTOBER, NOVEMBER -> "early";
      case DECEMBER, JANUARY, FEBRUARY -> "mid";
      case MARCH, APRIL -> "late";
      default -> "playoffs";
    };
  }
}
