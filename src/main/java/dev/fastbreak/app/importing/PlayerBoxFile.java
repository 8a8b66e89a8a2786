package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code player_box}: one row per player and game. */
final class PlayerBoxFile {

  private PlayerBoxFile() {}

  static List<GameLog.PlayerBox> read(Path file, SeasonScope scope, Doubts doubts) {
    List<GameLog.PlayerBox> boxes = new ArrayList<>();
    Map<LocalDate, Map<Long, String>> busy = new HashMap<>();
    GameRows.read(
        file,
        SeasonFile.PLAYER_BOX,
        scope,
        (csv, game) -> {
          GameLog.PlayerBox box = box(csv, game);
          String other =
              busy.computeIfAbsent(box.date(), d -> new HashMap<>())
                  .put(box.playerId(), box.gameId());
          if (other != null) {
            throw csv.error(
                "player_id",
                other.equals(box.gameId())
                    ? "stands twice in game " + other
                    : "plays in game %s on the same date too".formatted(other));
          }
          doubt(box, csv, doubts);
          boxes.add(box);
        });
    return boxes;
  }

  private static GameLog.PlayerBox box(CsvTable csv, GameLog.Game game) {
    boolean home = GameRows.isHome(csv, game);
    return new GameLog.PlayerBox(
        game.gameId(),
        game.date(),
        csv.id("player_id"),
        csv.text("player_name"),
        home ? game.homeTeam() : game.awayTeam(),
        home ? game.awayTeam() : game.homeTeam(),
        home,
        csv.flag("team_won"),
        csv.minutes("min"),
        csv.count("pts"),
        csv.countWithin("fgm", "fga"),
        csv.count("fga"),
        csv.countWithin("fg3m", "fg3a"),
        csv.count("fg3a"),
        csv.countWithin("ftm", "fta"),
        csv.count("fta"),
        csv.count("oreb"),
        csv.count("dreb"),
        csv.count("reb"),
        csv.count("ast"),
        csv.count("stl"),
        csv.count("blk"),
        csv.count("tov"),
        csv.count("pf"),
        csv.margin("plus_minus"));
  }

  private static void doubt(GameLog.PlayerBox box, CsvTable csv, Doubts doubts) {
    int points =
        2 * (box.fieldGoalsMade() - box.threesMade()) + 3 * box.threesMade() + box.freeThrowsMade();
    if (box.points() != points) {
      doubts.add(
          csv,
          "%s has pts %d, but fgm %d, fg3m %d and ftm %d make %d."
              .formatted(
                  box.playerName(),
                  box.points(),
                  box.fieldGoalsMade(),
                  box.threesMade(),
                  box.freeThrowsMade(),
                  points));
    }
    int rebounds = box.offensiveRebounds() + box.defensiveRebounds();
    if (box.rebounds() != rebounds) {
      doubts.add(
          csv,
          "%s has reb %d, but oreb %d and dreb %d make %d."
              .formatted(
                  box.playerName(),
                  box.rebounds(),
                  box.offensiveRebounds(),
                  box.defensiveRebounds(),
                  rebounds));
    }
  }
}
