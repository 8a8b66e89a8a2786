package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the files of one season are read against.
 *
 * @param games the games of the schedule by the league's id, in file order
 * @param broken games whose row in the schedule is a mistake: rows about them are not mistakes for
 *     that
 */
record SeasonScope(
    Season season,
    Mistakes mistakes,
    GameIds ids,
    Map<String, GameLog.Game> games,
    Set<String> broken) {

  SeasonScope(Season season, Mistakes mistakes) {
    this(season, mistakes, new GameIds(season), new LinkedHashMap<>(), new HashSet<>());
  }

  /** Complains when the present row of a file belongs to another season. */
  void requireSeason(CsvTable csv) {
    if (!csv.text("season").equals(season.toString())) {
      throw csv.error("season", "is not the season of the file, " + season);
    }
  }
}
