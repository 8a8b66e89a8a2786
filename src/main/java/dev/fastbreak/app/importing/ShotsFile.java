package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code shots}: one row per field-goal attempt. */
final class ShotsFile {

  private ShotsFile() {}

  static List<GameLog.Shot> read(Path file, Season season, Map<String, GameLog.Game> schedule) {
    List<GameLog.Shot> shots = new ArrayList<>();
    try (CsvTable csv = CsvTable.open(file)) {
      GameRows rows = new GameRows(csv, season, schedule);
      GameRows.Side side = rows.side();
      int playerId = csv.column("player_id");
      int value = csv.column("shot_value");
      int distance = csv.column("dist_ft");
      int made = csv.column("made");
      while (csv.next()) {
        GameLog.Game game = rows.game();
        boolean home = side.home(game);
        int shotValue = csv.count(value);
        if (shotValue != 2 && shotValue != 3) {
          throw csv.error(value, "is neither 2 nor 3");
        }
        shots.add(
            new GameLog.Shot(
                game.gameId(),
                csv.id(playerId),
                home ? game.homeTeam() : game.awayTeam(),
                shotValue,
                csv.count(distance),
                csv.flag(made)));
      }
    }
    return shots;
  }
}
