package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneTotals;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.shotzones.ShotMix;
import dev.fastbreak.core.shotzones.ShotZoneProfile;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of PSZA: the newest 10 and 20 played games, zone by zone. */
final class ShotZoneDerivation {

  private static final String TABLE = Tables.PLAYER_GAME_SUMMARY.name();
  private static final Projection<Opponent> OPPONENT =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Opponent.class);

  /** The column that the calculator does without. */
  record Opponent(String playerLookup, LocalDate gameDate, String opponentTeamAbbr) {}

  private final SeasonInputs inputs;
  private final History<PlayerGame> games;
  private final List<PlayerGame> ten;
  private final List<PlayerGame> twenty;
  private final ZoneTotals totals;
  private final ZoneTotals longTotals;

  private ShotZoneDerivation(SeasonInputs inputs, History<PlayerGame> games) {
    this.inputs = inputs;
    this.games = games;
    this.twenty = games.where(Played::test).before(inputs.date()).newest(ShotZoneProfile.LONG);
    this.ten = twenty.subList(0, Math.min(ShotZoneProfile.SHORT, twenty.size()));
    this.totals = ZoneTotals.over(ten);
    this.longTotals = ZoneTotals.over(twenty);
  }

  static Derivation<PlayerShotZoneAnalysis> of(SeasonInputs inputs, String player) {
    EntityHistories<PlayerGame> all = inputs.of(Views.ZONE_GAMES);
    ShotZoneDerivation own = new ShotZoneDerivation(inputs, all.of(player));
    return new Derivation<>(
        Tables.PLAYER_SHOT_ZONE_ANALYSIS,
        inputs.result(Calculations.STANDARD.shotZones(), player),
        own.columns(),
        own.twenty.isEmpty() ? List.of() : List.of(own.gamesTable(player)),
        "%s has no played game in %s from %s (opener) to the day before %s."
            .formatted(player, TABLE, inputs.season().opener(), inputs.date()),
        all.names());
  }

  private Columns columns() {
    Columns columns = new Columns();
    if (ten.isEmpty()) {
      return columns;
    }
    zone(columns, ShotZone.PAINT, "paint");
    zone(columns, ShotZone.MID_RANGE, "mid_range");
    zone(columns, ShotZone.PERIMETER, "three_pt");
    String tooFew = tooFew();
    columns
        .unless(
            tooFew != null || totals.attempts() > 0 ? tooFew : "no attempt",
            "total_shots_last_10",
            "%d + %d + %d"
                .formatted(
                    totals.attempts(ShotZone.PAINT),
                    totals.attempts(ShotZone.MID_RANGE),
                    totals.attempts(ShotZone.PERIMETER)))
        .unless(
            longProblem(),
            "paint_rate_last_20",
            "100 * %d / %d".formatted(longTotals.attempts(ShotZone.PAINT), longTotals.attempts()))
        .unless(
            longProblem(),
            "paint_pct_last_20",
            "%d / %d"
                .formatted(longTotals.makes(ShotZone.PAINT), longTotals.attempts(ShotZone.PAINT)));
    share(columns, "assisted_rate_last_10", "assisted_fg_makes", PlayerGame::assistedFgMakes);
    share(columns, "unassisted_rate_last_10", "unassisted_fg_makes", PlayerGame::unassistedFgMakes);
    return columns
        .note("games_in_sample_10", "L10 in the table of games")
        .note("games_in_sample_20", "L20 in the table of games")
        .note("primary_scoring_zone", primaryZone())
        .note("calculation_notes", "")
        .source("source_player_game", "the rows of L20")
        .completeness(inputs, inputs.present(), ten.get(0).teamAbbr());
  }

  private void zone(Columns columns, ShotZone zone, String prefix) {
    String tooFew = tooFew();
    long all = totals.attempts();
    long own = totals.attempts(zone);
    columns
        .unless(
            tooFew != null || all > 0 ? tooFew : "no attempt",
            prefix + "_rate_last_10",
            "100 * %d / %d".formatted(own, all))
        .unless(
            tooFew != null || own > 0 ? tooFew : "no attempt from there",
            prefix + "_pct_last_10",
            "%d / %d".formatted(totals.makes(zone), own))
        .unless(
            tooFew, prefix + "_attempts_per_game", "%d / %d".formatted(own, totals.zoneGames()));
  }

  private void share(
      Columns columns, String column, String input, Function<PlayerGame, @Nullable Long> makes) {
    List<PlayerGame> zoneGames = ten.stream().filter(PlayerGame::hasZones).toList();
    Long all = Statistics.sum(zoneGames, PlayerGame::fgMakes);
    Long part = Statistics.sum(zoneGames, makes);
    String problem = tooFew();
    if (problem == null && part == null) {
      problem = "no game tells " + input;
    }
    if (problem == null && (totals.attempts() == 0 || all == null || all == 0)) {
      problem = "no field goal";
    }
    columns.unless(problem, column, "100 * %d / %d".formatted(part, all));
  }

  private @Nullable String tooFew() {
    return totals.zoneGames() >= ShotMix.FEWEST_ZONE_GAMES
        ? null
        : "zone data in %d of L10, %d are needed"
            .formatted(totals.zoneGames(), ShotMix.FEWEST_ZONE_GAMES);
  }

  private @Nullable String longProblem() {
    if (twenty.size() < ShotZoneProfile.FEWEST_OF_20) {
      return "%d games in L20, %d are needed"
          .formatted(twenty.size(), ShotZoneProfile.FEWEST_OF_20);
    }
    if (longTotals.zoneGames() < ShotZoneProfile.FEWEST_ZONE_GAMES_OF_20) {
      return "zone data in %d of L20, %d are needed"
          .formatted(longTotals.zoneGames(), ShotZoneProfile.FEWEST_ZONE_GAMES_OF_20);
    }
    return longTotals.attempts(ShotZone.PAINT) == 0 ? "no attempt from there" : null;
  }

  private static String primaryZone() {
    return "paint from 40 percent, else perimeter from 40, else mid_range from 35, else balanced";
  }

  /** All rows as far back as L20 reaches, newest first. */
  private Evidence gamesTable(String player) {
    Map<LocalDate, String> opponents = new HashMap<>();
    for (Opponent row : inputs.ofSeason(OPPONENT).rows()) {
      if (row.playerLookup().equals(player)) {
        opponents.put(row.gameDate(), row.opponentTeamAbbr());
      }
    }
    Evidence table =
        new Evidence(
            "Games of %s before %s, newest first (makes/attempts)".formatted(player, inputs.date()),
            "date, team, opponent, min, fg, paint, mid, three, assisted, window, zone row,"
                + " data_hash");
    LocalDate oldest = twenty.get(twenty.size() - 1).gameDate();
    for (PlayerGame game : games.before(inputs.date()).rows()) {
      if (game.gameDate().isBefore(oldest)) {
        break;
      }
      table.row(
          game.gameDate(),
          game.teamAbbr(),
          opponents.get(game.gameDate()),
          game.minutesPlayed(),
          Formulas.shots(game.fgMakes(), game.fgAttempts()),
          Formulas.shots(game.paintMakes(), game.paintAttempts()),
          Formulas.shots(game.midRangeMakes(), game.midRangeAttempts()),
          Formulas.shots(game.threePtMakes(), game.threePtAttempts()),
          game.assistedFgMakes(),
          ten.contains(game) ? "L10 L20" : twenty.contains(game) ? "L20" : "did not play",
          game.hasZones() ? "yes" : "no",
          game.dataHash());
    }
    return table;
  }
}
