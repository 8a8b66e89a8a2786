package dev.fastbreak.core.shotzones;

import dev.fastbreak.core.hash.NamedHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds games of a player for tests. Unless told otherwise: 5 attempts and 3 makes in the paint, 2
 * and 1 from mid-range, 3 and 1 from three, no word on assists.
 */
public final class PlayerGames {

  private final LocalDate date;
  private String player = "lebronjames";
  private String universalId = "lebronjames_001";
  private String team = "LAL";
  private Boolean active = true;
  private BigDecimal minutes = new BigDecimal("30.0");
  private Long points = 14L;
  private Long[] zones = {5L, 3L, 2L, 1L, 3L, 1L};
  private Long attempts = 10L;
  private Long makes = 5L;
  private Long assisted;
  private Long unassisted;
  private Instant processedAt = Instant.parse("2022-07-01T00:00:00Z");

  private PlayerGames(LocalDate date) {
    this.date = date;
  }

  public static PlayerGames on(LocalDate date) {
    return new PlayerGames(date);
  }

  public PlayerGames player(String lookup) {
    player = lookup;
    universalId = lookup + "_001";
    return this;
  }

  public PlayerGames universalId(String id) {
    universalId = id;
    return this;
  }

  public PlayerGames team(String abbreviation) {
    team = abbreviation;
    return this;
  }

  /** Attempts and makes: paint, mid-range, three. Field goals follow. */
  public PlayerGames zones(long... values) {
    for (int i = 0; i < 6; i++) {
      zones[i] = values[i];
    }
    attempts = values[0] + values[2] + values[4];
    makes = values[1] + values[3] + values[5];
    return this;
  }

  /** Neither paint nor mid-range is known; threes are, as from a box score. */
  public PlayerGames withoutZones() {
    zones[0] = null;
    zones[1] = null;
    zones[2] = null;
    zones[3] = null;
    return this;
  }

  /** One zone is not known: 0 paint, 1 mid-range, 2 three. */
  public PlayerGames withoutZone(int zone) {
    zones[2 * zone] = null;
    zones[2 * zone + 1] = null;
    return this;
  }

  public PlayerGames assists(Long onAPass, Long alone) {
    assisted = onAPass;
    unassisted = alone;
    return this;
  }

  public PlayerGames fieldGoals(Long attempted, Long made) {
    attempts = attempted;
    makes = made;
    return this;
  }

  public PlayerGames activity(Boolean isActive, String minutesPlayed, Long pointsScored) {
    active = isActive;
    minutes = minutesPlayed == null ? null : new BigDecimal(minutesPlayed);
    points = pointsScored;
    return this;
  }

  /** On the list, not in the game. */
  public PlayerGames inactive() {
    return activity(false, null, null).fieldGoals(null, null).nothing();
  }

  /** Dressed, but never sent in. */
  public PlayerGames benched() {
    return activity(true, "0.0", 0L).fieldGoals(0L, 0L).nothing();
  }

  private PlayerGames nothing() {
    zones = new Long[6];
    return this;
  }

  public PlayerGames processedAt(Instant when) {
    processedAt = when;
    return this;
  }

  /** The row; its hash follows from its content. */
  public PlayerGame build() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("player", player);
    content.put("id", universalId);
    content.put("date", date);
    content.put("team", team);
    content.put("active", active);
    content.put("minutes", minutes);
    content.put("points", points);
    content.put("attempts", attempts);
    content.put("makes", makes);
    for (int i = 0; i < 6; i++) {
      content.put("zone" + i, zones[i]);
    }
    content.put("assisted", assisted);
    content.put("unassisted", unassisted);
    return new PlayerGame(
        player,
        universalId,
        date,
        team,
        active,
        minutes,
        points,
        attempts,
        makes,
        zones[0],
        zones[1],
        zones[2],
        zones[3],
        zones[4],
        zones[5],
        assisted,
        unassisted,
        NamedHash.of(content),
        processedAt);
  }
}
