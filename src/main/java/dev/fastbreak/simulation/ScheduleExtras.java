package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.GameKind;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a schedule has beyond what box scores tell: the All-Star game, postponed games under their
 * first date, and flags that a source leaves open.
 */
final class ScheduleExtras {

  /** Rows whose source does not say whether the game is of the playoffs, or an All-Star game. */
  private static final double FLAG_OPEN = 0.012;

  private static final long SCHEDULED = 1;
  private static final long FINAL = 3;

  private ScheduleExtras() {}

  static List<ScheduledGame> of(SimulatedSeason season, List<ScheduledGame> derived, Holes holes) {
    List<ScheduledGame> rows =
        holes.in(
            Tables.SCHEDULE,
            derived,
            draft -> {
              GameKind kind = GameKind.of(draft.text("nba_game_id"));
              if (kind == GameKind.PLAY_IN) {
                // The league counts it neither as regular season nor as playoffs; it counts as the
                // latter.
                draft.clear("is_regular_season");
              } else if (!draft.text("is_playoffs").equals("true")) {
                draft.clearSome(FLAG_OPEN, "is_playoffs", "is_all_star");
              }
              boolean resultMissing =
                  kind == GameKind.REGULAR_SEASON && !draft.text("game_status").equals("3");
              return holes.rowsMissing() || !resultMissing;
            });
    int year = season.calendar().year();
    // One source leaves a postponed game as scheduled, another gives it no status at all; a source
    // without gaps forgets the day on which a game was not played.
    Long status = SCHEDULED;
    if (holes.rowsMissing()) {
      for (SimulatedSeason.Postponement postponement : season.postponements()) {
        GameLog.Game game = postponement.game();
        LocalDate first = postponement.firstDate();
        String home = game.homeTeam();
        String away = game.awayTeam();
        rows.add(
            new ScheduledGame(
                gameId(first, away, home),
                game.gameId(),
                first,
                status,
                home,
                away,
                year,
                true,
                false,
                false));
        status = status == null ? SCHEDULED : null;
      }
    }
    LocalDate date = season.calendar().allStarGame();
    String id = "003%02d00001".formatted(year % 100);
    rows.add(
        new ScheduledGame(
            gameId(date, "WST", "EST"), id, date, FINAL, "EST", "WST", year, false, false, true));
    return rows;
  }

  private static String gameId(LocalDate date, String away, String home) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_" + away + "_" + home;
  }
}
