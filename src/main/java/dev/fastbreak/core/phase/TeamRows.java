package dev.fastbreak.core.phase;

import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.window.GameRow;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of all teams, and what is worked out from them once for all players. Safe for several
 * threads.
 */
public final class TeamRows {

  private final GroupedRows rows;
  private final ConcurrentHashMap<List<LocalDate>, TeamForms> forms = new ConcurrentHashMap<>();

  public TeamRows(GroupedRows rows) {
    this.rows = rows;
  }

  public GroupedRows rows() {
    return rows;
  }

  public <T extends Record & GameRow> EntityHistories<T> of(View<T> view) {
    return rows.of(view);
  }

  /** For which games a table has a row of the team. */
  public <T extends Record & GameRow> TeamGamesPresent present(View<T> view) {
    Set<TeamGame> present = new HashSet<>();
    rows.of(view)
        .byName()
        .forEach(
            (team, history) ->
                history
                    .newestFirst()
                    .forEach(game -> present.add(new TeamGame(team, game.gameDate()))));
    return new TeamGamesPresent(present);
  }

  /** The teams' forms before each of the dates. */
  public TeamForms forms(List<LocalDate> dates) {
    return forms.computeIfAbsent(dates, due -> TeamForms.of(of(Views.TEAM_OFFENSE), due));
  }
}
