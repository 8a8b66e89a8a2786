package dev.fastbreak.core.teamdefense;

import static dev.fastbreak.core.number.Statistics.mean;
import static dev.fastbreak.core.number.Statistics.round;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneTotals;
import dev.fastbreak.core.number.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The zone values of a team's newest 15 games. They are computed over the zone rows of the window,
 * and unknown when there are fewer than eight of those.
 */
public final class ZoneDefense {

  /** Zone rows without which a window of 15 says nothing about zones. */
  public static final int FEWEST_ZONE_GAMES = 8;

  private final ZoneTotals totals;
  private final List<TeamDefenseGame> zoneGames;
  private final boolean known;
  private final Map<ShotZone, Fraction> versusLeague = new EnumMap<>(ShotZone.class);

  ZoneDefense(List<TeamDefenseGame> games, LeagueAverages league) {
    totals = ZoneTotals.over(games);
    known = totals.zoneGames() >= FEWEST_ZONE_GAMES;
    zoneGames = known ? games.stream().filter(TeamDefenseGame::hasZones).toList() : List.of();
    for (ShotZone zone : ShotZone.values()) {
      Fraction allowed = known ? totals.percentage(zone) : null;
      if (allowed != null) {
        versusLeague.put(zone, allowed.minus(league.of(zone)).times(100));
      }
    }
  }

  /** Makes / attempts allowed in a zone, 3 decimals; null without attempts there. */
  @Nullable BigDecimal percentage(ShotZone zone) {
    return known ? round(totals.percentage(zone), 3) : null;
  }

  /** Attempts allowed in a zone per game with zone data, 1 decimal. */
  @Nullable BigDecimal attemptsPerGame(ShotZone zone) {
    return known ? round(totals.attemptsPerGame(zone), 1) : null;
  }

  /** Points allowed in the paint per game with zone data that tells them, 1 decimal. */
  @Nullable BigDecimal paintPointsPerGame() {
    return round(mean(zoneGames, TeamDefenseGame::pointsInPaintAllowed), 1);
  }

  /** Blocks in a zone per game with zone data that tells them, 1 decimal. */
  @Nullable BigDecimal blocksPerGame(ShotZone zone) {
    return round(
        mean(
            zoneGames,
            game ->
                switch (zone) {
                  case PAINT -> game.blocksPaint();
                  case MID_RANGE -> game.blocksMidRange();
                  case PERIMETER -> game.blocksThreePt();
                }),
        1);
  }

  /** Exact percentage allowed minus the league's, in percentage points, 2 decimals. */
  @Nullable BigDecimal versusLeague(ShotZone zone) {
    return round(versusLeague.get(zone), 2);
  }

  /** Whether all three differences to the league are known. */
  boolean isComplete() {
    return versusLeague.size() == ShotZone.values().length;
  }

  /** The zone with the least exact difference to the league; the first of equals. */
  @Nullable String strongest() {
    return extreme(-1);
  }

  /** The zone with the greatest exact difference to the league; the first of equals. */
  @Nullable String weakest() {
    return extreme(1);
  }

  private @Nullable String extreme(int sign) {
    Map.Entry<ShotZone, Fraction> best = null;
    for (Map.Entry<ShotZone, Fraction> entry : versusLeague.entrySet()) {
      if (best == null || sign * entry.getValue().compareTo(best.getValue()) > 0) {
        best = entry;
      }
    }
    return best == null ? null : best.getKey().label();
  }

  /** What was missing, joined by {@code "; "}; null when nothing was. */
  @Nullable String notes() {
    List<String> notes = new ArrayList<>();
    if (known) {
      for (ShotZone zone : ShotZone.values()) {
        if (totals.attempts(zone) == 0) {
          notes.add(noAttempts(zone));
        }
      }
    }
    String gap = totals.gapNote();
    if (gap != null) {
      notes.add(gap);
    }
    return notes.isEmpty() ? null : String.join("; ", notes);
  }

  private static String noAttempts(ShotZone zone) {
    return switch (zone) {
      case PAINT -> "No paint attempts";
      case MID_RANGE -> "No mid-range attempts";
      case PERIMETER -> "No three-point attempts";
    };
  }
}
