package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.hash.NamedHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds games of a defending team for tests. Unless told otherwise the opponent makes 22 of 40 in
 * the paint, 8 of 20 from mid-range and 11 of 30 from three, and scores 110.
 */
public final class TeamGames {

  private final String team;
  private final LocalDate date;
  private Long points = 110L;
  private Long[] zones = {40L, 22L, 20L, 8L, 30L, 11L};
  private Long paintPoints = 44L;
  private Long[] blocks = {3L, 1L, null};
  private BigDecimal rating = new BigDecimal("108.50");
  private BigDecimal pace = new BigDecimal("99.5");
  private Instant processedAt = Instant.parse("2022-07-01T00:00:00Z");

  private TeamGames(String team, LocalDate date) {
    this.team = team;
    this.date = date;
  }

  public static TeamGames of(String team, LocalDate date) {
    return new TeamGames(team, date);
  }

  /** Attempts and makes: paint, mid-range, three. Points in the paint follow. */
  public TeamGames zones(long... values) {
    for (int i = 0; i < 6; i++) {
      zones[i] = values[i];
    }
    paintPoints = 2 * values[1];
    return this;
  }

  /** A game without shot data: only the threes of the box score are known. */
  public TeamGames withoutZones() {
    for (int i = 0; i < 4; i++) {
      zones[i] = null;
    }
    paintPoints = null;
    return this;
  }

  public TeamGames withoutZone(int zone) {
    zones[2 * zone] = null;
    zones[2 * zone + 1] = null;
    return this;
  }

  public TeamGames paintPoints(Long value) {
    paintPoints = value;
    return this;
  }

  public TeamGames blocks(Long paint, Long midRange, Long three) {
    blocks = new Long[] {paint, midRange, three};
    return this;
  }

  public TeamGames scoring(Long pointsAllowed, String defensiveRating, String opponentPace) {
    points = pointsAllowed;
    rating = defensiveRating == null ? null : new BigDecimal(defensiveRating);
    pace = opponentPace == null ? null : new BigDecimal(opponentPace);
    return this;
  }

  public TeamGames processedAt(Instant when) {
    processedAt = when;
    return this;
  }

  /** The row; its hash follows from its content. */
  public TeamDefenseGame build() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("team", team);
    content.put("date", date);
    content.put("points", points);
    for (int i = 0; i < 6; i++) {
      content.put("zone" + i, zones[i]);
    }
    for (int i = 0; i < 3; i++) {
      content.put("blocks" + i, blocks[i]);
    }
    content.put("paint_points", paintPoints);
    content.put("rating", rating);
    content.put("pace", pace);
    return new TeamDefenseGame(
        team,
        date,
        points,
        zones[0],
        zones[1],
        zones[2],
        zones[3],
        zones[4],
        zones[5],
        paintPoints,
        blocks[0],
        blocks[1],
        blocks[2],
        rating,
        pace,
        NamedHash.of(content),
        processedAt);
  }
}
