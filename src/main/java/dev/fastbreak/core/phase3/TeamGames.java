package dev.fastbreak.core.phase3;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code team_offense_game_summary} and {@code team_defense_game_summary}: one row each per team's
 * box score.
 *
 * <p>Possessions of a team in a game are FGA + 0.44 FTA - OREB + TOV, with the team's official
 * turnovers.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>{@code offensive_rating}</td><td>100 PTS / possessions; null without
 *       possessions</td></tr>
 *   <tr><td>{@code pace}</td><td>possessions 48 / (48 + 5 overtime periods)</td></tr>
 *   <tr><td>{@code points_allowed}, {@code opp_three_pt_*}</td><td>from the opponent's box
 *       score</td></tr>
 *   <tr><td>{@code opp_paint_*}, {@code opp_mid_range_*}</td><td>the opponent's shots, see {@link
 *       ShotZones}; the points allowed there are 2 per make, 3 per three-pointer</td></tr>
 *   <tr><td>{@code blocks_*}</td><td>null: box scores do not tell where</td></tr>
 *   <tr><td>{@code defensive_rating}</td><td>100 opponent's PTS / opponent's possessions; null
 *       without possessions</td></tr>
 *   <tr><td>{@code opponent_pace}</td><td>the opponent's {@code pace}</td></tr>
 *   <tr><td>{@code win_flag}, {@code home_game}</td><td>of the row's own team</td></tr>
 * </table>
 */
record TeamGames(GameLog season, SeasonGames games, ShotZones zones) {

  private static final int RATING_SCALE = 2;
  private static final int PACE_SCALE = 1;
  private static final int REGULATION_MINUTES = 48;
  private static final int OVERTIME_MINUTES = 5;

  /** The offence's rows in the order of the box scores. */
  List<TeamOffenseGameSummary> offense() {
    List<TeamOffenseGameSummary> rows = new ArrayList<>(season.teamBoxes().size());
    for (GameLog.TeamBox box : season.teamBoxes()) {
      Fraction possessions = possessions(box);
      rows.add(
          new TeamOffenseGameSummary(
              box.team(),
              games.gameId(box.gameId()),
              box.gameId(),
              box.date(),
              box.opponent(),
              games.seasonYear(),
              (long) box.points(),
              rating(box.points(), possessions),
              pace(box),
              box.won(),
              box.home()));
    }
    return rows;
  }

  /**
   * The defence's rows in the order of the box scores.
   *
   * @throws IllegalArgumentException when the opponent of a box score has none
   */
  List<TeamDefenseGameSummary> defense() {
    Map<GameTeam, GameLog.TeamBox> boxes = new HashMap<>();
    season.teamBoxes().forEach(box -> boxes.put(new GameTeam(box.gameId(), box.team()), box));
    List<TeamDefenseGameSummary> rows = new ArrayList<>(season.teamBoxes().size());
    for (GameLog.TeamBox box : season.teamBoxes()) {
      GameLog.TeamBox opponent = boxes.get(new GameTeam(box.gameId(), box.opponent()));
      if (opponent == null) {
        throw new IllegalArgumentException(
            "Game %s has a box score of %s but none of %s"
                .formatted(box.gameId(), box.team(), box.opponent()));
      }
      rows.add(defense(box, opponent));
    }
    return rows;
  }

  private TeamDefenseGameSummary defense(GameLog.TeamBox box, GameLog.TeamBox opponent) {
    ZoneCounts shots = zones.ofTeam(opponent.gameId(), opponent.team());
    Fraction possessions = possessions(opponent);
    return new TeamDefenseGameSummary(
        box.team(),
        games.gameId(box.gameId()),
        box.gameId(),
        box.date(),
        box.opponent(),
        games.seasonYear(),
        (long) opponent.points(),
        shots == null ? null : shots.paintAttempts(),
        shots == null ? null : shots.paintMakes(),
        shots == null ? null : shots.midRangeAttempts(),
        shots == null ? null : shots.midRangeMakes(),
        (long) opponent.threesAttempted(),
        (long) opponent.threesMade(),
        shots == null ? null : 2 * shots.paintMakes(),
        shots == null ? null : 2 * shots.midRangeMakes(),
        3L * opponent.threesMade(),
        null,
        null,
        null,
        rating(opponent.points(), possessions),
        pace(opponent),
        box.won(),
        box.home());
  }

  private static Fraction possessions(GameLog.TeamBox box) {
    long ended =
        PossessionsEnded.hundredths(
            box.fieldGoalsAttempted(), box.freeThrowsAttempted(), box.turnovers());
    return Fraction.of(ended - 100L * box.offensiveRebounds(), 100);
  }

  private static BigDecimal pace(GameLog.TeamBox box) {
    long minutes = REGULATION_MINUTES + (long) OVERTIME_MINUTES * box.overtimePeriods();
    return possessions(box).times(REGULATION_MINUTES).dividedBy(minutes).round(PACE_SCALE);
  }

  private static @Nullable BigDecimal rating(int points, Fraction possessions) {
    return possessions.signum() == 0
        ? null
        : Fraction.of(100L * points).dividedBy(possessions).round(RATING_SCALE);
  }
}
