package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code shots}: one row per field-goal attempt; a team's own are passed over. */
final class ShotsFile {

  private ShotsFile() {}

  /** A team's shot, such as a heave that counts for no player. */
  private static final long NOBODY = 0;

  static List<GameLog.Shot> read(Path file, SeasonScope scope) {
    List<GameLog.Shot> shots = new ArrayList<>();
    try (CsvTable csv = CsvTable.open(file)) {
      GameRows rows = new GameRows(csv, scope);
      GameRows.Side side = rows.side();
      int playerId = csv.column("player_id");
      int value = csv.column("shot_value");
      int distance = csv.column("dist_ft");
      int made = csv.column("made");
      rows.forEach(
          game -> {
            boolean home = side.home(game);
            int shotValue = csv.count(value);
            if (shotValue != 2 && shotValue != 3) {
              throw csv.error(value, "is neither 2 nor 3");
            }
            int feet = csv.count(distance);
            boolean isMade = csv.flag(made);
            if (csv.isUnknown(playerId) || csv.wholeNumber(playerId) == NOBODY) {
              return;
            }
            shots.add(
                new GameLog.Shot(
                    game.gameId(),
                    csv.id(playerId),
                    home ? game.homeTeam() : game.awayTeam(),
                    shotValue,
                    feet,
                    isMade));
          });
    }
    return shots;
  }
}
