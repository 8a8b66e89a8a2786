package dev.fastbreak.app.importing.nbaapi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file, told by their columns: never by a file's name. The first kind whose columns a
 * header has is the file's. Names are compared without case and underscores.
 */
enum Kind {
  PLAYER_LOG(
      "LeagueGameLog of players",
      "PLAYER_ID PLAYER_NAME TEAM_ABBREVIATION GAME_ID GAME_DATE MATCHUP WL MIN FGM FGA FG3M FG3A"
          + " FTM FTA OREB DREB REB AST STL BLK TOV PF PTS PLUS_MINUS"),
  ONE_PLAYER_LOG(
      "PlayerGameLog",
      "PLAYER_ID GAME_ID GAME_DATE MATCHUP WL MIN FGM FGA FG3M FG3A FTM FTA OREB DREB REB AST STL"
          + " BLK TOV PF PTS PLUS_MINUS"),
  TEAM_LOG(
      "LeagueGameLog of teams",
      "TEAM_ABBREVIATION GAME_ID GAME_DATE MATCHUP WL MIN FGA FG3M FG3A FTA OREB TOV PTS"),
  ONE_TEAM_LOG(
      "TeamGameLog",
      "TEAM_ID GAME_ID GAME_DATE MATCHUP WL W L W_PCT MIN FGA FG3M FG3A FTA OREB TOV PTS"),
  SHOTS("ShotChartDetail", "GAME_ID GAME_EVENT_ID PLAYER_ID TEAM_ID SHOT_TYPE SHOT_MADE_FLAG"),
  SHOTS_IN_FEET(
      "shots in feet",
      "TEAM_ID PLAYER_ID GAME_ID HOME_TEAM AWAY_TEAM SHOT_MADE SHOT_TYPE SHOT_DISTANCE"),
  PLAY_BY_PLAY_SHOTS(
      "play-by-play shots", "GAME_ID PERSON_ID TEAM_TRICODE SHOT_RESULT SHOT_VALUE SHOT_DISTANCE"),
  BOX_SCORE(
      "BoxScoreTraditionalV3",
      "GAME_ID TEAM_TRICODE PERSON_ID MINUTES FIELD_GOALS_MADE FIELD_GOALS_ATTEMPTED"
          + " THREE_POINTERS_MADE THREE_POINTERS_ATTEMPTED FREE_THROWS_MADE FREE_THROWS_ATTEMPTED"
          + " REBOUNDS_OFFENSIVE REBOUNDS_DEFENSIVE REBOUNDS_TOTAL ASSISTS STEALS BLOCKS TURNOVERS"
          + " FOULS_PERSONAL POINTS PLUS_MINUS_POINTS"),
  SCHEDULE(
      "ScheduleLeagueV2",
      "GAME_ID GAME_STATUS GAME_DATE_EST HOME_TEAM_TEAM_TRICODE AWAY_TEAM_TEAM_TRICODE"),
  NAMES("CommonAllPlayers", "PERSON_ID DISPLAY_FIRST_LAST"),
  ESPN_PLAYERS(
      "hoopR's player_box",
      "GAME_ID SEASON SEASON_TYPE GAME_DATE ATHLETE_ID ATHLETE_DISPLAY_NAME MINUTES"
          + " FIELD_GOALS_MADE FIELD_GOALS_ATTEMPTED PLUS_MINUS POINTS DID_NOT_PLAY"
          + " TEAM_ABBREVIATION HOME_AWAY TEAM_WINNER OPPONENT_TEAM_ABBREVIATION"),
  ESPN_TEAMS(
      "hoopR's team_box",
      "GAME_ID SEASON SEASON_TYPE GAME_DATE TEAM_ABBREVIATION TEAM_HOME_AWAY TEAM_SCORE TEAM_WINNER"
          + " FIELD_GOALS_ATTEMPTED OFFENSIVE_REBOUNDS TOTAL_TURNOVERS"),
  ESPN_SCHEDULE(
      "hoopR's schedule",
      "STATUS_PERIOD FORMAT_REGULATION_PERIODS HOME_ABBREVIATION AWAY_ABBREVIATION GAME_DATE"
          + " GAME_ID SEASON SEASON_TYPE");

  /** Share of a kind's columns from which on a file is a broken one of it, not another table. */
  private static final double LOOKS_LIKE = 0.6;

  private final String label;
  private final List<String> columns;

  Kind(String label, String columns) {
    this.label = label;
    this.columns = List.of(columns.split(" "));
  }

  /** The endpoint's name. */
  String label() {
    return label;
  }

  boolean isEspn() {
    return this == ESPN_PLAYERS || this == ESPN_TEAMS || this == ESPN_SCHEDULE;
  }

  boolean isSchedule() {
    return this == SCHEDULE || this == ESPN_SCHEDULE;
  }

  boolean isShots() {
    return this == SHOTS || this == SHOTS_IN_FEET || this == PLAY_BY_PLAY_SHOTS;
  }

  /** Columns that a header of simple names lacks. */
  List<String> missing(Set<String> header) {
    return columns.stream().filter(column -> !header.contains(simple(column))).toList();
  }

  /** The kind whose columns a header has. */
  static Optional<Kind> of(Set<String> header) {
    return Arrays.stream(values()).filter(kind -> kind.missing(header).isEmpty()).findFirst();
  }

  /** The kind that a header has most columns of, when these are so many that it must be meant. */
  static Optional<Kind> nearest(Set<String> header) {
    return Arrays.stream(values())
        .filter(kind -> kind.share(header) >= LOOKS_LIKE)
        .max(Comparator.comparingDouble(kind -> kind.share(header)));
  }

  private double share(Set<String> header) {
    return 1 - missing(header).size() / (double) columns.size();
  }

  /** A name without case and underscores. */
  static String simple(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace("_", "");
  }
}
