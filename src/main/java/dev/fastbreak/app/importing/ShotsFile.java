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
    GameRows.read(
        file,
        SeasonFile.SHOTS,
        scope,
        (csv, game) -> {
          boolean home = GameRows.isHome(csv, game);
          int value = csv.count("shot_value");
          if (value != 2 && value != 3) {
            throw csv.error("shot_value", "is neither 2 nor 3");
          }
          int feet = csv.count("dist_ft");
          boolean made = csv.flag("made");
          if (!csv.isUnknown("player_id") && csv.wholeNumber("player_id") != NOBODY) {
            String team = home ? game.homeTeam() : game.awayTeam();
            long player = csv.id("player_id");
            shots.add(new GameLog.Shot(game.gameId(), player, team, value, feet, made));
          }
        });
    return shots;
  }
}
