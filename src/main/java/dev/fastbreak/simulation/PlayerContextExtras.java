package dev.fastbreak.simulation;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What box scores do not tell of a player before a game: age, fourth-quarter minutes, betting
 * lines, shades of fitness; and the holes that such a table has.
 */
record PlayerContextExtras(SimulatedSeason season, Holes holes, PlayerNames names) {

  /** Rows in which one column, or a group that comes together, is unknown. */
  private static final double UNKNOWN = 0.004;

  /** Rows that are missing, beside whole dates. */
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

  List<UpcomingPlayerGameContext> of(List<UpcomingPlayerGameContext> derived) {
    Map<String, BigDecimal> lines = lines();
    return holes.in(
        Tables.UPCOMING_PLAYER_GAME_CONTEXT,
        derived,
        draft -> {
          double kept = holes.contextsKept(draft.date()) * (1 - ROW_MISSING);
          boolean comes = !holes.rowsMissing() || draft.dice.chance(kept);
          if (comes) {
            fill(draft, lines.get(draft.text("player_lookup") + " " + draft.date()));
          }
          return comes;
        });
  }

  /**
   * Lines on points, a half-point off any whole number, around the mean of the games before; by
   * player and date.
   */
  private Map<String, BigDecimal> lines() {
    Map<Long, IntSummaryStatistics> scoring = new HashMap<>();
    Map<String, BigDecimal> lines = new HashMap<>();
    for (GameLog.PlayerBox box : season.log().playerBoxes()) {
      IntSummaryStatistics points =
          scoring.computeIfAbsent(box.playerId(), id -> new IntSummaryStatistics());
      if (points.getCount() >= PROP_GAMES && points.getAverage() >= PROP_POINTS) {
        String lookup = names.lookup(box.playerId());
        Dice dice =
            holes.dice(Tables.PLAYER_GAME_SUMMARY, box.date().toEpochDay(), lookup + "/line");
        if (dice.chance(PROP_OFFERED)) {
          double expected = points.getAverage() + dice.normal(0, 1.2);
          long whole = Math.max(3, (long) Math.floor(expected));
          lines.put(lookup + " " + box.date(), BigDecimal.valueOf(10 * whole + 5, 1));
        }
      }
      points.accept(box.points());
    }
    return lines;
  }

  private void fill(RowDraft<UpcomingPlayerGameContext> draft, @Nullable BigDecimal line) {
    Dice dice = draft.dice;
    draft
        .set("player_age", age(draft))
        .set("fourth_quarter_minutes_last_7", fourthQuarterMinutes(draft))
        .set("player_status", status(draft.text("player_status"), dice.uniform()))
        .set("has_prop_line", line != null)
        .set("current_points_line", line);
    if (dice.chance(NOT_READY)) {
      draft.set("is_production_ready", false);
    }
    draft
        .clearSome(UNKNOWN, "universal_player_id", "home_game", "days_rest back_to_back")
        .clearSome(UNKNOWN, WORKLOAD, "projected_usage_rate", "avg_usage_rate_last_7_games")
        .clearSome(UNKNOWN, "star_teammates_out", "pace_differential opponent_pace_last_10")
        .clearSome(UNKNOWN, "pace_differential", "opponent_days_rest", "player_status")
        .clearSome(UNKNOWN, "season_phase", "has_prop_line current_points_line")
        .clearSome(UNKNOWN, "is_production_ready");
  }

  private @Nullable Long age(RowDraft<UpcomingPlayerGameContext> draft) {
    Athlete athlete = season.athletes().get(draft.text("universal_player_id"));
    SeasonCalendar calendar = season.calendar();
    Dice dice =
        holes.dice(
            Tables.UPCOMING_PLAYER_GAME_CONTEXT, -calendar.year(), draft.text("player_lookup"));
    return athlete == null || dice.chance(AGE_UNKNOWN)
        ? null
        : (Long) athlete.ageOn(ChronoUnit.DAYS.between(calendar.opener(), draft.date()));
  }

  /** About a quarter of the minutes, less for those who rest when the game is decided. */
  private static @Nullable Long fourthQuarterMinutes(RowDraft<UpcomingPlayerGameContext> draft) {
    double share = 0.17 + 0.12 * draft.dice.uniform();
    return draft.get("minutes_in_last_7_days") instanceof Long minutes
            && !draft.dice.chance(FOURTH_QUARTER_UNKNOWN)
        ? (Long) Math.round(share * minutes)
        : null;
  }

  private static String status(String status, double chance) {
    return switch (status) {
      case "questionable" ->
          chance < QUESTIONABLE_TO_PROBABLE
              ? "probable"
              : chance < QUESTIONABLE_TO_PROBABLE + QUESTIONABLE_TO_DOUBTFUL ? "doubtful" : status;
      case "available" -> chance < AVAILABLE_TO_PROBABLE ? "probable" : status;
      default -> status;
    };
  }
}
