package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Signs that a season's files call one team by two codes. */
final class TeamCodes {

  private static final int TEAMS = 30;

  /** Before they have played so often, teams may well not have begun together. */
  private static final int FEWEST_GAMES = 3;

  private TeamCodes() {}

  static List<String> notes(Season season, GameLog log) {
    Doubts doubts = new Doubts();
    TreeMap<String, TreeSet<LocalDate>> dates = new TreeMap<>();
    for (GameLog.Game game : log.games()) {
      dates.computeIfAbsent(game.homeTeam(), team -> new TreeSet<>()).add(game.date());
      dates.computeIfAbsent(game.awayTeam(), team -> new TreeSet<>()).add(game.date());
    }
    for (Map.Entry<String, TreeSet<LocalDate>> ends : dates.entrySet()) {
      for (Map.Entry<String, TreeSet<LocalDate>> begins : dates.entrySet()) {
        if (ends.getValue().size() >= FEWEST_GAMES
            && !ends.getKey().equals(begins.getKey())
            && !begins.getValue().first().isBefore(ends.getValue().last())) {
          doubts.add(
              "schedule_%s: team %s ends on %s, team %s begins on %s; are they one team?"
                  .formatted(
                      season,
                      ends.getKey(),
                      ends.getValue().last(),
                      begins.getKey(),
                      begins.getValue().first()));
        }
      }
    }
    if (dates.size() > TEAMS) {
      doubts.add(
          "schedule_%s: %d teams, more than the league has (%s); are some of them called by two codes?"
              .formatted(season, dates.size(), String.join(", ", dates.keySet())));
    }
    return doubts.sentences();
  }
}
