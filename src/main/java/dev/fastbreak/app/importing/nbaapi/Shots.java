package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.importing.SeasonFile;
import dev.fastbreak.app.importing.nbaapi.LeagueFile.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads shots and hands them on one by one: a folder of ten seasons has two million. */
final class Shots {

  private record Found(int content, Source source) {}

  private final Map<LeagueFile, Kind> files;
  private final Logs logs;
  private final Map<String, Found> seen = new HashMap<>();
  final List<String> onlyMade = new ArrayList<>();
  long repeated;

  Shots(Map<LeagueFile, Kind> files, Logs logs) {
    this.files = files;
    this.logs = logs;
  }

  /** The home teams of games that the shots name. */
  Map<String, String> homes(Set<String> games) {
    Map<String, String> homes = new HashMap<>();
    for (LeagueFile file : files.keySet()) {
      file.forEachRow(
          row -> {
            String home = row.first("HTM", "HOME_TEAM");
            String id = Values.gameId(row);
            if (home != null && games.contains(id)) {
              homes.putIfAbsent(id, home);
            }
          });
    }
    return homes;
  }

  /** Writes the shots of games. */
  void write(Map<String, Game> games, Map<String, String> teamOfPlayer, SeasonFiles to) {
    files.forEach(
        (file, kind) -> {
          long[] count = new long[2];
          file.forEachRow(
              row -> {
                Boolean made = write(row, kind, games, teamOfPlayer, to);
                if (made != null) {
                  count[made ? 1 : 0]++;
                }
              });
          if (count[1] > 0 && count[0] == 0) {
            onlyMade.add(file.name());
          }
        });
  }

  /** Whether the shot was made; null when the row is passed over. */
  private @Nullable Boolean write(
      Row row,
      Kind kind,
      Map<String, Game> games,
      Map<String, String> teamOfPlayer,
      SeasonFiles to) {
    String id = logs.game(row);
    if (logs.leftOut.containsKey(id) || logs.espnLeftOut.containsKey(id)) {
      return null;
    }
    String player =
        Logs.plain(row.text(kind == Kind.PLAY_BY_PLAY_SHOTS ? "PERSON_ID" : "PLAYER_ID"));
    if (player.equals("0") || Boolean.FALSE.equals(Values.flag(row, "SHOT_ATTEMPTED_FLAG"))) {
      return null;
    }
    Game game = games.get(id);
    if (game == null) {
      throw row.error("GAME_ID", "is not a game of any log or schedule in the folder");
    }
    String team = team(row, game, player, teamOfPlayer);
    boolean made = made(row, kind);
    List<Object> values =
        List.of(
            player,
            team,
            game.opponent(team),
            team.equals(game.home()) ? 1 : 0,
            value(row, kind),
            distance(row, kind),
            made ? 1 : 0);
    if (isRepeated(row, kind, id, values)) {
      return made;
    }
    try {
      to.add(SeasonFile.SHOTS, game, row.source(), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made;
  }

  private boolean isRepeated(Row row, Kind kind, String id, List<Object> values) {
    String event = row.first("GAME_EVENT_ID", "actionNumber", "actionId");
    if (event == null || kind == Kind.SHOTS_IN_FEET) {
      // Equal rows without a number of the event may be two tips of one second.
      return false;
    }
    Found shot = new Found(values.hashCode(), row.source());
    Found other = seen.putIfAbsent(id + " " + event, shot);
    if (other == null) {
      return false;
    } else if (other.content() != shot.content()) {
      throw new ImportException(
          "%s and %s are both shot %s of game %s and differ; remove the one that is wrong."
              .formatted(other.source(), shot.source(), event, id));
    }
    repeated++;
    return true;
  }

  private String team(Row row, Game game, String player, Map<String, String> teamOfPlayer) {
    String boxed = teamOfPlayer.get(game.id() + " " + player);
    String code = row.get("teamTricode");
    String teamId = row.get("TEAM_ID");
    String known = teamId == null ? null : logs.teamCodes.get(teamId);
    for (String team : Arrays.asList(boxed, code, known)) {
      if (team != null && game.has(team)) {
        return team;
      }
    }
    throw row.error("TEAM_ID", "is neither %s nor %s".formatted(game.home(), game.away()));
  }

  private static boolean made(Row row, Kind kind) {
    String column =
        switch (kind) {
          case SHOTS_IN_FEET -> "SHOT_MADE";
          case PLAY_BY_PLAY_SHOTS -> "SHOT_RESULT";
          default -> "SHOT_MADE_FLAG";
        };
    Boolean made = Values.flag(row, column);
    if (made == null) {
      throw row.error(column, "is blank");
    }
    return made;
  }

  private static int value(Row row, Kind kind) {
    String column = kind == Kind.PLAY_BY_PLAY_SHOTS ? "SHOT_VALUE" : "SHOT_TYPE";
    return switch (row.text(column).charAt(0)) {
      case '2' -> 2;
      case '3' -> 3;
      default -> throw row.error(column, "is worth neither 2 nor 3 points");
    };
  }

  /** Whole feet, rounded down; made of the place where the file has no distance. */
  private static int distance(Row row, Kind kind) {
    Integer feet = Values.whole(row, "SHOT_DISTANCE");
    if (feet != null) {
      return feet;
    }
    String x = row.first("LOC_X", "x_legacy");
    String y = row.first("LOC_Y", "y_legacy");
    if (x == null || y == null) {
      throw row.error("SHOT_DISTANCE", "is blank, and so is LOC_X or LOC_Y");
    }
    try {
      double across = Double.parseDouble(x);
      double along = Double.parseDouble(y);
      return kind == Kind.SHOTS_IN_FEET
          ? (int) Math.floor(Math.hypot(across, along - 5.25))
          : (int) Math.floor(Math.hypot(across, along) / 10);
    } catch (NumberFormatException e) {
      throw row.error("LOC_X", "and LOC_Y are no place on the court");
    }
  }
}
