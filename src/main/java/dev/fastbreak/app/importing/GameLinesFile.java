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
    GameRows.read(
        file,
        SeasonFile.GAME_LINES,
        scope,
        (csv, game) -> {
          GameRows.requireTeam(csv, "home_team_abbr", game.homeTeam());
          GameRows.requireTeam(csv, "away_team_abbr", game.awayTeam());
          if (!seen.add(game.gameId())) {
            throw csv.error("game_id", "stands there twice");
          }
          lines.add(
              new GameLog.GameLine(
                  game.gameId(),
                  csv.decimalOrNull("home_spread_close"),
                  csv.decimalOrNull("total_close")));
        });
    return lines;
  }
}
