package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.fixtures.Computing;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Computes every team of a season as the pipeline does.
 *
 * @param present for which games there are rows
 */
record WholeLeague(SeasonSchedule season, TeamGamesPresent present) {

  /** Computes dates; a team without rows may be absent. */
  void compute(
      Map<String, History<TeamDefenseGame>> teams,
      Iterable<LocalDate> dates,
      EntityCalculator.Sink<TeamDefenseZoneAnalysis> results) {
    TeamDefenseCalculator calculator = new TeamDefenseCalculator(season, present);
    League league = new League(teams.values());
    History<TeamDefenseGame> none = History.of(season.opener(), List.of(), List.of());
    for (String team : season.teams()) {
      Computing.compute(
          Processor.TDZA,
          calculator.of(team, teams.getOrDefault(team, none), league),
          dates,
          results);
    }
  }
}
