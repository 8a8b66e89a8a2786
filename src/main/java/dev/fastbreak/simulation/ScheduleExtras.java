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
            (draft, dice) -> {
              if (GameKind.of(draft.text("nba_game_id")) == GameKind.PLAY_IN) {
                // The league counts it neither as regular season nor as playoffs; it counts as the
                // latter.
                draft.clear("is_regular_season");
              } else if (!draft.text("is_playoffs").equals("true")) {
                draft.clearSome(dice, FLAG_OPEN, "is_playoffs", "is_all_star");
              }
              boolean resultMissing =
                  GameKind.of(draft.text("nba_game_id")) == GameKind.REGULAR_SEASON
                      && !draft.text("game_status").equals("3");
              return holes.gaps().rowsMissing() || !resultMissing;
            });
    boolean scheduled = true;
    // A source without gaps forgets the day on which a game was not played.
    List<SimulatedSeason.Postponement> postponements =
        holes.gaps().rowsMissing() ? season.postponements() : List.of();
    for (SimulatedSeason.Postponement postponement : postponements) {
      GameLog.Game game = postponement.game();
      LocalDate first = postponement.firstDate();
      String id = gameId(first, game.awayTeam(), game.homeTeam());
      rows.add(
          new ScheduledGame(
              id,
              game.gameId(),
              first,
              scheduled ? SCHEDULED : null,
              game.homeTeam(),
              game.awayTeam(),
              season.calendar().year(),
              true,
              false,
              false));
      // One source leaves a postponed game as scheduled, another gives it no status at all.
      scheduled = !scheduled;
    }
    rows.add(allStarGame(season.calendar()));
    return rows;
  }

  private static ScheduledGame allStarGame(SeasonCalendar calendar) {
    LocalDate date = calendar.allStarGame();
    return new ScheduledGame(
        gameId(date, "WST", "EST"),
        "003%02d00001".formatted(calendar.year() % 100),
        date,
        FINAL,
        "EST",
        "WST",
        calendar.year(),
        false,
        false,
        true);
  }

  private static String gameId(LocalDate date, String away, String home) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_" + away + "_" + home;
  }
}
