package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PossessionsEnded;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code team_box}: two rows per game. */
final class TeamBoxFile {

  private TeamBoxFile() {}

  static List<GameLog.TeamBox> read(
      Path file, SeasonScope scope, PlayerSums players, Doubts doubts) {
    List<GameLog.TeamBox> boxes = new ArrayList<>();
    Map<String, GameLog.TeamBox> first = new HashMap<>();
    Map<String, Long> singles = new HashMap<>();
    Map<LocalDate, Map<String, String>> busy = new HashMap<>();
    long mistakesBefore = scope.mistakes().count();
    GameRows.read(
        file,
        SeasonFile.TEAM_BOX,
        scope,
        (csv, game) -> {
          GameLog.TeamBox box = box(csv, game);
          GameLog.TeamBox other = first.putIfAbsent(box.gameId(), box);
          if (other == null) {
            singles.put(box.gameId(), csv.line());
          } else {
            requireOpponents(box, other, singles.remove(box.gameId()) == null, csv);
          }
          String otherGame =
              busy.computeIfAbsent(box.date(), d -> new HashMap<>()).put(box.team(), box.gameId());
          if (otherGame != null) {
            throw csv.error(
                "team_abbr", "plays in game %s on the same date too".formatted(otherGame));
          }
          String differences = players.differences(box, scope.season());
          if (!differences.isEmpty()) {
            doubts.add(
                csv,
                "%s in game %s is not the sum of its players: %s."
                    .formatted(box.team(), box.gameId(), differences));
          }
          boxes.add(box);
        });
    // A row that is a mistake itself must not make its opponent's one too.
    if (scope.mistakes().count() == mistakesBefore) {
      gatherSingles(file, boxes, singles, scope.mistakes());
    }
    return boxes;
  }

  private static GameLog.TeamBox box(CsvTable csv, GameLog.Game game) {
    boolean home = GameRows.isHome(csv, game);
    GameLog.TeamBox box =
        new GameLog.TeamBox(
            game.gameId(),
            game.date(),
            home ? game.homeTeam() : game.awayTeam(),
            home ? game.awayTeam() : game.homeTeam(),
            home,
            csv.flag("team_won"),
            csv.count("pts"),
            csv.count("fga"),
            csv.countWithin("fg3m", "fg3a"),
            csv.count("fg3a"),
            csv.count("fta"),
            csv.count("oreb"),
            csv.count("tov_team"),
            csv.count("ot_periods"));
    requirePossessions(box, csv);
    return box;
  }

  /** Complains of a game's second row when it cannot be the first one's opponent's. */
  private static void requireOpponents(
      GameLog.TeamBox box, GameLog.TeamBox other, boolean isThird, CsvTable csv) {
    if (isThird || other.team().equals(box.team())) {
      throw csv.error("team_abbr", "stands twice in game " + box.gameId());
    }
    if (other.won() == box.won()) {
      throw csv.error("team_won", "is the same for both teams of game " + box.gameId());
    }
    if (other.overtimePeriods() != box.overtimePeriods()) {
      throw csv.error("ot_periods", "is not the same for both teams of game " + box.gameId());
    }
  }

  /** Every rebound of a team's own miss takes a possession back, and there are only so many. */
  private static void requirePossessions(GameLog.TeamBox box, CsvTable csv) {
    long ended =
        PossessionsEnded.hundredths(
            box.fieldGoalsAttempted(), box.freeThrowsAttempted(), box.turnovers());
    if (ended < 100L * box.offensiveRebounds()) {
      throw csv.error(
          "oreb",
          "leaves %s fewer than no possessions in game %s (fga + 0.44 fta - oreb + tov_team)"
              .formatted(box.team(), box.gameId()));
    }
  }

  private static void gatherSingles(
      Path file, List<GameLog.TeamBox> boxes, Map<String, Long> singles, Mistakes mistakes) {
    for (GameLog.TeamBox box : boxes) {
      Long line = singles.get(box.gameId());
      if (line != null) {
        mistakes.add(
            new ImportException(
                "%s, line %d, column team_abbr: game %s has a row of '%s' but none of %s."
                    .formatted(
                        file.getFileName(), line, box.gameId(), box.team(), box.opponent())));
      }
    }
  }
}
