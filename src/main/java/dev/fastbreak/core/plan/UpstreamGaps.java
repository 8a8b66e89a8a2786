package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.UpstreamGap.Kind;
import dev.fastbreak.core.season.SeasonGame;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares what a season's upstream tables hold with the games of its schedule. */
public final class UpstreamGaps {

  private final InputDigests known;
  private final SeasonSchedule season;
  private final List<UpstreamGap> gaps = new ArrayList<>();

  private UpstreamGaps(InputDigests known) {
    this.known = known;
    this.season = known.season();
  }

  public static List<UpstreamGap> of(InputDigests known) {
    UpstreamGaps found = new UpstreamGaps(known);
    known.teamRows().forEach(found::table);
    found.playerContexts();
    return found.gaps.stream().sorted(Comparator.comparing(UpstreamGap::date)).toList();
  }

  private void table(TableSpec<?> table, Set<TeamGame> present) {
    if (!known.reads(table)) {
      return;
    }
    if (table == Tables.UPCOMING_TEAM_GAME_CONTEXT) {
      for (LocalDate date : computed()) {
        for (String team : season.games(date).keySet()) {
          if (!present.contains(new TeamGame(team, date))) {
            add(Kind.MISSING_CONTEXTS, table, date, team);
          }
        }
      }
    } else {
      season
          .finalGames()
          .forEach(
              (team, dates) -> {
                for (LocalDate date : dates) {
                  if (!present.contains(new TeamGame(team, date))) {
                    add(Kind.MISSING_ROWS, table, date, team);
                  }
                }
              });
    }
    Map<String, LocalDate> foreign = new TreeMap<>();
    for (TeamGame game : present) {
      if (!season.teams().contains(game.team())) {
        foreign.merge(game.team(), game.date(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    foreign.forEach(
        (team, date) ->
            gaps.add(new UpstreamGap(Kind.FOREIGN_TEAM, table, date, "'" + team + "'")));
  }

  private void playerContexts() {
    if (!known.reads(Tables.UPCOMING_PLAYER_GAME_CONTEXT)) {
      return;
    }
    for (LocalDate date : computed()) {
      known
          .expected(date)
          .forEach(
              (team, players) -> {
                if (Collections.disjoint(players, known.withContext(date))) {
                  add(Kind.MISSING_CONTEXTS, Tables.UPCOMING_PLAYER_GAME_CONTEXT, date, team);
                }
              });
    }
  }

  private List<LocalDate> computed() {
    return season.datesUpToFront().stream().filter(date -> !season.isBootstrap(date)).toList();
  }

  private void add(Kind kind, TableSpec<?> table, LocalDate date, String team) {
    SeasonGame game = season.games(date).get(team);
    String name = game == null ? "" : " (%s at %s)".formatted(game.away(), game.home());
    gaps.add(new UpstreamGap(kind, table, date, team + name));
  }
}
