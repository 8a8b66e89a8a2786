package dev.fastbreak.app.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files of which seasons a folder holds. Files with other names are passed over. */
final class SeasonFolder {

  private static final Pattern NAME =
      Pattern.compile("([a-z_]+)_(\\d{4})-(\\d{2})\\.csv(?:\\.gz)?");

  private final TreeMap<Season, Map<SeasonFile, Path>> seasons = new TreeMap<>();

  private SeasonFolder() {}

  /**
   * Looks into a folder.
   *
   * @throws ImportException when it is no readable folder, holds no season, holds a file twice, or
   *     lacks a file without which a season cannot be imported
   */
  static SeasonFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ImportException(
          "'%s' is not a folder; name the folder that holds the CSV files.".formatted(folder));
    }
    SeasonFolder found = new SeasonFolder();
    files(folder).forEach(found::add);
    if (found.seasons.isEmpty()) {
      throw new ImportException(
          "Folder '%s' holds no season; expected files like schedule_2021-22.csv.gz, player_box_2021-22.csv.gz and team_box_2021-22.csv.gz."
              .formatted(folder));
    }
    found.requireWholeSeasons(folder);
    return found;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new ImportException(
          "Folder '%s' cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private void add(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return;
    }
    Arrays.stream(SeasonFile.values())
        .filter(kind -> kind.prefix().equals(name.group(1)))
        .forEach(kind -> add(file, kind, name.group(2), name.group(3)));
  }

  private void add(Path file, SeasonFile kind, String first, String second) {
    Season season = new Season(Integer.parseInt(first));
    if (!season.toString().endsWith("-" + second)) {
      throw new ImportException(
          "%s names no season; the one that starts in %s is %s."
              .formatted(file.getFileName(), first, season));
    } else if (season.startYear() < Season.FIRST || season.startYear() > Season.LAST) {
      throw new ImportException(
          "%s: seasons start in %d to %d."
              .formatted(file.getFileName(), Season.FIRST, Season.LAST));
    }
    Path other =
        seasons.computeIfAbsent(season, s -> new EnumMap<>(SeasonFile.class)).put(kind, file);
    if (other != null) {
      throw new ImportException(
          "%s and %s are the same table of season %s; remove one of them."
              .formatted(other.getFileName(), file.getFileName(), season));
    }
  }

  private void requireWholeSeasons(Path folder) {
    seasons.forEach(
        (season, files) -> {
          for (SeasonFile kind : SeasonFile.values()) {
            if (kind.required() && !files.containsKey(kind)) {
              throw new ImportException(
                  "Season %s has no %s_%s.csv or .csv.gz in folder '%s'; a season needs its schedule, player_box and team_box."
                      .formatted(season, kind.prefix(), season, folder));
            }
          }
        });
  }

  /** The files of each season, oldest season first. */
  SortedMap<Season, Map<SeasonFile, Path>> seasons() {
    return seasons;
  }
}
