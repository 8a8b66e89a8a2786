package dev.fastbreak.app.importing;

import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
   * @param notes what is absent, in sentences
   */
  public record Reading(List<GameLog> seasons, List<String> notes) {}

  /** Ranges of dates that a note names. */
  private static final int MOST_RANGES = 6;

  private GameLogReader() {}

  /**
   * Reads a folder.
   *
   * @param folder where the files are
   * @param progress is told what is being read
   * @throws ImportException when a file or row is not as it should be
   */
  public static Reading read(Path folder, Consumer<String> progress) {
    List<GameLog> seasons = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    SeasonFolder.of(folder)
        .seasons()
        .forEach(
            (season, files) -> {
              progress.accept("Reading season " + season);
              Doubts players = new Doubts();
              Doubts teams = new Doubts();
              GameLog log = read(season, files, players, teams);
              seasons.add(log);
              notes.addAll(notes(season, files.keySet(), log));
              notes.addAll(players.sentences());
              notes.addAll(teams.sentences());
            });
    return new Reading(seasons, notes);
  }

  private static GameLog read(
      Season season, Map<SeasonFile, Path> files, Doubts ofPlayers, Doubts ofTeams) {
    Map<String, GameLog.Game> schedule =
        ScheduleFile.read(required(files, SeasonFile.SCHEDULE), season);
    List<GameLog.PlayerBox> players =
        PlayerBoxFile.read(required(files, SeasonFile.PLAYER_BOX), season, schedule, ofPlayers);
    return new GameLog(
        season.startYear(),
        List.copyOf(schedule.values()),
        players,
        TeamBoxFile.read(
            required(files, SeasonFile.TEAM_BOX),
            season,
            schedule,
            PlayerSums.of(players),
            ofTeams),
        optional(files, SeasonFile.SHOTS, file -> ShotsFile.read(file, season, schedule)),
        optional(files, SeasonFile.INJURIES, file -> InjuriesFile.read(file, season)),
        optional(files, SeasonFile.GAME_LINES, file -> GameLinesFile.read(file, season, schedule)));
  }

  private static Path required(Map<SeasonFile, Path> files, SeasonFile kind) {
    Path file = files.get(kind);
    if (file == null) {
      throw new IllegalStateException("A season folder answers for its " + kind.prefix());
    }
    return file;
  }

  private static <T> List<T> optional(
      Map<SeasonFile, Path> files, SeasonFile kind, Function<Path, List<T>> reader) {
    Path file = files.get(kind);
    return file == null ? List.of() : reader.apply(file);
  }

  private static List<String> notes(Season season, Set<SeasonFile> present, GameLog log) {
    List<String> notes = new ArrayList<>();
    for (SeasonFile kind : SeasonFile.values()) {
      if (!present.contains(kind)) {
        notes.add(
            "%s: no %s file; %s.".formatted(season, kind.prefix(), kind.consequenceOfAbsence()));
      }
    }
    Set<String> withPlayers = new HashSet<>();
    log.playerBoxes().forEach(box -> withPlayers.add(box.gameId()));
    noteGames(
        notes,
        season,
        log,
        withPlayers,
        "player box scores",
        "rows in the player tables are absent");
    Set<String> withTeams = new HashSet<>();
    log.teamBoxes().forEach(box -> withTeams.add(box.gameId()));
    noteGames(
        notes,
        season,
        log,
        withTeams,
        "team box scores",
        "rows in the team game tables are absent");
    if (present.contains(SeasonFile.SHOTS)) {
      Set<String> withShots = new HashSet<>();
      log.shots().forEach(shot -> withShots.add(shot.gameId()));
      noteGames(notes, season, log, withShots, "shots", SeasonFile.SHOTS.consequenceOfAbsence());
    }
    if (present.contains(SeasonFile.GAME_LINES)) {
      Set<String> withLines = new HashSet<>();
      log.lines().forEach(line -> withLines.add(line.gameId()));
      noteGames(
          notes, season, log, withLines, "lines", SeasonFile.GAME_LINES.consequenceOfAbsence());
    }
    long unmatched = log.injuries().stream().filter(entry -> entry.playerId() == null).count();
    if (unmatched > 0) {
      notes.add(
          "%s: %d of %d injury entries have no player id and are passed over."
              .formatted(season, unmatched, log.injuries().size()));
    }
    return notes;
  }

  private static void noteGames(
      List<String> notes,
      Season season,
      GameLog log,
      Set<String> present,
      String what,
      String consequence) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    TreeSet<LocalDate> all = new TreeSet<>();
    int absent = 0;
    for (GameLog.Game game : log.games()) {
      all.add(game.date());
      if (!present.contains(game.gameId())) {
        absent++;
        dates.add(game.date());
      }
    }
    if (absent > 0) {
      notes.add(
          "%s: %d of %d games have no %s (%s); their %s."
              .formatted(
                  season,
                  absent,
                  log.games().size(),
                  what,
                  Wording.ranges(dates, all, MOST_RANGES),
                  consequence));
    }
  }
}
