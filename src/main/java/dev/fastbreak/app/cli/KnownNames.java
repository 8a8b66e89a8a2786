package dev.fastbreak.app.cli;

import dev.fastbreak.app.explain.Names;
import dev.fastbreak.app.explain.TeamNames;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The players and teams of a warehouse, to tell a name without data from a name that is wrong. */
final class KnownNames {

  /** Whom a box score is of. */
  record Player(String playerLookup, LocalDate gameDate) {}

  private final Set<String> players = new TreeSet<>();
  private final Set<String> teams = new TreeSet<>();

  KnownNames(WarehouseSession session, LeagueCalendar calendar) {
    session
        .fetch(Slice.all(Projection.of(Tables.PLAYER_GAME_SUMMARY, Player.class)))
        .rows()
        .forEach(player -> players.add(player.playerLookup()));
    calendar.seasons().values().forEach(season -> teams.addAll(season.teams()));
  }

  /**
   * Checks that there is a player or team of that name.
   *
   * @throws UsageException when there is none, with the names that may have been meant
   */
  void require(String option, String typed) {
    String player = Names.stored(Processor.PSZA, typed);
    String team = Names.stored(Processor.TDZA, typed);
    if (players.contains(player) || players.contains(typed) || teams.contains(team)) {
      return;
    }
    List<String> near = new ArrayList<>(Names.near(player, players));
    TeamNames.near(typed).stream().filter(teams::contains).forEach(near::add);
    throw new UsageException(
        "%s '%s': no player and no team of this warehouse has that name%s."
            .formatted(
                option,
                typed,
                near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near)));
  }
}
