package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.table.ColumnNames;
import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.teams.TeamOffenseGame;
import dev.fastbreak.core.window.History;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of PDC: a player's newest 5 and 10 games, his season, his team's newest 10. */
final class DailyCacheDerivation implements PlayerPopulation.Explained {

  private static final List<String> COPIED =
      ColumnNames.of(
          "games_in_last_7_days, games_in_last_14_days, minutes_in_last_7_days,"
              + " minutes_in_last_14_days, back_to_backs_last_14_days, avg_minutes_per_game_last_7,"
              + " fourth_quarter_minutes_last_7, player_age");

  private final SeasonInputs inputs;
  private final PlayerPopulation population;
  private final ContextOnDate.Known known;
  private final String team;
  private final List<BoxScoreLine> season;
  private final List<BoxScoreLine> five;
  private final List<BoxScoreLine> ten;
  private final History<TeamOffenseGame> offense;

  private DailyCacheDerivation(
      SeasonInputs inputs, PlayerPopulation population, ContextOnDate.Known known) {
    this.inputs = inputs;
    this.population = population;
    this.known = known;
    this.team = known.context().teamAbbr();
    var played = population.games().where(Played::test).before(inputs.date());
    this.season = played.rows();
    this.five = played.newest(5);
    this.ten = played.newest(10);
    this.offense = inputs.of(Views.TEAM_OFFENSE).of(team);
  }

  static Derivation<PlayerDailyCache> of(SeasonInputs inputs, String player) {
    PlayerPopulation population = new PlayerPopulation(inputs, player);
    return population.derivation(
        Tables.PLAYER_DAILY_CACHE,
        inputs.result(Calculations.STANDARD.dailyCaches(), player),
        known -> new DailyCacheDerivation(inputs, population, known));
  }

  @Override
  public Columns columns() {
    List<TeamOffenseGame> teamGames = offense.before(inputs.date()).newest(TeamForm.GAMES);
    Columns columns = new Columns();
    mean(columns, "points_avg_last_5", five, "points", BoxScoreLine::points);
    mean(columns, "points_avg_last_10", ten, "points", BoxScoreLine::points);
    mean(columns, "points_avg_season", season, "points", BoxScoreLine::points);
    mean(columns, "minutes_avg_last_10", ten, "minutes_played", BoxScoreLine::minutesPlayed);
    mean(columns, "usage_rate_last_10", ten, "usage_rate", BoxScoreLine::usageRate);
    mean(columns, "ts_pct_last_10", ten, "ts_pct", BoxScoreLine::tsPct);
    mean(columns, "player_usage_rate_season", season, "usage_rate", BoxScoreLine::usageRate);
    mean(columns, "team_pace_last_10", teamGames, "pace", TeamOffenseGame::pace);
    mean(
        columns,
        "team_off_rating_last_10",
        teamGames,
        "offensive_rating",
        TeamOffenseGame::offensiveRating);
    columns
        .formula(
            "points_std_last_10",
            Formulas.deviation(ten, BoxScoreLine::points),
            "sample deviation: n, sum of squares, sum of points")
        .note("games_played_season", "played games of the season before the date")
        .note("early_season_flag", "whether there are fewer than 10");
    assisted(columns);
    boolean noZones =
        inputs.of(Views.SHOT_ZONES).on(known.context().playerLookup(), inputs.date()).isEmpty();
    for (String column : COPIED) {
      columns.note(column, "copied from the context");
    }
    for (String column :
        List.of("primary_scoring_zone", "paint_rate_last_10", "three_pt_rate_last_10")) {
      columns.note(
          column,
          noZones
              ? "null: no shot zone row on the date"
              : "copied from " + Tables.PLAYER_SHOT_ZONE_ANALYSIS.name());
    }
    return columns
        .source("source_player_game", "all played games of the season before the date")
        .source("source_team_offense", "newest games of " + team)
        .source("source_upcoming_context", "context row upstream", known.isSynthetic())
        .source("source_shot_zone", "shot zone row", noZones)
        .completeness(inputs, inputs.facts().formGames(), team);
  }

  private static <T> void mean(
      Columns columns,
      String column,
      List<T> rows,
      String input,
      Function<T, ? extends @Nullable Number> value) {
    columns.formula(column, Formulas.mean(rows, value), Formulas.gaps(rows, input, value));
  }

  private void assisted(Columns columns) {
    Long makes = Statistics.sum(ten, BoxScoreLine::fgMakes);
    Long assisted = Statistics.sum(ten, BoxScoreLine::assistedFgMakes);
    String problem =
        assisted == null
            ? "no game tells assisted_fg_makes"
            : makes == null || makes == 0 ? "no field goal" : null;
    columns.unless(problem, "assisted_rate_last_10", assisted + " / " + makes);
  }

  @Override
  public List<Evidence> evidence() {
    return List.of(
        population.contextTable(known, Map.of()),
        population.gamesTable(),
        TeamGamesTable.of(offense, team, inputs.date()));
  }
}
