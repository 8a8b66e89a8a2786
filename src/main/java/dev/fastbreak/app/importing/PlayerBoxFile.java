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
    try (CsvTable csv = CsvTable.open(file)) {
      GameRows rows = new GameRows(csv, scope);
      GameRows.Side side = rows.side();
      int playerId = csv.column("player_id");
      int name = csv.column("player_name");
      int won = csv.column("team_won");
      int minutes = csv.column("min");
      int points = csv.column("pts");
      int fieldGoalsMade = csv.column("fgm");
      int fieldGoalsAttempted = csv.column("fga");
      int threesMade = csv.column("fg3m");
      int threesAttempted = csv.column("fg3a");
      int freeThrowsMade = csv.column("ftm");
      int freeThrowsAttempted = csv.column("fta");
      int offensiveRebounds = csv.column("oreb");
      int defensiveRebounds = csv.column("dreb");
      int rebounds = csv.column("reb");
      int assists = csv.column("ast");
      int steals = csv.column("stl");
      int blocks = csv.column("blk");
      int turnovers = csv.column("tov");
      int personalFouls = csv.column("pf");
      int plusMinus = csv.column("plus_minus");
      rows.forEach(
          game -> {
            boolean home = side.home(game);
            GameLog.PlayerBox box =
                new GameLog.PlayerBox(
                    game.gameId(),
                    game.date(),
                    csv.id(playerId),
                    csv.text(name),
                    home ? game.homeTeam() : game.awayTeam(),
                    home ? game.awayTeam() : game.homeTeam(),
                    home,
                    csv.flag(won),
                    csv.minutes(minutes),
                    csv.count(points),
                    csv.countWithin(fieldGoalsMade, fieldGoalsAttempted),
                    csv.count(fieldGoalsAttempted),
                    csv.countWithin(threesMade, threesAttempted),
                    csv.count(threesAttempted),
                    csv.countWithin(freeThrowsMade, freeThrowsAttempted),
                    csv.count(freeThrowsAttempted),
                    csv.count(offensiveRebounds),
                    csv.count(defensiveRebounds),
                    csv.count(rebounds),
                    csv.count(assists),
                    csv.count(steals),
                    csv.count(blocks),
                    csv.count(turnovers),
                    csv.count(personalFouls),
                    csv.margin(plusMinus));
            String other =
                busy.computeIfAbsent(box.date(), d -> new HashMap<>())
                    .put(box.playerId(), box.gameId());
            if (other != null) {
              throw csv.error(
                  playerId,
                  other.equals(box.gameId())
                      ? "stands twice in game " + other
                      : "plays in game %s on the same date too".formatted(other));
            }
            doubt(box, csv, doubts);
            boxes.add(box);
          });
    }
    return boxes;
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
