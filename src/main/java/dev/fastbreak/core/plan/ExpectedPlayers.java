package dev.fastbreak.core.plan;

import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.season.SeasonGame;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom each team expects on each date of a season, by the games before it. */
final class ExpectedPlayers {

  private final Map<LocalDate, Map<String, Set<String>>> byDate = new HashMap<>();

  ExpectedPlayers(SeasonSchedule season, EntityHistories<PlayerGameFingerprint> games) {
    for (LocalDate date : season.gameDates()) {
      Map<String, Set<String>> teams = new HashMap<>();
      Map<String, SeasonGame> playing = season.games(date);
      games
          .byName()
          .forEach(
              (player, history) -> {
                List<PlayerGameFingerprint> newest = history.before(date).newest(1);
                if (!newest.isEmpty()
                    && ExpectedRoster.expects(newest.get(0).gameDate(), date)
                    && playing.containsKey(newest.get(0).teamAbbr())) {
                  teams
                      .computeIfAbsent(newest.get(0).teamAbbr(), team -> new HashSet<>())
                      .add(player);
                }
              });
      byDate.put(date, teams);
    }
  }

  /** The expected players of each team that plays on a date. */
  Map<String, Set<String>> on(LocalDate date) {
    return byDate.getOrDefault(date, Map.of());
  }
}
