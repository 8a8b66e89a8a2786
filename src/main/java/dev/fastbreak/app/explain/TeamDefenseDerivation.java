package dev.fastbreak.app.explain;

import static dev.fastbreak.core.games.ShotZone.MID_RANGE;
import static dev.fastbreak.core.games.ShotZone.PAINT;
import static dev.fastbreak.core.games.ShotZone.PERIMETER;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneTotals;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.teamdefense.League;
import dev.fastbreak.core.teamdefense.LeagueAverages;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teamdefense.TeamDefenseGame;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import dev.fastbreak.core.teamdefense.ZoneDefense;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of TDZA: a team's newest 15 games, and the league that it is compared with. */
final class TeamDefenseDerivation {

  private static final Projection<Opponent> OPPONENT =
      Projection.of(Tables.TEAM_DEFENSE_GAME_SUMMARY, Opponent.class);

  /** The column that the calculator does without. */
  record Opponent(String defendingTeamAbbr, LocalDate gameDate, String opponentTeamAbbr) {}

  private final SeasonInputs inputs;
  private final EntityHistories<TeamDefenseGame> all;
  private final String team;
  private final LeagueAverages league;
  private final List<TeamDefenseGame> games;
  private final ZoneTotals totals;

  private TeamDefenseDerivation(
      SeasonInputs inputs, EntityHistories<TeamDefenseGame> all, String team, League league) {
    this.inputs = inputs;
    this.all = all;
    this.team = team;
    this.league = league.before(inputs.date());
    this.games = all.of(team).before(inputs.date()).newest(TeamDefenseCalculator.GAMES);
    this.totals = ZoneTotals.over(games);
  }

  static Derivation<TeamDefenseZoneAnalysis> of(SeasonInputs inputs, String team) {
    EntityHistories<TeamDefenseGame> all = inputs.of(Views.TEAM_DEFENSE);
    League league = new League(all.byName().values());
    TeamDefenseDerivation own = new TeamDefenseDerivation(inputs, all, team, league);
    return new Derivation<>(
        Tables.TEAM_DEFENSE_ZONE_ANALYSIS,
        inputs.result(Calculations.STANDARD.teamDefense(), team),
        own.columns(),
        own.games.isEmpty() ? List.of() : List.of(own.gamesTable(), own.leagueTable()),
        "%s is no team of season %s.".formatted(team, inputs.season()),
        inputs.season().teams());
  }

  private Columns columns() {
    Columns columns = new Columns();
    zone(columns, PAINT, "paint");
    zone(columns, MID_RANGE, "mid_range");
    zone(columns, PERIMETER, "three_pt");
    List<TeamDefenseGame> zoneGames = games.stream().filter(TeamDefenseGame::hasZones).toList();
    mean(
        columns,
        "paint_points_allowed_per_game",
        zoneGames,
        "points_in_paint_allowed",
        TeamDefenseGame::pointsInPaintAllowed);
    mean(columns, "paint_blocks_per_game", zoneGames, "blocks_paint", TeamDefenseGame::blocksPaint);
    mean(
        columns,
        "mid_range_blocks_per_game",
        zoneGames,
        "blocks_mid_range",
        TeamDefenseGame::blocksMidRange);
    mean(
        columns,
        "three_pt_blocks_per_game",
        zoneGames,
        "blocks_three_pt",
        TeamDefenseGame::blocksThreePt);
    return columns
        .formula(
            "defensive_rating_last_15",
            Formulas.mean(games, TeamDefenseGame::defensiveRating),
            Formulas.gaps(games, "defensive_rating", TeamDefenseGame::defensiveRating))
        .formula(
            "opponent_points_per_game",
            Formulas.mean(games, TeamDefenseGame::pointsAllowed),
            Formulas.gaps(games, "points_allowed", TeamDefenseGame::pointsAllowed))
        .formula(
            "opponent_pace",
            Formulas.mean(games, TeamDefenseGame::opponentPace),
            Formulas.gaps(games, "opponent_pace", TeamDefenseGame::opponentPace))
        .note("games_in_sample", "the table of games")
        .note("strongest_zone", "least exact difference to the league, the first of equals")
        .note("weakest_zone", "greatest exact difference to the league, the first of equals")
        .source("source_team_defense", "the rows of the table of games")
        .completeness(inputs, inputs.teams().present(Views.TEAM_DEFENSE), team);
  }

  private void zone(Columns columns, ShotZone zone, String prefix) {
    String tooFew = tooFew();
    long attempts = totals.attempts(zone);
    long makes = totals.makes(zone);
    String problem = tooFew != null || attempts > 0 ? tooFew : "no attempt from there";
    columns
        .unless(problem, prefix + "_pct_allowed_last_15", "%d / %d".formatted(makes, attempts))
        .unless(
            tooFew,
            prefix + "_attempts_allowed_per_game",
            "%d / %d".formatted(attempts, totals.zoneGames()))
        .unless(
            problem,
            prefix + "_defense_vs_league_avg",
            "100 * (%d / %d - %s)".formatted(makes, attempts, Formulas.decimal(league.of(zone))));
  }

  private void mean(
      Columns columns,
      String column,
      List<TeamDefenseGame> zoneGames,
      String input,
      Function<TeamDefenseGame, @Nullable Long> value) {
    String tooFew = tooFew();
    if (tooFew != null) {
      columns.note(column, "null: " + tooFew);
      return;
    }
    columns.formula(
        column, Formulas.mean(zoneGames, value), Formulas.gaps(zoneGames, input, value));
  }

  private @Nullable String tooFew() {
    return totals.zoneGames() >= ZoneDefense.FEWEST_ZONE_GAMES
        ? null
        : "zone data in %d of %d games, %d are needed"
            .formatted(totals.zoneGames(), totals.games(), ZoneDefense.FEWEST_ZONE_GAMES);
  }

  private Evidence gamesTable() {
    Map<LocalDate, String> opponents = new HashMap<>();
    for (Opponent row : inputs.ofSeason(OPPONENT).rows()) {
      if (row.defendingTeamAbbr().equals(team)) {
        opponents.put(row.gameDate(), row.opponentTeamAbbr());
      }
    }
    Evidence table =
        new Evidence(
            "Newest %d games of %s before %s (opponents' makes/attempts)"
                .formatted(games.size(), team, inputs.date()),
            "date, opponent, points, paint, mid, three, paint points, rating, pace, zone row,"
                + " data_hash");
    for (TeamDefenseGame game : games) {
      table.row(
          game.gameDate(),
          opponents.get(game.gameDate()),
          game.pointsAllowed(),
          Formulas.shots(game.oppPaintMakes(), game.oppPaintAttempts()),
          Formulas.shots(game.oppMidRangeMakes(), game.oppMidRangeAttempts()),
          Formulas.shots(game.oppThreePtMakes(), game.oppThreePtAttempts()),
          game.pointsInPaintAllowed(),
          game.defensiveRating(),
          game.opponentPace(),
          game.hasZones() ? "yes" : "no",
          game.dataHash());
    }
    return table;
  }

  private Evidence leagueTable() {
    String average =
        league.teams() == 0
            ? "fewer than %d teams count, so the long-time averages stand in"
                .formatted(LeagueAverages.FEWEST_TEAMS)
            : "mean of %d teams".formatted(league.teams());
    Evidence table =
        new Evidence(
            "League from %s to the day before %s: %s: paint %s, mid-range %s, three %s"
                .formatted(
                    inputs.date().minusDays(LeagueAverages.DAYS),
                    inputs.date(),
                    average,
                    Formulas.decimal(league.paint()),
                    Formulas.decimal(league.midRange()),
                    Formulas.decimal(league.perimeter())),
            "team, zone games, paint, mid, three, counts");
    all.byName()
        .forEach(
            (name, history) -> {
              ZoneTotals recent = LeagueAverages.recent(history, inputs.date());
              table.row(
                  name,
                  (long) recent.zoneGames(),
                  Formulas.shots(recent.makes(PAINT), recent.attempts(PAINT)),
                  Formulas.shots(recent.makes(MID_RANGE), recent.attempts(MID_RANGE)),
                  Formulas.shots(recent.makes(PERIMETER), recent.attempts(PERIMETER)),
                  LeagueAverages.counts(recent) ? "yes" : "no");
            });
    return table;
  }
}
