package dev.fastbreak.core.phase3;

import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many player-games of a season have no context, because nobody expected the player to play for
 * that team on that date.
 *
 * @param debuts first games of the season
 * @param changes first games for another team
 * @param returns games after more than {@link ExpectedRoster#DAYS} days
 */
public record UnexpectedPlayers(long debuts, long changes, long returns) {

  public static UnexpectedPlayers of(List<PlayerGameSummary> playerGames) {
    Map<String, PlayerGameSummary> newest = new HashMap<>();
    long debuts = 0;
    long changes = 0;
    long returns = 0;
    for (PlayerGameSummary game :
        playerGames.stream().sorted(Comparator.comparing(PlayerGameSummary::gameDate)).toList()) {
      PlayerGameSummary last = newest.put(game.playerLookup(), game);
      if (last == null) {
        debuts++;
      } else if (!last.teamAbbr().equals(game.teamAbbr())) {
        changes++;
      } else if (!ExpectedRoster.expects(last.gameDate(), game.gameDate())) {
        returns++;
      }
    }
    return new UnexpectedPlayers(debuts, changes, returns);
  }

  public long count() {
    return debuts + changes + returns;
  }
}
