package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

  /** Columns that come together. */
  private static final String WORKLOAD =
      "games_in_last_7_days games_in_last_14_days minutes_in_last_7_days minutes_in_last_14_days"
          + " avg_minutes_per_game_last_7 back_to_backs_last_14_days fourth_quarter_minutes_last_7";

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
  private final Holes holes;
  private final PlayerNames names;
  private final Map<String, Athlete> athletes = new HashMap<>();

  PlayerContextExtras(SimulatedSeason season, Holes holes, PlayerNames names) {
    this.season = season;
    this.holes = holes;
    this.names = names;
    season.athletes().forEach((id, athlete) -> athletes.put(names.lookup(id), athlete));
  }

  private static final class Scoring {
    int games;
    int points;
  }

  List<UpcomingPlayerGameContext> of(List<UpcomingPlayerGameContext> derived) {
    Map<PlayerDate, BigDecimal> lines = lines();
    return holes.in(
        Tables.UPCOMING_PLAYER_GAME_CONTEXT,
        derived,
        (draft, dice) -> {
          LocalDate date = LocalDate.parse(draft.text("game_date"));
          String player = draft.text("player_lookup");
          boolean comes =
              !holes.gaps().rowsMissing()
                  || dice.chance(holes.gaps().contextsKept(date) * (1 - ROW_MISSING));
          if (comes) {
            fill(draft, date, player, lines.get(new PlayerDate(player, date)), dice);
          }
          return comes;
        });
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
        Dice dice = holes.dice(Tables.PLAYER_GAME_SUMMARY, box.date(), lookup + "/line");
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

  private void fill(
      RowDraft<UpcomingPlayerGameContext> draft,
      LocalDate date,
      String player,
      @Nullable BigDecimal line,
      Dice dice) {
    draft
        .set("player_age", age(player, date))
        .set("fourth_quarter_minutes_last_7", fourthQuarterMinutes(draft, dice))
        .set("player_status", status((String) draft.get("player_status"), dice))
        .set("has_prop_line", line != null)
        .set("current_points_line", line);
    if (dice.chance(NOT_READY)) {
      draft.set("is_production_ready", false);
    }
    draft
        .clearSome(dice, UNKNOWN, "universal_player_id", "home_game", "days_rest back_to_back")
        .clearSome(dice, UNKNOWN, WORKLOAD, "projected_usage_rate", "avg_usage_rate_last_7_games")
        .clearSome(dice, UNKNOWN, "star_teammates_out", "pace_differential opponent_pace_last_10")
        .clearSome(dice, UNKNOWN, "pace_differential", "opponent_days_rest", "player_status")
        .clearSome(dice, UNKNOWN, "season_phase", "has_prop_line current_points_line")
        .clearSome(dice, UNKNOWN, "is_production_ready");
  }

  private @Nullable Long age(String player, LocalDate date) {
    Athlete athlete = athletes.get(player);
    int year = season.calendar().year();
    if (athlete == null
        || holes.dice(Tables.UPCOMING_PLAYER_GAME_CONTEXT, year, player).chance(AGE_UNKNOWN)) {
      return null;
    }
    long day = ChronoUnit.DAYS.between(season.calendar().opener(), date);
    return (long) athlete.ageOn((int) day);
  }

  /** About a quarter of the minutes, less for those who rest when the game is decided. */
  private static @Nullable Long fourthQuarterMinutes(
      RowDraft<UpcomingPlayerGameContext> draft, Dice dice) {
    double share = 0.17 + 0.12 * dice.uniform();
    return draft.get("minutes_in_last_7_days") instanceof Long minutes
            && !dice.chance(FOURTH_QUARTER_UNKNOWN)
        ? (Long) Math.round(share * minutes)
        : null;
  }

  private static @Nullable String status(@Nullable String status, Dice dice) {
    double u = dice.uniform();
    if ("questionable".equals(status)) {
      return u < QUESTIONABLE_TO_PROBABLE
          ? "probable"
          : u < QUESTIONABLE_TO_PROBABLE + QUESTIONABLE_TO_DOUBTFUL ? "doubtful" : status;
    }
    return "available".equals(status) && u < AVAILABLE_TO_PROBABLE ? "probable" : status;
  }
}
