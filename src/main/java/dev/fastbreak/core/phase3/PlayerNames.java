package dev.fastbreak.core.phase3;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The name under which each player is stored, one per id across all seasons given together.
 *
 * <p>{@code player_lookup} is the player's name in Unicode NFKD without its combining marks, in
 * lower case, with everything but {@code a-z} and {@code 0-9} removed: {@code Luka Dončić} is
 * {@code lukadoncic}, {@code P.J. Tucker} is {@code pjtucker}. Where several ids arrive at the same
 * result the smallest keeps it and the larger ids get their id appended. {@code
 * universal_player_id} is {@code player_lookup} with {@code _001} behind it.
 *
 * <p>A player whose name changes keeps the lookup of the earliest box score, so that his history
 * does not break in two and a new season does not rename rows of an old one.
 */
public final class PlayerNames {

  private final Map<Long, String> lookups;

  private PlayerNames(Map<Long, String> lookups) {
    this.lookups = lookups;
  }

  /** Names every player who has a box score in one of the seasons. */
  public static PlayerNames of(Collection<GameLog> seasons) {
    TreeMap<Long, GameLog.PlayerBox> earliest = new TreeMap<>();
    for (GameLog season : seasons) {
      for (GameLog.PlayerBox box : season.playerBoxes()) {
        earliest.merge(
            box.playerId(), box, (old, other) -> other.date().isBefore(old.date()) ? other : old);
      }
    }
    Map<Long, String> lookups = new HashMap<>();
    Set<String> taken = new HashSet<>();
    earliest.forEach(
        (id, box) -> {
          String lookup = lookup(box.playerName());
          while (!taken.add(lookup)) {
            lookup += id;
          }
          lookups.put(id, lookup);
        });
    return new PlayerNames(lookups);
  }

  /** A name as it is looked up, before ids that share it are told apart. */
  public static String lookup(String playerName) {
    String decomposed = Normalizer.normalize(playerName, Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char letter = decomposed.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        kept.append((char) (letter - 'A' + 'a'));
      } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        kept.append(letter);
      }
    }
    return kept.toString();
  }

  /**
   * The player's {@code player_lookup}.
   *
   * @throws IllegalArgumentException when the player has no box score
   */
  public String lookup(long playerId) {
    String lookup = lookups.get(playerId);
    if (lookup == null) {
      throw new IllegalArgumentException("Player " + playerId + " has no box score");
    }
    return lookup;
  }

  /** The {@code universal_player_id} that belongs to a {@code player_lookup}. */
  public static String universalId(String playerLookup) {
    return playerLookup + "_001";
  }
}
