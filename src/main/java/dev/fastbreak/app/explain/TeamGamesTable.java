package dev.fastbreak.app.explain;

import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.teams.TeamOffenseGame;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;

/** The games that a team's form is made of. */
final class TeamGamesTable {

  private TeamGamesTable() {}

  static Evidence of(History<TeamOffenseGame> games, String team, LocalDate date) {
    Evidence table =
        new Evidence(
            "Games of team %s before %s, newest first".formatted(team, date),
            "date, pace, offensive_rating, won, window, data_hash");
    int n = 0;
    for (TeamOffenseGame game : games.before(date).rows()) {
      table.row(
          game.gameDate(),
          game.pace(),
          game.offensiveRating(),
          game.winFlag(),
          n++ < TeamForm.GAMES ? "L10 season" : "season",
          game.dataHash());
    }
    return table;
  }
}
