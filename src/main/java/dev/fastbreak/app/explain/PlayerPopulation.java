package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PCF, PDC and ML share: who is due on the date, and with which context. */
final class PlayerPopulation {

  private final SeasonInputs inputs;
  private final LocalDate date;
  private final SeasonFacts facts;
  private final EntityHistories<BoxScoreLine> games;

  PlayerPopulation(SeasonInputs inputs) {
    this.inputs = inputs;
    this.date = inputs.date();
    this.facts = inputs.facts();
    this.games = inputs.of(Views.BOX_SCORES);
  }

  /** Every player with a game in the season or a context on the date. */
  Set<String> names() {
    return inputs.players();
  }

  /** All rows of a player, played or not. */
  History<BoxScoreLine> games(String player) {
    return games.of(player);
  }

  /** The player's context on the date, null when he is not due or it cannot be used. */
  ContextOnDate.@Nullable Known known(String player) {
    return inputs.contexts(player).on(date).orElse(null) instanceof ContextOnDate.Known known
        ? known
        : null;
  }

  /** Why a player is not due. */
  String whyNobody(String player) {
    return "%s has no row in %s on %s, and %s."
        .formatted(
            player,
            Tables.UPCOMING_PLAYER_GAME_CONTEXT.name(),
            date,
            games.of(player).before(date).newest(1).stream()
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
    return facts.schedule().games(date).containsKey(team)
        ? "most players whom %s expects have one, so none is made for him; %s".formatted(team, last)
        : last + ", which does not play that day";
  }

  /** The context, column by column, with what an unknown value counts as. */
  Evidence contextTable(ContextOnDate.Known known, Map<String, String> defaults) {
    PlayerContext context = known.context();
    UpcomingContext row = known.row();
    Evidence table =
        new Evidence(
            row == null
                ? "Context on %s: none upstream, made from his own games (synthetic)"
                    .formatted(date)
                : "Context on %s: %s, data_hash %s"
                    .formatted(date, Tables.UPCOMING_PLAYER_GAME_CONTEXT.name(), row.dataHash()),
            "input, value, note");
    contextValues(context)
        .forEach(
            (name, value) ->
                table.row(
                    name, value, value == null ? defaults.getOrDefault(name, "unknown") : ""));
    return table;
  }

  private static Map<String, @Nullable Object> contextValues(PlayerContext context) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("team_abbr", context.teamAbbr());
    values.put("opponent_team_abbr", context.opponentTeamAbbr());
    values.put("game_id", context.gameId());
    values.put("home_game", context.homeGame());
    values.put("days_rest", context.daysRest());
    values.put("back_to_back", context.backToBack());
    values.put("games_in_last_7_days", context.gamesInLast7Days());
    values.put("games_in_last_14_days", context.gamesInLast14Days());
    values.put("minutes_in_last_7_days", context.minutesInLast7Days());
    values.put("minutes_in_last_14_days", context.minutesInLast14Days());
    values.put("avg_minutes_per_game_last_7", context.avgMinutesPerGameLast7());
    values.put("back_to_backs_last_14_days", context.backToBacksLast14Days());
    values.put("fourth_quarter_minutes_last_7", context.fourthQuarterMinutesLast7());
    values.put("player_age", context.playerAge());
    values.put("projected_usage_rate", context.projectedUsageRate());
    values.put("avg_usage_rate_last_7_games", context.avgUsageRateLast7Games());
    values.put("star_teammates_out", context.starTeammatesOut());
    values.put("pace_differential", context.paceDifferential());
    values.put("opponent_days_rest", context.opponentDaysRest());
    values.put("player_status", context.playerStatus());
    values.put("season_phase", context.seasonPhase());
    return values;
  }

  /** All rows of a player before the date, newest first, with the windows they are in. */
  Evidence gamesTable(String player) {
    Evidence table =
        new Evidence(
            "Games of %s before %s, newest first".formatted(player, date),
            "date, team, opponent, min, points, ft made, fg, assisted, usage, ts_pct, window,"
                + " data_hash");
    int played = 0;
    for (BoxScoreLine game : games.of(player).before(date).rows()) {
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
