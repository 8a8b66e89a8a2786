package dev.fastbreak.app.importing;

import java.util.List;

/** The kinds of file that a season is read from; {@code PREFIX_2021-22.csv} or {@code .csv.gz}. */
public enum SeasonFile {
  SCHEDULE(
      "schedule",
      "season, game_id, game_date, home_team_abbr, away_team_abbr, home_pts?, away_pts?,"
          + " ot_periods",
      "the season",
      ""),
  PLAYER_BOX(
      "player_box",
      "season, game_id, game_date, player_id, player_name, team_abbr, opp_team_abbr, is_home,"
          + " team_won, min, pts, fgm, fga, fg3m, fg3a, ftm, fta, oreb, dreb, reb, ast, stl, blk,"
          + " tov, pf, plus_minus",
      "all box scores of players",
      ""),
  TEAM_BOX(
      "team_box",
      "season, game_id, game_date, team_abbr, opp_team_abbr, is_home, team_won, pts, fga, fg3m,"
          + " fg3a, fta, oreb, tov_team, ot_periods",
      "all box scores of teams",
      ""),
  SHOTS(
      "shots",
      "season, game_id, game_date, player_id, team_abbr, opp_team_abbr, is_home, shot_value,"
          + " dist_ft, made",
      "all shot zones of the season",
      "paint and mid-range columns are null"),
  INJURIES(
      "injuries",
      "season, date, team_abbr, event, player_id, notes",
      "who was out or questionable",
      "every player counts as available"),
  GAME_LINES(
      "game_lines",
      "season, game_id, game_date, home_team_abbr, away_team_abbr, home_spread_close, total_close",
      "game totals and spreads",
      "game_total and game_spread are null");

  private final String prefix;
  private final List<CsvTable.Column> columns;
  private final String loss;
  private final String consequenceOfAbsence;

  /** A kind; a question mark stands behind the name of a column that a file may lack. */
  SeasonFile(String prefix, String columns, String loss, String consequenceOfAbsence) {
    this.prefix = prefix;
    this.columns = CsvTable.Column.list(columns);
    this.loss = loss;
    this.consequenceOfAbsence = consequenceOfAbsence;
  }

  /** The file name's part before the season. */
  public String prefix() {
    return prefix;
  }

  /** The names of its columns. */
  public List<String> header() {
    return columns.stream().map(CsvTable.Column::name).toList();
  }

  /** The columns that are read. */
  List<CsvTable.Column> columns() {
    return columns;
  }

  /** Whether a season cannot be imported without it. */
  boolean required() {
    return consequenceOfAbsence.isEmpty();
  }

  /** What a warehouse that was filled with it loses when nothing of it is left. */
  String loss() {
    return loss;
  }

  /** What its absence means for the tables; empty when it must be there. */
  String consequenceOfAbsence() {
    return consequenceOfAbsence;
  }
}
