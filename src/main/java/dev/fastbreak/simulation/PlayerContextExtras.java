package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What box scores do not tell of a player before a game: age, fourth-quarter minutes, betting
 * lines, shades of fitness; and the holes that such a table has.
 */
final class PlayerContextExtras {

  /** Rows in which one column, or a group that comes together, is unknown. */
  private static final double UNKNOWN = 0.004;

  /** Rows that are missing, beside whole dates (see {@link Gaps}). */
  private static final double ROW_MISSING = 0.012;

  private static final double NOT_READY = 0.015;

  /** Players whose birthday nobody knows. */
  private static final double AGE_UNKNOWN = 0.025;

  private static final double FOURTH_QUARTER_UNKNOWN = 0.08;

  /** Questionable players who get better or worse until the game, and fit ones with an ache. */
  private static final double QUESTIONABLE_TO_PROBABLE = 0.35;

  private static final double QUESTIONABLE_TO_DOUBTFUL = 0.12;
  private static final double AVAILABLE_TO_PROBABLE = 0.02;

  /** Bookmakers offer lines on players who score this much, in most games. */
  private static final int PROP_GAMES = 5;

  private static final double PROP_POINTS = 8;
  private static final double PROP_OFFERED = 0.87;

  private final SimulatedSeason season;
  private final Gaps gaps;
  private final Keyed keyed;
  private final PlayerNames names;
  private final Map<String, Athlete> athletes = new HashMap<>();

  PlayerContextExtras(SimulatedSeason season, Gaps gaps, Keyed keyed, PlayerNames names) {
    this.season = season;
    this.gaps = gaps;
    this.keyed = keyed;
    this.names = names;
    season.athletes().forEach((id, athlete) -> athletes.put(names.lookup(id), athlete));
  }

  /** A player's points so far. */
  private static final class Scoring {
    int games;
    int points;
  }

  List<UpcomingPlayerGameContext> of(List<UpcomingPlayerGameContext> derived) {
    List<UpcomingPlayerGameContext> rows = new ArrayList<>(derived.size());
    Map<PlayerDate, BigDecimal> lines = lines();
    for (UpcomingPlayerGameContext row : derived) {
      Dice dice =
          keyed.dice(Tables.UPCOMING_PLAYER_GAME_CONTEXT, row.gameDate(), row.playerLookup());
      if (dice.chance(gaps.contextsKept(row.gameDate()) * (1 - ROW_MISSING))) {
        rows.add(row(row, lines.get(new PlayerDate(row.playerLookup(), row.gameDate())), dice));
      }
    }
    return rows;
  }

  private record PlayerDate(String playerLookup, LocalDate date) {}

  /** Lines on points, a half-point off any whole number, around the mean of the games before. */
  private Map<PlayerDate, BigDecimal> lines() {
    Map<Long, Scoring> scoring = new HashMap<>();
    Map<PlayerDate, BigDecimal> lines = new HashMap<>();
    for (GameLog.PlayerBox box : season.log().playerBoxes()) {
      Scoring own = scoring.computeIfAbsent(box.playerId(), id -> new Scoring());
      if (own.games >= PROP_GAMES && own.points >= PROP_POINTS * own.games) {
        String lookup = names.lookup(box.playerId());
        Dice dice = keyed.dice(Tables.PLAYER_GAME_SUMMARY, box.date(), lookup + "/line");
        if (dice.chance(PROP_OFFERED)) {
          double expected = own.points / (double) own.games + dice.normal(0, 1.2);
          long whole = Math.max(3, (long) Math.floor(expected));
          lines.put(new PlayerDate(lookup, box.date()), BigDecimal.valueOf(10 * whole + 5, 1));
        }
      }
      own.games++;
      own.points += box.points();
    }
    return lines;
  }

  private UpcomingPlayerGameContext row(
      UpcomingPlayerGameContext row, @Nullable BigDecimal line, Dice dice) {
    RowDraft<UpcomingPlayerGameContext> draft =
        new RowDraft<>(Tables.UPCOMING_PLAYER_GAME_CONTEXT, row);
    draft.set("player_age", age(row));
    draft.set("fourth_quarter_minutes_last_7", fourthQuarterMinutes(row, dice));
    draft.set("player_status", status(row, dice));
    draft.set("has_prop_line", line != null);
    draft.set("current_points_line", line);
    if (dice.chance(NOT_READY)) {
      draft.set("is_production_ready", false);
    }
    clearSome(draft, dice);
    if (gaps.lacksLeagueId(String.valueOf(row.nbaGameId()))) {
      draft.clear("nba_game_id");
    }
    return draft.row();
  }

  private static void clearSome(RowDraft<UpcomingPlayerGameContext> draft, Dice dice) {
    draft.clear(dice, UNKNOWN, "universal_player_id");
    draft.clear(dice, UNKNOWN, "home_game");
    draft.clear(dice, UNKNOWN, "days_rest", "back_to_back");
    draft.clear(
        dice,
        UNKNOWN,
        "games_in_last_7_days",
        "games_in_last_14_days",
        "minutes_in_last_7_days",
        "minutes_in_last_14_days",
        "avg_minutes_per_game_last_7",
        "back_to_backs_last_14_days",
        "fourth_quarter_minutes_last_7");
    draft.clear(dice, UNKNOWN, "projected_usage_rate");
    draft.clear(dice, UNKNOWN, "avg_usage_rate_last_7_games");
    draft.clear(dice, UNKNOWN, "star_teammates_out");
    draft.clear(dice, UNKNOWN, "pace_differential", "opponent_pace_last_10");
    draft.clear(dice, UNKNOWN, "pace_differential");
    draft.clear(dice, UNKNOWN, "opponent_days_rest");
    draft.clear(dice, UNKNOWN, "player_status");
    draft.clear(dice, UNKNOWN, "season_phase");
    draft.clear(dice, UNKNOWN, "has_prop_line", "current_points_line");
    draft.clear(dice, UNKNOWN, "is_production_ready");
  }

  private @Nullable Long age(UpcomingPlayerGameContext row) {
    Athlete athlete = athletes.get(row.playerLookup());
    Dice dice =
        keyed.dice(
            Tables.UPCOMING_PLAYER_GAME_CONTEXT, season.calendar().year(), row.playerLookup());
    if (athlete == null || dice.chance(AGE_UNKNOWN)) {
      return null;
    }
    long day = ChronoUnit.DAYS.between(season.calendar().opener(), row.gameDate());
    return (long) athlete.ageOn((int) day);
  }

  /** About a quarter of the minutes, less for those who rest when the game is decided. */
  private static @Nullable Long fourthQuarterMinutes(UpcomingPlayerGameContext row, Dice dice) {
    double share = 0.17 + 0.12 * dice.uniform();
    Long minutes = row.minutesInLast7Days();
    return minutes == null || dice.chance(FOURTH_QUARTER_UNKNOWN)
        ? null
        : Long.valueOf(Math.round(share * minutes));
  }

  private static @Nullable String status(UpcomingPlayerGameContext row, Dice dice) {
    String status = row.playerStatus();
    double u = dice.uniform();
    if ("questionable".equals(status)) {
      return u < QUESTIONABLE_TO_PROBABLE
          ? "probable"
          : u < QUESTIONABLE_TO_PROBABLE + QUESTIONABLE_TO_DOUBTFUL ? "doubtful" : status;
    }
    return "available".equals(status) && u < AVAILABLE_TO_PROBABLE ? "probable" : status;
  }
}
