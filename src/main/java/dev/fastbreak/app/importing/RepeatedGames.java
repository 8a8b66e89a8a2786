package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.GameLog.PlayerBox;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Games of the same two teams in which every player did the same: one game under two ids. */
final class RepeatedGames {

  /** A box score without what tells one game from another. */
  private record Line(PlayerBox box) {

    static Line of(PlayerBox box) {
      return new Line(
          new PlayerBox(
              "",
              LocalDate.EPOCH,
              box.playerId(),
              "",
              box.team(),
              box.opponent(),
              false,
              false,
              box.minutes(),
              box.points(),
              box.fieldGoalsMade(),
              box.fieldGoalsAttempted(),
              box.threesMade(),
              box.threesAttempted(),
              box.freeThrowsMade(),
              box.freeThrowsAttempted(),
              box.offensiveRebounds(),
              box.defensiveRebounds(),
              box.rebounds(),
              box.assists(),
              box.steals(),
              box.blocks(),
              box.turnovers(),
              box.personalFouls(),
              box.plusMinus()));
    }
  }

  private RepeatedGames() {}

  static List<String> notes(Season season, GameLog log) {
    Map<String, Set<Line>> lines = new LinkedHashMap<>();
    log.playerBoxes()
        .forEach(
            box -> lines.computeIfAbsent(box.gameId(), id -> new HashSet<>()).add(Line.of(box)));
    Map<Set<Line>, String> seen = new HashMap<>();
    Doubts doubts = new Doubts();
    lines.forEach(
        (gameId, own) -> {
          String other = seen.putIfAbsent(own, gameId);
          if (other != null) {
            doubts.add(
                "player_box_%s: games %s and %s have the same lines of the same players; is one game there twice?"
                    .formatted(season, other, gameId));
          }
        });
    return doubts.sentences();
  }
}
