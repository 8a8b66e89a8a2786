package dev.fastbreak.core.phase3;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.season.SeasonPhase;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.ScheduledGame;
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
 * {@code upcoming_player_game_context}: one row per player of the expected rosters ({@link
 * ExpectedRoster}) of both teams of every game that counts, up to and including the season's front.
 * Of the date itself nothing is read but the schedule.
 *
 * <p>D is the date of the row; "last k days" are the games with D - k &lt; game date &lt; D; only
 * games of the season count.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>{@code days_rest}</td><td>days since the player's previous game, less one</td></tr>
 *   <tr><td>{@code back_to_back}</td><td>whether {@code days_rest} is 0</td></tr>
 *   <tr><td>{@code games_in_last_*}, {@code minutes_in_last_*}</td><td>count and sum over the last
 *       7 and 14 days</td></tr>
 *   <tr><td>{@code avg_minutes_per_game_last_7}</td><td>minutes / games of the last 7 days; null
 *       without games</td></tr>
 *   <tr><td>{@code back_to_backs_last_14_days}</td><td>games of the last 14 days whose previous
 *       calendar day, in the window or not, has a game of the player too</td></tr>
 *   <tr><td>{@code avg_usage_rate_last_7_games}, {@code projected_usage_rate}</td><td>mean stored
 *       {@code usage_rate} over the newest 7, or 3, of the games before D that have one</td></tr>
 *   <tr><td>{@code star_teammates_out}</td><td>other players whose newest game before D was for the
 *       same team, who have at least 5 games and a mean of at least 18.0 points before D, and who
 *       are out on D, day to day or not (see {@link InjuryList}); whether they play on D is not
 *       looked at</td></tr>
 *   <tr><td>{@code opponent_pace_last_10}, {@code pace_differential}</td><td>mean stored {@code
 *       pace} of the opponent over its newest 10 games before D, and that minus the same mean of
 *       the own team; both null when either team has no game before D</td></tr>
 *   <tr><td>{@code opponent_days_rest}</td><td>the opponent's {@code team_days_rest}</td></tr>
 *   <tr><td>{@code player_status}</td><td>see {@link InjuryList#status}</td></tr>
 *   <tr><td>{@code season_phase}</td><td>see {@link SeasonPhase}</td></tr>
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

  private final SeasonGames games;
  private final InjuryList injuries;
  private final RecentPace pace;
  private final Map<TeamGame, Long> teamDaysRest = new HashMap<>();
  private final Rosters rosters = new Rosters();

  private PlayerContexts(
      SeasonGames games,
      InjuryList injuries,
      List<TeamOffenseGameSummary> offense,
      List<UpcomingTeamGameContext> teamContexts) {
    this.games = games;
    this.injuries = injuries;
    this.pace = new RecentPace(offense);
    for (UpcomingTeamGameContext row : teamContexts) {
      Long rest = row.teamDaysRest();
      if (rest != null) {
        teamDaysRest.put(new TeamGame(row.teamAbbr(), row.gameDate()), rest);
      }
    }
  }

  static List<UpcomingPlayerGameContext> of(
      SeasonGames games,
      List<PlayerGame> playerGames,
      InjuryList injuries,
      List<TeamOffenseGameSummary> offense,
      List<UpcomingTeamGameContext> teamContexts) {
    PlayerContexts contexts = new PlayerContexts(games, injuries, offense, teamContexts);
    Map<LocalDate, List<PlayerGame>> played =
        playerGames.stream().collect(groupingBy(game -> game.box().date()));
    Map<LocalDate, List<ScheduledGame>> scheduled =
        games.upToFront().stream()
            .collect(groupingBy(ScheduledGame::gameDate, TreeMap::new, toList()));
    List<UpcomingPlayerGameContext> rows = new ArrayList<>(2 * playerGames.size());
    scheduled.forEach(
        (date, ofDate) -> {
          // First every row of the date, then its games become history: no row sees its own date.
          ofDate.forEach(game -> contexts.addGame(game, rows));
          played.getOrDefault(date, List.of()).forEach(contexts.rosters::add);
        });
    return rows;
  }

  private void addGame(ScheduledGame game, List<UpcomingPlayerGameContext> into) {
    for (boolean home : new boolean[] {false, true}) {
      String team = home ? game.homeTeamTricode() : game.awayTeamTricode();
      Set<Long> starsOut = starsOut(team, game.gameDate());
      for (PlayerHistory player : rosters.of(team)) {
        if (ExpectedRoster.expects(player.newest().box().date(), game.gameDate())) {
          into.add(row(game, home, player, starsOut));
        }
      }
    }
  }

  /** The ids of a team's stars who are out on a date. */
  private Set<Long> starsOut(String team, LocalDate date) {
    Set<Long> starsOut = new HashSet<>();
    for (PlayerHistory player : rosters.of(team)) {
      GameLog.PlayerBox newest = player.newest().box();
      if (player.isStar() && injuries.isOut(newest.playerId(), newest.date(), date)) {
        starsOut.add(newest.playerId());
      }
    }
    return starsOut;
  }

  private UpcomingPlayerGameContext row(
      ScheduledGame game, boolean home, PlayerHistory player, Set<Long> starsOut) {
    LocalDate date = game.gameDate();
    String team = home ? game.homeTeamTricode() : game.awayTeamTricode();
    String opponent = home ? game.awayTeamTricode() : game.homeTeamTricode();
    GameLog.PlayerBox newest = player.newest().box();
    long daysRest = player.daysRest(date);
    List<PlayerGame> shortWindow = player.lastDays(SHORT_DAYS, date);
    List<PlayerGame> longWindow = player.lastDays(LONG_DAYS, date);
    long shortMinutes = minutes(shortWindow);
    Fraction meanMinutes =
        shortWindow.isEmpty() ? null : Fraction.of(shortMinutes, shortWindow.size());
    Fraction ownPace = pace.before(team, date);
    Fraction opponentPace = pace.before(opponent, date);
    boolean pacesKnown = ownPace != null && opponentPace != null;
    return new UpcomingPlayerGameContext(
        player.newest().row().playerLookup(),
        player.newest().row().universalPlayerId(),
        game.gameId(),
        game.nbaGameId(),
        date,
        team,
        opponent,
        home,
        daysRest,
        daysRest == 0,
        (long) shortWindow.size(),
        (long) longWindow.size(),
        shortMinutes,
        minutes(longWindow),
        Statistics.round(meanMinutes, MINUTES_SCALE),
        player.backToBacks(LONG_DAYS, date),
        null,
        null,
        Statistics.round(player.meanUsageRate(SHORT_USAGE_GAMES), USAGE_SCALE),
        Statistics.round(player.meanUsageRate(LONG_USAGE_GAMES), USAGE_SCALE),
        (long) starsOut.size() - (starsOut.contains(newest.playerId()) ? 1 : 0),
        Statistics.round(pacesKnown ? difference(opponentPace, ownPace) : null, PACE_SCALE),
        Statistics.round(pacesKnown ? opponentPace : null, PACE_SCALE),
        teamDaysRest.get(new TeamGame(opponent, date)),
        injuries.status(newest.playerId(), newest.date(), date),
        SeasonPhase.of(games.calendar().opener(), date, Boolean.TRUE.equals(game.isPlayoffs())),
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
}
