package dev.fastbreak.core.phase3;

import dev.fastbreak.core.phase3.GameLog.PlayerBox;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names under which the players of one season are stored.
 *
 * <p>{@code player_lookup} is the player's name transliterated to plain ASCII, in lower case, with
 * everything but {@code a-z} and {@code 0-9} removed: {@code Luka Dončić} is {@code lukadoncic},
 * {@code P.J. Tucker} is {@code pjtucker}. It is made of the name in his first box score of the
 * season. Where several ids arrive at the same result, the one whose first box score is the
 * earliest keeps it and the others get their id appended. So neither another season nor a later
 * game renames anybody.
 *
 * <p>{@code universal_player_id} is {@code nba_} and the league's player id: the same for one man
 * in all seasons and under all names.
 */
public final class PlayerNames {

  private static final Comparator<PlayerBox> FIRST =
      Comparator.comparing(PlayerBox::date)
          .thenComparing(PlayerBox::gameId)
          .thenComparing(PlayerBox::playerId);

  private final Map<Long, String> lookups = new HashMap<>();

  private PlayerNames(List<PlayerBox> debuts) {
    Set<String> taken = new HashSet<>();
    for (PlayerBox box : debuts) {
      String lookup = lookup(box.playerName());
      if (lookup.isEmpty()) {
        lookup = "player" + box.playerId();
      }
      while (!taken.add(lookup)) {
        lookup += box.playerId();
      }
      lookups.put(box.playerId(), lookup);
    }
  }

  /** Names every player who has a box score in the season. */
  public static PlayerNames of(GameLog season) {
    Map<Long, PlayerBox> debuts = new HashMap<>();
    for (PlayerBox box : season.playerBoxes()) {
      debuts.merge(
          box.playerId(), box, (one, other) -> FIRST.compare(other, one) < 0 ? other : one);
    }
    return new PlayerNames(debuts.values().stream().sorted(FIRST).toList());
  }

  /** A name as it is looked up, before ids that share it are told apart; maybe empty. */
  public static String lookup(String playerName) {
    return PlainLetters.of(playerName).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
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

  /** The {@code universal_player_id} of one of the league's player ids. */
  public static String universalId(long playerId) {
    return "nba_" + playerId;
  }
}
