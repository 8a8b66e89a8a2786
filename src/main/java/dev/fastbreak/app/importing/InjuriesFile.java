package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code injuries}: one row per player event. */
final class InjuriesFile {

  private InjuriesFile() {}

  static List<GameLog.InjuryEntry> read(Path file, SeasonScope scope) {
    List<GameLog.InjuryEntry> entries = new ArrayList<>();
    try (CsvTable csv = CsvTable.open(file)) {
      int seasonColumn = csv.column("season");
      int date = csv.column("date");
      int team = csv.column("team_abbr");
      int event = csv.column("event");
      int playerId = csv.column("player_id");
      int notes = csv.column("notes");
      csv.forEachRow(
          scope.mistakes(),
          () -> {
            ScheduleFile.requireSeason(csv, seasonColumn, scope.season());
            entries.add(
                new GameLog.InjuryEntry(
                    csv.date(date),
                    csv.raw(team), // blank where a player has none; no rule reads it
                    csv.isUnknown(playerId) ? null : csv.id(playerId),
                    out(csv, event),
                    csv.raw(notes).contains("DTD")));
          });
    }
    return entries;
  }

  private static boolean out(CsvTable csv, int event) {
    return switch (csv.text(event)) {
      case "out" -> true;
      case "back" -> false;
      default -> throw csv.error(event, "is neither out nor back");
    };
  }
}
