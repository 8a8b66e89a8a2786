package dev.fastbreak.core.phase3;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code player_game_summary}: one row per player's box score.
 *
 * <table>
 *   <caption>Columns that are not copied</caption>
 *   <tr><td>{@code paint_*}, {@code mid_range_*}</td><td>see {@link ShotZones}</td></tr>
 *   <tr><td>{@code ts_pct}</td><td>PTS / (2 (FGA + 0.44 FTA)); null when that is a division by
 *       0</td></tr>
 *   <tr><td>{@code usage_rate}</td><td>percent, 100 (FGA + 0.44 FTA + TOV) (team MIN / 5) / (MIN
 *       (team FGA + 0.44 team FTA + team TOV)), team sums over the box scores of the team's players
 *       in that game; null when that is a division by 0</td></tr>
 *   <tr><td>{@code assisted_fg_makes}, {@code unassisted_fg_makes}, {@code is_dnp}</td><td>null:
 *       box scores do not tell</td></tr>
 *   <tr><td>{@code is_active}</td><td>true: who has a box score played</td></tr>
 * </table>
 */
final class PlayerGames {

  private static final int USAGE_SCALE = 2;
  private static final int TRUE_SHOOTING_SCALE = 3;
  private static final int MINUTES_SCALE = 1;
  private static final int PLAYERS_ON_THE_FLOOR = 5;

  private final PlayerNames names;
  private final SeasonGames games;
  private final ShotZones zones;
  private final Map<GameTeam, TeamSum> teams = new HashMap<>();

  private PlayerGames(PlayerNames names, SeasonGames games, ShotZones zones) {
    this.names = names;
    this.games = games;
    this.zones = zones;
  }

  /** The rows in the order of the box scores. */
  static List<PlayerGame> of(
      GameLog season, PlayerNames names, SeasonGames games, ShotZones zones) {
    PlayerGames rows = new PlayerGames(names, games, zones);
    for (GameLog.PlayerBox box : season.playerBoxes()) {
      rows.teams.computeIfAbsent(gameTeam(box), key -> new TeamSum()).add(box);
    }
    List<PlayerGame> all = new ArrayList<>(season.playerBoxes().size());
    for (GameLog.PlayerBox box : season.playerBoxes()) {
      all.add(new PlayerGame(box, rows.row(box)));
    }
    return all;
  }

  private PlayerGameSummary row(GameLog.PlayerBox box) {
    String lookup = names.lookup(box.playerId());
    ZoneCounts shots = zones.ofPlayer(box);
    return new PlayerGameSummary(
        lookup,
        PlayerNames.universalId(box.playerId()),
        games.gameId(box.gameId()),
        box.gameId(),
        box.date(),
        box.team(),
        box.opponent(),
        games.seasonYear(),
        (long) box.points(),
        BigDecimal.valueOf(10L * box.minutes(), MINUTES_SCALE),
        usageRate(box),
        trueShooting(box),
        (long) box.fieldGoalsAttempted(),
        (long) box.fieldGoalsMade(),
        (long) box.threesAttempted(),
        (long) box.threesMade(),
        (long) box.freeThrowsAttempted(),
        (long) box.freeThrowsMade(),
        shots == null ? null : shots.paintAttempts(),
        shots == null ? null : shots.paintMakes(),
        shots == null ? null : shots.midRangeAttempts(),
        shots == null ? null : shots.midRangeMakes(),
        null,
        null,
        (long) box.offensiveRebounds(),
        (long) box.defensiveRebounds(),
        (long) box.rebounds(),
        (long) box.assists(),
        (long) box.steals(),
        (long) box.blocks(),
        (long) box.turnovers(),
        (long) box.personalFouls(),
        (long) box.plusMinus(),
        box.won(),
        box.home(),
        true,
        null);
  }

  private @Nullable BigDecimal usageRate(GameLog.PlayerBox box) {
    TeamSum team = teams.getOrDefault(gameTeam(box), new TeamSum());
    long divisor = PLAYERS_ON_THE_FLOOR * box.minutes() * team.ended;
    return divisor == 0
        ? null
        : Fraction.of(100 * ended(box) * team.minutes, divisor).round(USAGE_SCALE);
  }

  private static @Nullable BigDecimal trueShooting(GameLog.PlayerBox box) {
    long shootingHundredths =
        PossessionsEnded.hundredths(box.fieldGoalsAttempted(), box.freeThrowsAttempted(), 0);
    return shootingHundredths == 0
        ? null
        : Fraction.of(100L * box.points(), 2 * shootingHundredths).round(TRUE_SHOOTING_SCALE);
  }

  private static GameTeam gameTeam(GameLog.PlayerBox box) {
    return new GameTeam(box.gameId(), box.team());
  }

  private static long ended(GameLog.PlayerBox box) {
    return PossessionsEnded.hundredths(
        box.fieldGoalsAttempted(), box.freeThrowsAttempted(), box.turnovers());
  }

  /** What a team's players did in a game, together. */
  private static final class TeamSum {
    private long minutes;
    private long ended;

    void add(GameLog.PlayerBox box) {
      minutes += box.minutes();
      ended += ended(box);
    }
  }
}
