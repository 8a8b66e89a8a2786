package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the files of one season are read against. */
final class SeasonScope {

  private final Season season;
  private final Mistakes mistakes;
  private final GameIds ids;
  private final Map<String, GameLog.Game> games = new LinkedHashMap<>();

  /** Games whose row in the schedule is a mistake: rows about them are not mistakes for that. */
  private final Set<String> broken = new HashSet<>();

  SeasonScope(Season season, Mistakes mistakes) {
    this.season = season;
    this.mistakes = mistakes;
    this.ids = new GameIds(season);
  }

  Season season() {
    return season;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  GameIds ids() {
    return ids;
  }

  /** The games of the schedule by the league's id, in file order. */
  Map<String, GameLog.Game> games() {
    return games;
  }

  Set<String> broken() {
    return broken;
  }

  /** Complains when the present row of a file belongs to another season. */
  void requireSeason(CsvTable csv) {
    if (!csv.text("season").equals(season.toString())) {
      throw csv.error("season", "is not the season of the file, " + season);
    }
  }
}
