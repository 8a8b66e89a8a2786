package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.table.ColumnNames;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What PCF, PDC and ML share: whether a player is due on the date, and with which context. */
final class PlayerPopulation {

  private static final Projection<PlayerContext> CONTEXT =
      Projection.of(Tables.UPCOMING_PLAYER_GAME_CONTEXT, PlayerContext.class);

  /** The inputs of a context that are shown, in their order. */
  private static final List<String> INPUTS =
      ColumnNames.of(
          "team_abbr, opponent_team_abbr, game_id, home_game, days_rest, back_to_back,"
              + " games_in_last_7_days, games_in_last_14_days, minutes_in_last_7_days,"
              + " minutes_in_last_14_days, avg_minutes_per_game_last_7,"
              + " back_to_backs_last_14_days, fourth_quarter_minutes_last_7, player_age,"
              + " projected_usage_rate, avg_usage_rate_last_7_games, star_teammates_out,"
              + " pace_differential, opponent_days_rest, player_status, season_phase");

  private final SeasonInputs inputs;
  private final String player;
  private final LocalDate date;
  private final History<BoxScoreLine> games;

  PlayerPopulation(SeasonInputs inputs, String player) {
    this.inputs = inputs;
    this.player = player;
    this.date = inputs.date();
    this.games = inputs.of(Views.BOX_SCORES).of(player);
  }

  /** How a row of somebody who is due comes about. */
  interface Explained {
    Columns columns();

    List<Evidence> evidence();
  }

  /** A row of the player; without a context that can be used there is nothing to explain. */
  <T extends Record> Derivation<T> derivation(
      TableSpec<T> table,
      @Nullable Result<T> result,
      Function<ContextOnDate.Known, Explained> explaining) {
    Explained explained =
        inputs.contexts(player).on(date).orElse(null) instanceof ContextOnDate.Known known
            ? explaining.apply(known)
            : null;
    return new Derivation<>(
        table,
        result,
        explained == null ? new Columns() : explained.columns(),
        explained == null ? List.of() : explained.evidence(),
        whyNobody(),
        inputs.players());
  }

  /** All rows of the player, played or not. */
  History<BoxScoreLine> games() {
    return games;
  }

  private String whyNobody() {
    return "%s has no row in %s on %s, and %s."
        .formatted(
            player,
            Tables.UPCOMING_PLAYER_GAME_CONTEXT.name(),
            date,
            games.before(date).newest(1).stream()
                .map(this::whyNoSyntheticContext)
                .findFirst()
                .orElse("no game before it in " + Tables.PLAYER_GAME_SUMMARY.name()));
  }

  private String whyNoSyntheticContext(BoxScoreLine newest) {
    String team = newest.teamAbbr();
    String last = "his newest game before it was on %s for %s".formatted(newest.gameDate(), team);
    if (!ExpectedRoster.expects(newest.gameDate(), date)) {
      return last + ", more than %d days earlier".formatted(ExpectedRoster.DAYS);
    }
    return inputs.season().games(date).containsKey(team)
        ? "most players whom %s expects have one, so none is made for him; %s".formatted(team, last)
        : last + ", which does not play that day";
  }

  /** The context, column by column, with what an unknown value counts as. */
  Evidence contextTable(ContextOnDate.Known known, Map<String, String> defaults) {
    UpcomingContext row = known.row();
    Evidence table =
        new Evidence(
            row == null
                ? "Context on %s: none upstream, made from his own games (synthetic)"
                    .formatted(date)
                : "Context on %s: %s, data_hash %s"
                    .formatted(date, Tables.UPCOMING_PLAYER_GAME_CONTEXT.name(), row.dataHash()),
            "input, value, note");
    @Nullable Object[] values = CONTEXT.values(known.context());
    for (String input : INPUTS) {
      Object value = values[CONTEXT.columnNames().indexOf(input)];
      table.row(input, value, value == null ? defaults.getOrDefault(input, "unknown") : "");
    }
    return table;
  }

  /** All rows of the player before the date, newest first, with the windows they are in. */
  Evidence gamesTable() {
    Evidence table =
        new Evidence(
            "Games of %s before %s, newest first".formatted(player, date),
            "date, team, opponent, min, points, ft made, fg, assisted, usage, ts_pct, window,"
                + " data_hash");
    int played = 0;
    for (BoxScoreLine game : games.before(date).rows()) {
      String window = "did not play";
      if (Played.test(game)) {
        played++;
        window = played <= 5 ? "L5 L10 season" : played <= 10 ? "L10 season" : "season";
      }
      table.row(
          game.gameDate(),
          game.teamAbbr(),
          game.opponentTeamAbbr(),
          game.minutesPlayed(),
          game.points(),
          game.ftMakes(),
          Formulas.shots(game.fgMakes(), game.fgAttempts()),
          game.assistedFgMakes(),
          game.usageRate(),
          game.tsPct(),
          window,
          game.dataHash());
    }
    return table;
  }
}
