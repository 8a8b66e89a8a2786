package dev.fastbreak.core.phase3;

import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code upcoming_team_game_context}: two rows per game of the schedule, the home team's first.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>{@code game_total}</td><td>closing total; null when unknown</td></tr>
 *   <tr><td>{@code game_spread}</td><td>closing spread of the home team, negated for the visiting
 *       team; null when unknown</td></tr>
 *   <tr><td>{@code team_days_rest}</td><td>days since the team's previous game of the season, less
 *       one; null for its first</td></tr>
 *   <tr><td>{@code is_production_ready}</td><td>true</td></tr>
 * </table>
 */
final class TeamContexts {

  private static final int LINE_SCALE = 1;

  private TeamContexts() {}

  static List<UpcomingTeamGameContext> of(GameLog season, SeasonGames games) {
    Map<String, TreeSet<LocalDate>> dates = new HashMap<>();
    for (GameLog.Game game : season.games()) {
      dates.computeIfAbsent(game.homeTeam(), team -> new TreeSet<>()).add(game.date());
      dates.computeIfAbsent(game.awayTeam(), team -> new TreeSet<>()).add(game.date());
    }
    Map<String, GameLog.GameLine> lines = new HashMap<>();
    season.lines().forEach(line -> lines.put(line.gameId(), line));
    List<UpcomingTeamGameContext> rows = new ArrayList<>(2 * season.games().size());
    for (GameLog.Game game : season.games()) {
      GameLog.GameLine line = lines.get(game.gameId());
      BigDecimal total = line == null ? null : rounded(line.total());
      BigDecimal spread = line == null ? null : rounded(line.homeSpread());
      for (boolean home : new boolean[] {true, false}) {
        String team = home ? game.homeTeam() : game.awayTeam();
        rows.add(
            new UpcomingTeamGameContext(
                team,
                games.gameId(game.gameId()),
                game.gameId(),
                game.date(),
                home ? game.awayTeam() : game.homeTeam(),
                home,
                total,
                spread == null || home ? spread : spread.negate(),
                daysRest(dates.getOrDefault(team, new TreeSet<>()), game.date()),
                true));
      }
    }
    return rows;
  }

  private static @Nullable Long daysRest(TreeSet<LocalDate> gameDates, LocalDate date) {
    LocalDate previous = gameDates.lower(date);
    return previous == null ? null : ChronoUnit.DAYS.between(previous, date) - 1;
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal line) {
    return line == null ? null : line.setScale(LINE_SCALE, RoundingMode.HALF_UP);
  }
}
