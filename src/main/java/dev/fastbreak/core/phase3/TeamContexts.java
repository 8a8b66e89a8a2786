package dev.fastbreak.core.phase3;

import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code upcoming_team_game_context}: two rows per game that counts, up to and including the
 * season's front, the home team's first.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>{@code game_total}</td><td>closing total; null when unknown</td></tr>
 *   <tr><td>{@code game_spread}</td><td>closing spread of the home team, negated for the visiting
 *       team; null when unknown</td></tr>
 *   <tr><td>{@code team_days_rest}</td><td>days since the team's previous final game of the season,
 *       less one; null when there is none</td></tr>
 *   <tr><td>{@code is_production_ready}</td><td>true</td></tr>
 * </table>
 */
final class TeamContexts {

  private static final int LINE_SCALE = 1;

  private TeamContexts() {}

  static List<UpcomingTeamGameContext> of(GameLog season, SeasonGames games) {
    Map<String, GameLog.GameLine> lines = new HashMap<>();
    season.lines().forEach(line -> lines.put(line.gameId(), line));
    List<UpcomingTeamGameContext> rows = new ArrayList<>(2 * season.games().size());
    for (ScheduledGame game : games.upToFront()) {
      GameLog.GameLine line = lines.get(game.nbaGameId());
      BigDecimal total = line == null ? null : rounded(line.total());
      BigDecimal spread = line == null ? null : rounded(line.homeSpread());
      for (boolean home : new boolean[] {true, false}) {
        String team = home ? game.homeTeamTricode() : game.awayTeamTricode();
        rows.add(
            new UpcomingTeamGameContext(
                team,
                game.gameId(),
                game.nbaGameId(),
                game.gameDate(),
                home ? game.awayTeamTricode() : game.homeTeamTricode(),
                home,
                total,
                spread == null || home ? spread : spread.negate(),
                daysRest(games.calendar(), team, game.gameDate()),
                true));
      }
    }
    return rows;
  }

  private static @Nullable Long daysRest(SeasonSchedule calendar, String team, LocalDate date) {
    List<LocalDate> previous = calendar.newestFinalGames(team, date, 1);
    return previous.isEmpty() ? null : ChronoUnit.DAYS.between(previous.get(0), date) - 1;
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal line) {
    return line == null ? null : line.setScale(LINE_SCALE, RoundingMode.HALF_UP);
  }
}
