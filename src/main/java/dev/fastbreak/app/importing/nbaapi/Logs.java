package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.nbaapi.LeagueFile.Row;
import dev.fastbreak.core.phase3.GameKind;
import dev.fastbreak.core.table.ColumnNames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything but shots that the files of a folder say, each row once. */
final class Logs {

  /** The counts of a player's row, as the league's logs name them and in the order of ours. */
  static final List<String> PLAYER_COUNTS =
      ColumnNames.of(
          "PTS, FGM, FGA, FG3M, FG3A, FTM, FTA, OREB, DREB, REB, AST, STL, BLK, TOV, PF,"
              + " PLUS_MINUS");

  private static final List<String> BOX_COUNTS =
      ColumnNames.of(
          "points, fieldGoalsMade, fieldGoalsAttempted, threePointersMade, threePointersAttempted,"
              + " freeThrowsMade, freeThrowsAttempted, reboundsOffensive, reboundsDefensive,"
              + " reboundsTotal, assists, steals, blocks, turnovers, foulsPersonal,"
              + " plusMinusPoints");
  private static final List<String> ESPN_COUNTS =
      ColumnNames.of(
          "points, field_goals_made, field_goals_attempted, three_point_field_goals_made,"
              + " three_point_field_goals_attempted, free_throws_made, free_throws_attempted,"
              + " offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks,"
              + " turnovers, fouls, plus_minus");

  /** The same of a team's row. */
  static final List<String> TEAM_COUNTS =
      List.of("PTS", "FGA", "FG3M", "FG3A", "FTA", "OREB", "TOV");

  private static final List<String> ESPN_TEAM_COUNTS =
      ColumnNames.of(
          "team_score, field_goals_attempted, three_point_field_goals_made,"
              + " three_point_field_goals_attempted, free_throws_attempted, offensive_rebounds,"
              + " total_turnovers");

  /** hoopR's kinds of game. */
  private static final int ESPN_REGULAR_SEASON = 2;

  final Once<BoxLine> players =
      new Once<>(line -> Arrays.asList(line.date(), line.minutes(), line.counts()));
  final Once<BoxLine> teams = new Once<>(line -> List.of(line.date(), line.counts()));
  final Once<ScheduleLine> schedule =
      new Once<>(line -> List.of(line.date(), line.home(), line.away()));

  /** Players by id, and codes of teams by the league's number of the team. */
  final Map<String, String> names = new HashMap<>();

  final Map<String, String> teamCodes = new HashMap<>();

  /** hoopR's games that are not of the regular season, and their dates. */
  final TreeMap<String, LocalDate> espnLeftOut = new TreeMap<>();

  /** Games of kinds that are in no table, and their dates. */
  final TreeMap<String, LocalDate> leftOut = new TreeMap<>();

  /** Ids that got their leading zeros back, and how they were written. */
  final TreeMap<String, String> completed = new TreeMap<>();

  /** Whether there are files of ESPN, and of the league. */
  boolean espn;

  boolean league;

  void read(LeagueFile file, Kind kind) {
    if (kind.isEspn()) {
      espn = true;
    } else if (kind != Kind.NAMES) {
      league = true;
    }
    file.forEachRow(row -> read(row, kind));
  }

  private void read(Row row, Kind kind) {
    if (kind == Kind.NAMES) {
      names.putIfAbsent(row.text("PERSON_ID"), row.text("DISPLAY_FIRST_LAST"));
      return;
    }
    String id = game(row);
    String teamId = row.get("TEAM_ID");
    String team = row.first("TEAM_ABBREVIATION", "teamTricode");
    if (teamId != null && team != null && !kind.isEspn()) {
      teamCodes.putIfAbsent(teamId, team);
    }
    LocalDate date =
        kind == Kind.BOX_SCORE && row.get("game_date") == null ? null : date(row, kind);
    if (date != null && !counts(row, kind, id, date)) {
      return;
    }
    switch (kind) {
      case PLAYER_LOG, ONE_PLAYER_LOG, BOX_SCORE, ESPN_PLAYERS -> readPlayer(row, kind, id, date);
      case TEAM_LOG, ONE_TEAM_LOG, ESPN_TEAMS -> readTeam(row, kind, id, date);
      case SCHEDULE, ESPN_SCHEDULE -> readSchedule(row, kind, id, date);
      default -> throw new IllegalArgumentException(kind + " is read elsewhere");
    }
  }

  /** The game of a row; remembers whose id got its zeros back. */
  String game(Row row) {
    String id = Values.gameId(row);
    String written = row.text("GAME_ID");
    if (!written.equals(id)) {
      completed.put(id, written);
    }
    return id;
  }

  private static LocalDate date(Row row, Kind kind) {
    return Values.date(row, kind == Kind.SCHEDULE ? "gameDateEst" : "GAME_DATE");
  }

  private boolean counts(Row row, Kind kind, String id, LocalDate date) {
    if (kind.isEspn()
        && !Integer.valueOf(ESPN_REGULAR_SEASON).equals(Values.whole(row, "season_type"))) {
      espnLeftOut.put(id, date);
      return false;
    }
    if (!GameKind.of(id).counts()) {
      leftOut.put(id, date);
      return false;
    }
    return true;
  }

  private void readPlayer(Row row, Kind kind, String id, @Nullable LocalDate date) {
    boolean isBox = kind == Kind.BOX_SCORE;
    BigDecimal minutes = Values.minutes(row, isBox || kind.isEspn() ? "minutes" : "MIN");
    if (minutes == null || Boolean.TRUE.equals(Values.flag(row, "did_not_play"))) {
      return;
    }
    List<String> columns = kind.isEspn() ? ESPN_COUNTS : isBox ? BOX_COUNTS : PLAYER_COUNTS;
    String player =
        plain(row.text(kind.isEspn() ? "athlete_id" : isBox ? "personId" : "PLAYER_ID"));
    ScheduleLine scheduled = schedule.get(id);
    LocalDate day = date == null && scheduled != null ? scheduled.date() : date;
    if (day == null) {
      throw row.error("GAME_DATE", "is blank, and no schedule in the folder has the game");
    }
    String team = row.first("TEAM_ABBREVIATION", "teamTricode");
    String matchup = row.get("MATCHUP");
    BoxLine line =
        new BoxLine(
            id,
            day,
            player,
            name(row, kind),
            team == null ? Matchup.parse(matchup).map(Matchup::first).orElse("") : team,
            matchup,
            Values.flag(row, kind.isEspn() ? "team_winner" : "WL"),
            minutes.setScale(0, RoundingMode.HALF_UP),
            counts(row, columns),
            season(row, kind));
    players.add("player %s in game %s".formatted(player, id), line, row.source());
  }

  private static @Nullable String name(Row row, Kind kind) {
    String name =
        kind == Kind.ONE_PLAYER_LOG
            ? null
            : row.first("PLAYER_NAME", "athlete_display_name", "personName");
    if (name == null && row.get("familyName") != null) {
      String first = row.get("firstName");
      return first == null ? row.text("familyName") : first + " " + row.text("familyName");
    }
    return name;
  }

  /** An id that a data frame may have made a decimal number of. */
  static String plain(String id) {
    return id.endsWith(".0") ? id.substring(0, id.length() - 2) : id;
  }

  private void readTeam(Row row, Kind kind, String id, @Nullable LocalDate date) {
    String matchup = row.get("MATCHUP");
    String team = row.get("TEAM_ABBREVIATION");
    if (team == null && matchup != null) {
      team = Matchup.of(row, matchup).first();
    }
    if (team == null || date == null) {
      throw row.error("TEAM_ABBREVIATION", "is blank");
    }
    BoxLine line =
        new BoxLine(
            id,
            date,
            team,
            null,
            team,
            matchup,
            Values.flag(row, kind.isEspn() ? "team_winner" : "WL"),
            kind.isEspn() ? null : Values.minutes(row, "MIN"),
            counts(row, kind.isEspn() ? ESPN_TEAM_COUNTS : TEAM_COUNTS),
            season(row, kind));
    String teamId = row.get("TEAM_ID");
    if (teamId != null && !kind.isEspn()) {
      teamCodes.putIfAbsent(teamId, team);
    }
    teams.add("team %s in game %s".formatted(team, id), line, row.source());
  }

  private void readSchedule(Row row, Kind kind, String id, @Nullable LocalDate date) {
    if (date == null) {
      throw row.error("GAME_DATE", "is blank");
    }
    boolean isEspn = kind == Kind.ESPN_SCHEDULE;
    boolean isFinal =
        isEspn
            ? Boolean.TRUE.equals(Values.flag(row, "status_type_completed"))
            : Integer.valueOf(3).equals(Values.whole(row, "gameStatus"));
    String postponed = row.get("postponedStatus");
    schedule.add(
        "game " + id,
        new ScheduleLine(
            id,
            date,
            row.text(isEspn ? "home_abbreviation" : "homeTeam_teamTricode"),
            row.text(isEspn ? "away_abbreviation" : "awayTeam_teamTricode"),
            isFinal ? Values.whole(row, isEspn ? "home_score" : "homeTeam_score") : null,
            isFinal ? Values.whole(row, isEspn ? "away_score" : "awayTeam_score") : null,
            isFinal ? overtimes(row, isEspn) : null,
            !isFinal && postponed != null && !postponed.equals("A"),
            season(row, kind)),
        row.source());
  }

  private static @Nullable Integer overtimes(Row row, boolean isEspn) {
    if (isEspn) {
      Integer periods = Values.whole(row, "status_period");
      Integer regulation = Values.whole(row, "format_regulation_periods");
      return periods == null || regulation == null ? null : Math.max(0, periods - regulation);
    }
    String text = row.get("gameStatusText");
    if (text == null || !text.startsWith("Final")) {
      return null;
    }
    String overtime = text.replaceAll("Final|/|OT|\\s", "");
    boolean some = text.contains("OT");
    return overtime.matches("\\d") ? Integer.valueOf(overtime) : Integer.valueOf(some ? 1 : 0);
  }

  private static List<Integer> counts(Row row, List<String> columns) {
    List<Integer> counts = new ArrayList<>(columns.size());
    for (String column : columns) {
      Integer count = Values.whole(row, column);
      if (count == null) {
        throw row.error(column, "is blank");
      }
      counts.add(count);
    }
    return List.copyOf(counts);
  }

  /** hoopR names a season by the year in which it ends. */
  private static @Nullable Integer season(Row row, Kind kind) {
    Integer year = kind.isEspn() ? Values.whole(row, "season") : null;
    return year == null ? null : Integer.valueOf(year - 1);
  }
}
