package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.teamdefense.League;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teamdefense.TeamDefenseGame;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import java.time.LocalDate;
import java.util.List;

/** TDZA: every team of the season, compared with the league. */
final class TeamDefense {

  private TeamDefense() {}

  static Entities<TeamDefenseZoneAnalysis> entities(PhaseInputs inputs, List<LocalDate> dates) {
    SeasonSchedule season = inputs.facts().schedule();
    EntityHistories<TeamDefenseGame> games = inputs.teams().of(Views.TEAM_DEFENSE);
    League league = new League(games.byName().values());
    TeamDefenseCalculator calculator =
        new TeamDefenseCalculator(season, inputs.teams().present(Views.TEAM_DEFENSE));
    return inputs.entities(
        Processor.TDZA, season.teams(), team -> calculator.of(team, games.of(team), league));
  }
}
