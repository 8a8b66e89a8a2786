package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.GameKind;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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

  static List<ScheduledGame> of(
      SimulatedSeason season, List<ScheduledGame> derived, Gaps gaps, Keyed keyed) {
    List<ScheduledGame> rows = new ArrayList<>(derived.size() + 4);
    for (ScheduledGame row : derived) {
      rows.add(row(row, gaps, keyed));
    }
    boolean scheduled = true;
    for (SimulatedSeason.Postponement postponement : season.postponements()) {
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

  private static ScheduledGame row(ScheduledGame row, Gaps gaps, Keyed keyed) {
    String nbaGameId = String.valueOf(row.nbaGameId());
    RowDraft<ScheduledGame> draft = new RowDraft<>(Tables.SCHEDULE, row);
    if (GameKind.of(nbaGameId) == GameKind.PLAY_IN) {
      // The play-in is neither regular season nor playoffs to the league; it counts as the latter.
      draft.clear("is_regular_season");
    } else if (!Boolean.TRUE.equals(row.isPlayoffs())) {
      Dice dice = keyed.dice(Tables.SCHEDULE, row.gameDate(), row.gameId());
      draft.clear(dice, FLAG_OPEN, "is_playoffs");
      draft.clear(dice, FLAG_OPEN, "is_all_star");
    }
    if (gaps.lacksLeagueId(nbaGameId)) {
      draft.clear("nba_game_id");
    }
    return draft.row();
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
