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
    try (CsvTable csv = CsvTable.open(file, SeasonFile.INJURIES.columns())) {
      csv.forEachRow(
          scope.mistakes(),
          () -> {
            scope.requireSeason(csv);
            entries.add(
                new GameLog.InjuryEntry(
                    csv.date("date"),
                    csv.raw("team_abbr"), // blank where a player has none; no rule reads it
                    csv.isUnknown("player_id") ? null : csv.id("player_id"),
                    out(csv),
                    csv.raw("notes").contains("DTD")));
          });
    }
    return entries;
  }

  private static boolean out(CsvTable csv) {
    return switch (csv.text("event")) {
      case "out" -> true;
      case "back" -> false;
      default -> throw csv.error("event", "is neither out nor back");
    };
  }
}
