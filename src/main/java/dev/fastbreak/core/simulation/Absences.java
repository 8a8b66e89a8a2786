package dev.fastbreak.core.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contexts of players who were listed for a game and did not play. A context is made before the
 * game, so they have one like everybody else: the team's part as a team-mate's row has it, the
 * player's own part from the games that he played.
 */
final class Absences {

  private static final int SHORT_DAYS = 7;
  private static final int LONG_DAYS = 14;

  private final SimulatedSeason season;
  private final PlayerNames names;

  /** By player, his box scores, oldest first. */
  private final Map<Long, List<GameLog.PlayerBox>> boxes = new HashMap<>();

  Absences(SimulatedSeason season, PlayerNames names) {
    this.season = season;
    this.names = names;
    for (GameLog.PlayerBox box : season.log().playerBoxes()) {
      boxes.computeIfAbsent(box.playerId(), id -> new ArrayList<>()).add(box);
    }
  }

  static String gameId(GameLog.Game game) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(game.date())
        + "_"
        + game.awayTeam()
        + "_"
        + game.homeTeam();
  }

  /** One row per absence of a player who has a box score somewhere in the season. */
  List<UpcomingPlayerGameContext> contexts(List<UpcomingPlayerGameContext> derived) {
    Map<SimulatedSeason.TeamGame, UpcomingPlayerGameContext> teammates = new HashMap<>();
    Map<String, UpcomingPlayerGameContext> newest = new HashMap<>();
    List<UpcomingPlayerGameContext> rows = new ArrayList<>();
    int next = 0;
    for (SimulatedSeason.Absence absence : season.absences()) {
      // Absences are in the order of the games: everything up to their date has been seen by then.
      while (next < derived.size() && !derived.get(next).gameDate().isAfter(absence.date())) {
        UpcomingPlayerGameContext row = derived.get(next++);
        teammates.putIfAbsent(
            new SimulatedSeason.TeamGame(String.valueOf(row.nbaGameId()), row.teamAbbr()), row);
        newest.put(row.playerLookup(), row);
      }
      UpcomingPlayerGameContext teammate =
          teammates.get(new SimulatedSeason.TeamGame(absence.gameId(), absence.team()));
      if (teammate != null && boxes.containsKey(absence.playerId())) {
        String lookup = names.lookup(absence.playerId());
        rows.add(context(absence, lookup, teammate, newest.get(lookup)));
      }
    }
    return rows;
  }

  private UpcomingPlayerGameContext context(
      SimulatedSeason.Absence absence,
      String lookup,
      UpcomingPlayerGameContext teammate,
      @Nullable UpcomingPlayerGameContext own) {
    LocalDate date = absence.date();
    List<GameLog.PlayerBox> shortWindow = window(absence, SHORT_DAYS);
    List<GameLog.PlayerBox> longWindow = window(absence, LONG_DAYS);
    Long rest = daysRest(absence);
    long minutes = minutes(shortWindow);
    return new RowDraft<>(Tables.UPCOMING_PLAYER_GAME_CONTEXT, teammate)
        .set("player_lookup", lookup)
        .set("universal_player_id", PlayerNames.universalId(lookup))
        .set("days_rest", rest)
        .set("back_to_back", rest != null && rest == 0)
        .set("games_in_last_7_days", (long) shortWindow.size())
        .set("games_in_last_14_days", (long) longWindow.size())
        .set("minutes_in_last_7_days", minutes)
        .set("minutes_in_last_14_days", minutes(longWindow))
        .set(
            "avg_minutes_per_game_last_7",
            shortWindow.isEmpty() ? null : Fraction.of(minutes, shortWindow.size()).round(1))
        .set("back_to_backs_last_14_days", backToBacks(absence.playerId(), longWindow))
        // What was expected of him before his last game is still the best guess.
        .set("projected_usage_rate", own == null ? null : own.projectedUsageRate())
        .set("avg_usage_rate_last_7_games", own == null ? null : own.avgUsageRateLast7Games())
        .set("player_status", absence.injured() ? "out" : "available")
        .set("game_date", date)
        .row();
  }

  private List<GameLog.PlayerBox> window(SimulatedSeason.Absence absence, int days) {
    LocalDate after = absence.date().minusDays(days);
    List<GameLog.PlayerBox> window = new ArrayList<>();
    for (GameLog.PlayerBox box : boxes.getOrDefault(absence.playerId(), List.of())) {
      if (box.date().isAfter(after) && box.date().isBefore(absence.date())) {
        window.add(box);
      }
    }
    return window;
  }

  private static long minutes(List<GameLog.PlayerBox> window) {
    long minutes = 0;
    for (GameLog.PlayerBox box : window) {
      minutes += box.minutes();
    }
    return minutes;
  }

  private @Nullable Long daysRest(SimulatedSeason.Absence absence) {
    Long rest = null;
    for (GameLog.PlayerBox box : boxes.getOrDefault(absence.playerId(), List.of())) {
      if (box.date().isBefore(absence.date())) {
        rest = ChronoUnit.DAYS.between(box.date(), absence.date()) - 1;
      }
    }
    return rest;
  }

  private long backToBacks(long playerId, List<GameLog.PlayerBox> window) {
    List<LocalDate> dates =
        boxes.getOrDefault(playerId, List.of()).stream().map(GameLog.PlayerBox::date).toList();
    return window.stream().filter(box -> dates.contains(box.date().minusDays(1))).count();
  }
}
