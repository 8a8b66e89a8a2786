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
    try (CsvTable csv = CsvTable.open(file)) {
      GameRows rows = new GameRows(csv, scope);
      GameRows.Side side = rows.side();
      int team = csv.column("team_abbr");
      int won = csv.column("team_won");
      int points = csv.column("pts");
      int fieldGoalsAttempted = csv.column("fga");
      int threesMade = csv.column("fg3m");
      int threesAttempted = csv.column("fg3a");
      int freeThrowsAttempted = csv.column("fta");
      int offensiveRebounds = csv.column("oreb");
      int turnovers = csv.column("tov_team");
      int overtime = csv.column("ot_periods");
      rows.forEach(
          game -> {
            boolean home = side.home(game);
            GameLog.TeamBox box =
                new GameLog.TeamBox(
                    game.gameId(),
                    game.date(),
                    home ? game.homeTeam() : game.awayTeam(),
                    home ? game.awayTeam() : game.homeTeam(),
                    home,
                    csv.flag(won),
                    csv.count(points),
                    csv.count(fieldGoalsAttempted),
                    csv.countWithin(threesMade, threesAttempted),
                    csv.count(threesAttempted),
                    csv.count(freeThrowsAttempted),
                    csv.count(offensiveRebounds),
                    csv.count(turnovers),
                    csv.count(overtime));
            requirePossessions(box, csv, offensiveRebounds);
            GameLog.TeamBox other = first.putIfAbsent(box.gameId(), box);
            if (other == null) {
              singles.put(box.gameId(), csv.line());
            } else {
              if (singles.remove(box.gameId()) == null || other.team().equals(box.team())) {
                throw csv.error(team, "stands twice in game " + box.gameId());
              }
              if (other.won() == box.won()) {
                throw csv.error(won, "is the same for both teams of game " + box.gameId());
              }
              if (other.overtimePeriods() != box.overtimePeriods()) {
                throw csv.error(overtime, "is not the same for both teams of game " + box.gameId());
              }
            }
            String otherGame =
                busy.computeIfAbsent(box.date(), d -> new HashMap<>())
                    .put(box.team(), box.gameId());
            if (otherGame != null) {
              throw csv.error(team, "plays in game %s on the same date too".formatted(otherGame));
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
        gatherSingles(csv, boxes, singles, scope.mistakes());
      }
    }
    return boxes;
  }

  /** Every rebound of a team's own miss takes a possession back, and there are only so many. */
  private static void requirePossessions(GameLog.TeamBox box, CsvTable csv, int column) {
    long ended =
        PossessionsEnded.hundredths(
            box.fieldGoalsAttempted(), box.freeThrowsAttempted(), box.turnovers());
    if (ended < 100L * box.offensiveRebounds()) {
      throw csv.error(
          column,
          "leaves %s fewer than no possessions in game %s (fga + 0.44 fta - oreb + tov_team)"
              .formatted(box.team(), box.gameId()));
    }
  }

  private static void gatherSingles(
      CsvTable csv, List<GameLog.TeamBox> boxes, Map<String, Long> singles, Mistakes mistakes) {
    for (GameLog.TeamBox box : boxes) {
      Long line = singles.get(box.gameId());
      if (line != null) {
        mistakes.add(
            new ImportException(
                "%s, line %d, column team_abbr: game %s has a row of '%s' but none of %s."
                    .formatted(csv.fileName(), line, box.gameId(), box.team(), box.opponent())));
      }
    }
  }
}
