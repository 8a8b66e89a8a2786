package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.importing.SeasonFile;
import dev.fastbreak.app.importing.UpstreamImport;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.phase3.GameKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of nba_api's or hoopR's files: makes season files of them in a temporary folder,
 * which are then read, checked and noted as if the user had made them.
 */
public final class NbaApiImport {

  private static final Pattern DATA = Pattern.compile("(?i).*\\.csv(\\.gz|\\.zip)?");
  private static final Pattern OWN =
      Pattern.compile("(injuries|game_lines)_\\d{4}-\\d{2}\\.csv(\\.gz)?");

  /** Names that a note spells out. */
  private static final int MOST = 5;

  private final Logs logs = new Logs();
  private final Map<LeagueFile, Kind> known = new LinkedHashMap<>();
  private final List<String> passedOver = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private NbaApiImport() {}

  /**
   * Reads a folder.
   *
   * @param progress is told what is being done, a sentence at a time
   * @throws ImportException when the files are not as they should be
   */
  public static UpstreamInput read(Path folder, Consumer<String> progress) {
    NbaApiImport reading = new NbaApiImport();
    try {
      Path made = Files.createTempDirectory("fastbreak-seasons");
      try (SeasonFiles files = new SeasonFiles(made)) {
        return reading.read(folder, made, files, progress);
      } finally {
        delete(made);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ImportException(
          "Folder '%s' cannot be turned into season files: %s".formatted(folder, e.getMessage()),
          e);
    }
  }

  /** What a file of a folder looks like, when it is of a known kind; for a hint. */
  public static @Nullable String hint(Path folder) {
    try {
      for (Path path : files(folder)) {
        LeagueFile file = LeagueFile.of(path);
        Optional<Kind> kind = Kind.of(file.columns());
        if (kind.isPresent()) {
          return "%s looks like nba_api's %s: try --format nba_api"
              .formatted(file.name(), kind.get().label());
        }
      }
    } catch (IOException | ImportException e) {
      // A hint is no place to complain.
    }
    return null;
  }

  private UpstreamInput read(Path folder, Path made, SeasonFiles files, Consumer<String> progress)
      throws IOException {
    classify(folder);
    Map<LeagueFile, Kind> shotFiles = new LinkedHashMap<>(known);
    shotFiles.values().removeIf(kind -> !kind.isShots());
    Map<LeagueFile, Kind> others = new LinkedHashMap<>(known);
    others.values().removeIf(Kind::isShots);
    // Box scores without a date ask the schedule for it.
    Comparator<Kind> schedulesFirst = Comparator.comparing(kind -> !kind.isSchedule());
    others.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(schedulesFirst.thenComparing(kind -> kind)))
        .forEach(
            one -> {
              LeagueFile file = one.getKey();
              Kind kind = one.getValue();
              progress.accept("Reading %s (%s)".formatted(file.name(), kind.label()));
              logs.read(file, kind);
            });
    if (logs.espn && logs.league) {
      throw new ImportException(
          "Folder '%s' has files of ESPN (hoopR) and of the league; their ids of games and players do not fit together. Import one of them."
              .formatted(folder));
    }
    Shots shots = new Shots(shotFiles, logs);
    Games games = new Games(logs, shots::homes);
    TreeMap<String, Game> all = games.all();
    Map<String, String> teamOfPlayer = writeGames(all, files);
    shotFiles.keySet().forEach(file -> progress.accept("Reading " + file.name()));
    shots.write(all, teamOfPlayer, files);
    files.close();
    copyOwn(folder, made);
    note(games, shots);
    try {
      UpstreamInput input = UpstreamImport.read(made, progress);
      Stream<String> checked = input.notes().stream().map(files::inTheirPlace);
      return new UpstreamInput(
          input.seasons(), input.tables(), Stream.concat(notes.stream(), checked).toList());
    } catch (ImportException e) {
      throw new ImportException(files.inTheirPlace(String.valueOf(e.getMessage())), e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> DATA.matcher(path.getFileName().toString()).matches())
          .filter(path -> !OWN.matcher(path.getFileName().toString()).matches())
          .filter(path -> !path.toString().contains("__MACOSX"))
          .sorted()
          .toList();
    }
  }

  private void classify(Path folder) throws IOException {
    String nearest = "";
    for (Path path : files(folder)) {
      LeagueFile file = LeagueFile.of(path);
      Optional<Kind> kind = Kind.of(file.columns());
      if (kind.isPresent()) {
        known.put(file, kind.get());
        continue;
      }
      Kind meant = Kind.nearest(file.columns()).orElse(null);
      if (meant == null) {
        passedOver.add(file.name());
      } else if (nearest.isEmpty()) {
        nearest =
            "%s looks most like %s, but has no %s."
                .formatted(
                    file.name(), meant.label(), String.join(", ", meant.missing(file.columns())));
      }
    }
    if (!nearest.isEmpty()) {
      throw new ImportException(nearest + " Fetch it again with all columns.");
    } else if (known.isEmpty()) {
      throw new ImportException(
          "Folder '%s' holds no file of nba_api or hoopR that is known: player logs, team logs, shots, box scores or schedules (.csv, .csv.gz or .csv.zip)."
              .formatted(folder));
    }
  }

  /** Writes schedule, players and teams; answers with the team of each player's game. */
  private Map<String, String> writeGames(Map<String, Game> games, SeasonFiles files)
      throws IOException {
    for (Game game : games.values()) {
      files.add(
          SeasonFile.SCHEDULE,
          game,
          sourceOf(game),
          Arrays.asList(
              game.home(), game.away(), game.homePoints(), game.awayPoints(), game.overtimes()));
    }
    Map<String, String> names = new HashMap<>(logs.names);
    logs.players.rows().stream()
        .filter(line -> line.name() != null)
        .forEach(line -> names.put(line.player(), Objects.requireNonNull(line.name())));
    Map<String, String> teamOfPlayer = new HashMap<>();
    TreeMap<String, List<BoxLine>> byTeam = new TreeMap<>();
    for (BoxLine line : logs.players.rows()) {
      Game game = Objects.requireNonNull(games.get(line.game()));
      Source source = sourceOf(line);
      String name = line.name() == null ? names.get(line.player()) : line.name();
      if (name == null) {
        throw new ImportException(
            "%s: player %s has no name in this folder; add CommonAllPlayers or a log with names."
                .formatted(source, line.player()));
      }
      List<Object> values = new ArrayList<>(List.of(line.player(), name));
      values.addAll(side(line, game, source));
      values.add(Objects.requireNonNull(line.minutes()));
      values.addAll(line.counts());
      files.add(SeasonFile.PLAYER_BOX, game, source, values);
      teamOfPlayer.put(line.game() + " " + line.player(), line.team());
      byTeam.computeIfAbsent(line.game() + " " + line.team(), key -> new ArrayList<>()).add(line);
    }
    writeTeams(games, byTeam, files);
    return teamOfPlayer;
  }

  private void writeTeams(
      Map<String, Game> games, TreeMap<String, List<BoxLine>> byTeam, SeasonFiles files)
      throws IOException {
    for (BoxLine line : logs.teams.rows()) {
      Source source = logs.teams.source("team %s in game %s".formatted(line.team(), line.game()));
      writeTeam(line, line.counts(), games, source, files);
      byTeam.remove(line.game() + " " + line.team());
    }
    for (List<BoxLine> lines : byTeam.values()) {
      List<Integer> sums =
          Logs.TEAM_COUNTS.stream()
              .map(Logs.PLAYER_COUNTS::indexOf)
              .map(place -> lines.stream().mapToInt(line -> line.counts().get(place)).sum())
              .toList();
      writeTeam(lines.get(0), sums, games, sourceOf(lines.get(0)), files);
    }
    if (!byTeam.isEmpty()) {
      notes.add(
          "%s no row in a team log: made from the players' sums, which lack the turnovers that count for the team alone (0.7 a game on average); ratings are about 0.7 percent too high."
              .formatted(
                  Wording.count(byTeam.size(), "team-game")
                      + (byTeam.size() == 1 ? " has" : " have")));
    }
  }

  private static void writeTeam(
      BoxLine line, List<Integer> counts, Map<String, Game> games, Source source, SeasonFiles files)
      throws IOException {
    Game game = Objects.requireNonNull(games.get(line.game()));
    List<Object> values = new ArrayList<>(side(line, game, source));
    values.addAll(counts);
    values.add(Objects.requireNonNull(game.overtimes()));
    files.add(SeasonFile.TEAM_BOX, game, source, values);
  }

  private Source sourceOf(BoxLine line) {
    return logs.players.source("player %s in game %s".formatted(line.player(), line.game()));
  }

  /** Team, opponent, whether it is at home and whether it won. */
  private static List<Object> side(BoxLine line, Game game, Source source) {
    String team = line.team();
    Boolean won = line.won() == null ? game.won(team) : line.won();
    if (won == null) {
      throw new ImportException(
          "%s: neither WL nor points of both teams say who won game %s."
              .formatted(source, game.id()));
    }
    return List.of(team, game.opponent(team), team.equals(game.home()) ? 1 : 0, won ? 1 : 0);
  }

  private Source sourceOf(Game game) {
    String key = "game " + game.id();
    if (logs.schedule.get(key) != null) {
      return logs.schedule.source(key);
    }
    return Stream.of(game.home(), game.away())
        .map(team -> "team %s in game %s".formatted(team, game.id()))
        .filter(team -> logs.teams.get(team) != null)
        .findFirst()
        .map(team -> logs.teams.source(team))
        .orElse(new Source("the logs of game " + game.id(), 1));
  }

  private static void copyOwn(Path folder, Path made) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        String name = path.getFileName().toString();
        if (OWN.matcher(name).matches()) {
          Files.copy(path, made.resolve(name));
        }
      }
    }
  }

  private void note(Games games, Shots shots) {
    noteSome("Passed over, of no kind that is read", passedOver);
    if (logs.espn) {
      notes.add(
          "These are ESPN's ids of games and players: they fit neither the league's files nor a"
              + " warehouse that was filled from them.");
    }
    if (!logs.completed.isEmpty()) {
      notes.add(
          "%s had lost leading zeros (%s is read as %s)."
              .formatted(
                  Wording.count(logs.completed.size(), "game id"),
                  logs.completed.firstEntry().getValue(),
                  logs.completed.firstKey()));
    }
    logs.leftOut.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                game -> GameKind.of(game.getKey()),
                TreeMap::new,
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)))
        .forEach((kind, left) -> noteLeftOut(kind.label(), left));
    if (!logs.espnLeftOut.isEmpty()) {
      noteLeftOut("pre-season, play-in or playoff", logs.espnLeftOut);
    }
    long repeated = logs.teams.repeated() + logs.players.repeated() + shots.repeated;
    if (repeated > 0) {
      notes.add(
          "%s stood there more than once and count once: %d of teams, %d of players, %d shots."
              .formatted(
                  Wording.count(repeated, "row"),
                  logs.teams.repeated(),
                  logs.players.repeated(),
                  shots.repeated));
    }
    if (!games.neutral.isEmpty()) {
      notes.add(
          "No clear home team, perhaps a neutral site: %s; the game_id is made of who counts as home."
              .formatted(some(games.neutral)));
    }
    noteSome("Minutes far from those of a game with any number of overtimes", games.oddMinutes);
    noteSome("Postponed, and so no games of their dates", games.postponed);
    shots.onlyMade.forEach(
        file ->
            notes.add(
                file
                    + " has made shots only: pull it with context_measure_simple='FGA'; until"
                    + " then paint and mid-range are null."));
  }

  private void noteSome(String what, Collection<String> names) {
    if (!names.isEmpty()) {
      notes.add("%s: %s.".formatted(what, some(names)));
    }
  }

  private void noteLeftOut(String kind, TreeMap<String, LocalDate> games) {
    List<LocalDate> dates = games.values().stream().sorted().toList();
    notes.add(
        "%d %s %s left out (%s), %s to %s."
            .formatted(
                games.size(),
                kind,
                games.size() == 1 ? "game is" : "games are",
                some(games.keySet()),
                dates.get(0),
                dates.get(dates.size() - 1)));
  }

  private static String some(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(MOST).toList());
    return names.size() > MOST ? "%s and %d more".formatted(first, names.size() - MOST) : first;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
