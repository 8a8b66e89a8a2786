package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code game_lines}: at most one row per game. */
final class GameLinesFile {

  private GameLinesFile() {}

  static List<GameLog.GameLine> read(Path file, SeasonScope scope) {
    List<GameLog.GameLine> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (CsvTable csv = CsvTable.open(file)) {
      GameRows rows = new GameRows(csv, scope);
      int gameId = csv.column("game_id");
      int home = csv.column("home_team_abbr");
      int away = csv.column("away_team_abbr");
      int spread = csv.column("home_spread_close");
      int total = csv.column("total_close");
      rows.forEach(
          game -> {
            rows.requireTeam(home, game.homeTeam());
            rows.requireTeam(away, game.awayTeam());
            if (!seen.add(game.gameId())) {
              throw csv.error(gameId, "stands there twice");
            }
            lines.add(
                new GameLog.GameLine(
                    game.gameId(), csv.decimalOrNull(spread), csv.decimalOrNull(total)));
          });
    }
    return lines;
  }
}
