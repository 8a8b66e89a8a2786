package dev.fastbreak.core.shotzones;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneTotals;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.window.SampleSize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a row that follows from the player's newest 20 games alone. It stays the same until
 * he plays again, so it is computed once a game and not once a date.
 *
 * @param newest the newest game: it names the player and his team
 * @param gamesOf10 games in the window of 10
 * @param gamesOf20 games in the window of 20
 * @param ten zone values of the newest 10
 * @param paintRateOf20 percent of attempts in the paint, 2 decimals
 * @param paintPctOf20 makes / attempts in the paint, 3 decimals
 * @param notes how many of the newest 10 had zone data, when not all had
 * @param source the games of the window of 20
 */
public record ShotZoneProfile(
    PlayerGame newest,
    int gamesOf10,
    int gamesOf20,
    ShotMix ten,
    @Nullable BigDecimal paintRateOf20,
    @Nullable BigDecimal paintPctOf20,
    @Nullable String notes,
    SourceTrace source) {

  /** Length of the short window; a player with fewer games has no row. */
  public static final int SHORT = 10;

  /** Length of the long window. */
  public static final int LONG = 20;

  /** Games of the long window without which its values stay null. */
  public static final int FEWEST_OF_20 = 15;

  /** Zone rows of the long window without which its values stay null. */
  public static final int FEWEST_ZONE_GAMES_OF_20 = 10;

  private static final int MEDIUM = 7;

  /**
   * Computes the profile.
   *
   * @param twenty the newest played games, newest first: at least 10, at most 20
   */
  static ShotZoneProfile of(List<PlayerGame> twenty, SourceHasher sources) {
    List<PlayerGame> ten = twenty.subList(0, SHORT);
    ZoneTotals totalsOf10 = ZoneTotals.over(ten);
    ZoneTotals totalsOf20 = ZoneTotals.over(twenty);
    boolean known =
        twenty.size() >= FEWEST_OF_20 && totalsOf20.zoneGames() >= FEWEST_ZONE_GAMES_OF_20;
    return new ShotZoneProfile(
        twenty.get(0),
        ten.size(),
        twenty.size(),
        ShotMix.of(ten, totalsOf10),
        known ? Statistics.round(totalsOf20.rate(ShotZone.PAINT), 2) : null,
        known ? Statistics.round(totalsOf20.percentage(ShotZone.PAINT), 3) : null,
        totalsOf10.gapNote(),
        new SourceTrace(
            sources.hash(twenty.stream().map(PlayerGame::dataHash).toList()), twenty.size()));
  }

  PlayerShotZoneAnalysis on(LocalDate date, Completeness completeness) {
    return new PlayerShotZoneAnalysis(
        newest.playerLookup(),
        newest.universalPlayerId(),
        date,
        ten.paintRate(),
        ten.midRangeRate(),
        ten.threePtRate(),
        ten.totalShots(),
        gamesOf10,
        SampleSize.quality(gamesOf10, SHORT),
        ten.paintPct(),
        ten.midRangePct(),
        ten.threePtPct(),
        ten.paintPerGame(),
        ten.midRangePerGame(),
        ten.threePtPerGame(),
        paintRateOf20,
        paintPctOf20,
        gamesOf20,
        SampleSize.quality(gamesOf20, LONG),
        ten.assistedRate(),
        ten.unassistedRate(),
        null,
        ten.primaryZone(),
        SampleSize.tier(gamesOf10, SHORT, MEDIUM),
        notes,
        source,
        false,
        null,
        completeness);
  }
}
