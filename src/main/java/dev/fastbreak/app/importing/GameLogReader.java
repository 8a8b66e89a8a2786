package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the game logs of every season that a folder of CSV files holds.
 *
 * <p>A season is there when the folder has a file of it; it then needs {@code schedule}, {@code
 * player_box} and {@code team_box}, while {@code shots}, {@code injuries} and {@code game_lines}
 * may be absent. Files end in {@code .csv} or {@code .csv.gz}.
 */
public final class GameLogReader {

  /**
   * What a folder holds.
   *
   * @param seasons the game logs, oldest season first
   * @param notes what is absent and what cannot be right, in sentences
   */
  public record Reading(List<GameLog> seasons, List<String> notes) {}

  private GameLogReader() {}

  /**
   * Reads a folder.
   *
   * @param folder where the files are
   * @param progress is told what is being read
   * @throws ImportException with everything that is not as it should be, a line each
   */
  public static Reading read(Path folder, Consumer<String> progress) {
    List<GameLog> seasons = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Mistakes mistakes = new Mistakes();
    SeasonFolder.of(folder)
        .seasons()
        .forEach(
            (season, files) -> {
              progress.accept("Reading season " + season);
              mistakes.gather(
                  () -> readSeason(new SeasonScope(season, mistakes), files, seasons, notes));
            });
    mistakes.refuse();
    return new Reading(seasons, notes);
  }

  private static void readSeason(
      SeasonScope scope, Map<SeasonFile, Path> files, List<GameLog> seasons, List<String> notes) {
    Season season = scope.season();
    Doubts ofPlayers = new Doubts();
    Doubts ofTeams = new Doubts();
    long mistakesBefore = scope.mistakes().count();
    ScheduleFile.read(Objects.requireNonNull(files.get(SeasonFile.SCHEDULE)), scope);
    List<GameLog.PlayerBox> players =
        rows(files, SeasonFile.PLAYER_BOX, scope, f -> PlayerBoxFile.read(f, scope, ofPlayers));
    PlayerSums sums = PlayerSums.of(players);
    List<GameLog.TeamBox> teams =
        rows(files, SeasonFile.TEAM_BOX, scope, f -> TeamBoxFile.read(f, scope, sums, ofTeams));
    GameLog log =
        new GameLog(
            season.startYear(),
            List.copyOf(scope.games().values()),
            players,
            teams,
            rows(files, SeasonFile.SHOTS, scope, file -> ShotsFile.read(file, scope)),
            rows(files, SeasonFile.INJURIES, scope, file -> InjuriesFile.read(file, scope)),
            rows(files, SeasonFile.GAME_LINES, scope, file -> GameLinesFile.read(file, scope)));
    if (scope.mistakes().count() > mistakesBefore) {
      return;
    }
    requireBoxes(log, season, scope.mistakes());
    seasons.add(log);
    notes.addAll(scope.ids().notes());
    notes.addAll(MissingInput.notes(season, files.keySet(), log));
    notes.addAll(ofPlayers.sentences());
    notes.addAll(ofTeams.sentences());
    notes.addAll(Contradictions.of(season, log));
  }

  /** The rows of a file; none when it is absent or cannot be read. */
  private static <T> List<T> rows(
      Map<SeasonFile, Path> files,
      SeasonFile kind,
      SeasonScope scope,
      Function<Path, List<T>> reader) {
    List<T> rows = new ArrayList<>();
    Path file = files.get(kind);
    if (file != null) {
      scope.mistakes().gather(() -> rows.addAll(reader.apply(file)));
    }
    return rows;
  }

  /** Box scores may be empty before the first game of a season, and only then. */
  private static void requireBoxes(GameLog log, Season season, Mistakes mistakes) {
    boolean played = log.games().stream().anyMatch(GameLog.Game::hasPoints);
    Map<SeasonFile, List<?>> boxes = new EnumMap<>(SeasonFile.class);
    boxes.put(SeasonFile.PLAYER_BOX, log.playerBoxes());
    boxes.put(SeasonFile.TEAM_BOX, log.teamBoxes());
    if (!played && boxes.values().stream().allMatch(List::isEmpty)) {
      return;
    }
    boxes.forEach(
        (kind, rows) -> {
          if (rows.isEmpty()) {
            mistakes.add(
                new ImportException(
                    "%s_%s has a header and no row, though games of the season have been played."
                        .formatted(kind.prefix(), season)));
          }
        });
  }
}
