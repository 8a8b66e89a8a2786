package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.ImportException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes games of the rows about them: who is at home, with which result, after how long. */
final class Games {

  private static final Pattern LEAGUE_ID = Pattern.compile("00\\d(\\d{2})\\d{5}");

  /** The league began in 1946. */
  private static final int CENTURY = 46;

  private static final BigDecimal PLAYERS = BigDecimal.valueOf(5);
  private static final BigDecimal GAME = BigDecimal.valueOf(240);
  private static final BigDecimal OVERTIME = BigDecimal.valueOf(25);

  /** Minutes of a game below this are its length, not the sum of its players. */
  private static final BigDecimal LONGEST = BigDecimal.valueOf(120);

  private final Logs logs;
  private final Function<Set<String>, Map<String, String>> homesOfShots;
  private final Map<String, List<BoxLine>> teams;
  private final Map<String, List<BoxLine>> players;
  final TreeSet<String> neutral = new TreeSet<>();
  final TreeSet<String> oddMinutes = new TreeSet<>();
  final TreeSet<String> postponed = new TreeSet<>();

  /**
   * Games of some logs.
   *
   * @param homesOfShots the home teams that shots name, of some games
   */
  Games(Logs logs, Function<Set<String>, Map<String, String>> homesOfShots) {
    this.logs = logs;
    this.homesOfShots = homesOfShots;
    this.teams = logs.teams.rows().stream().collect(Collectors.groupingBy(BoxLine::game));
    this.players = logs.players.rows().stream().collect(Collectors.groupingBy(BoxLine::game));
  }

  /** All games by id. */
  TreeMap<String, Game> all() {
    TreeMap<String, Optional<String>> homes = new TreeMap<>();
    teams.keySet().forEach(id -> homes.put(id, home(id)));
    players.keySet().forEach(id -> homes.computeIfAbsent(id, this::home));
    Set<String> unknown =
        homes.entrySet().stream()
            .filter(game -> game.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<String, String> told = unknown.isEmpty() ? Map.of() : homesOfShots.apply(unknown);
    TreeMap<String, Game> games = new TreeMap<>();
    homes.forEach(
        (id, home) -> games.put(id, game(id, home.orElseGet(() -> told.getOrDefault(id, "")))));
    for (ScheduleLine line : logs.schedule.rows()) {
      if (!games.containsKey(line.game())) {
        if (line.postponed()) {
          postponed.add(line.game());
        } else {
          games.put(line.game(), scheduled(line));
        }
      }
    }
    return games;
  }

  private static Game scheduled(ScheduleLine line) {
    return new Game(
        line.game(),
        line.date(),
        season(line.game(), line.date(), line.season()),
        line.home(),
        line.away(),
        line.homePoints(),
        line.awayPoints(),
        line.overtimes());
  }

  /** Who is at home: the schedule says it, or MATCHUP, unless two rows of it say otherwise. */
  private Optional<String> home(String id) {
    Set<String> claims = new HashSet<>();
    Optional<String> common = Optional.empty();
    for (Map<String, List<BoxLine>> log : List.of(players, teams)) {
      Map<String, Set<String>> teamsOfText = new HashMap<>();
      for (BoxLine line : log.getOrDefault(id, List.of())) {
        Matchup.parse(line.matchup()).ifPresent(matchup -> claims.add(matchup.home()));
        if (line.matchup() != null) {
          teamsOfText.computeIfAbsent(line.matchup(), text -> new HashSet<>()).add(line.team());
        }
      }
      common =
          common.or(
              () ->
                  teamsOfText.entrySet().stream()
                      .filter(text -> text.getValue().size() > 1)
                      .flatMap(text -> Matchup.parse(text.getKey()).stream())
                      .map(Matchup::home)
                      .findFirst());
    }
    if (common.isPresent() || claims.size() > 1) {
      neutral.add(id);
    }
    ScheduleLine line = logs.schedule.get("game " + id);
    if (line != null) {
      return Optional.of(line.home());
    }
    return common.or(
        () -> claims.size() == 1 ? Optional.of(claims.iterator().next()) : Optional.empty());
  }

  private Game game(String id, String home) {
    List<BoxLine> ofTeams = teams.getOrDefault(id, List.of());
    List<BoxLine> ofPlayers = players.getOrDefault(id, List.of());
    ScheduleLine line = logs.schedule.get("game " + id);
    TreeSet<String> both = new TreeSet<>();
    List<BoxLine> lines = Stream.concat(ofTeams.stream(), ofPlayers.stream()).toList();
    for (BoxLine one : lines) {
      both.add(one.team());
      Matchup.parse(one.matchup())
          .ifPresent(teams -> Collections.addAll(both, teams.first(), teams.second()));
    }
    if (line != null) {
      both.add(line.home());
      both.add(line.away());
    }
    if (both.size() != 2) {
      throw new ImportException(
          "Game %s has %d teams in the files of the folder (%s); a game has two."
              .formatted(id, both.size(), String.join(", ", both)));
    }
    String first = both.first();
    String atHome = both.contains(home) ? home : first;
    if (home.isEmpty()) {
      neutral.add(id);
    }
    String away = atHome.equals(first) ? both.last() : first;
    LocalDate date = lines.get(0).date();
    return new Game(
        id,
        date,
        season(id, date, lines.get(0).season()),
        atHome,
        away,
        points(atHome, ofTeams).or(() -> points(atHome, ofPlayers)).orElse(null),
        points(away, ofTeams).or(() -> points(away, ofPlayers)).orElse(null),
        overtimes(id, ofTeams, ofPlayers, line));
  }

  private static Optional<Integer> points(String team, List<BoxLine> lines) {
    return lines.stream()
        .filter(line -> line.team().equals(team))
        .map(BoxLine::points)
        .reduce(Integer::sum);
  }

  /** From the team's minutes, else its players', else the schedule. */
  private Integer overtimes(
      String id, List<BoxLine> teams, List<BoxLine> players, @Nullable ScheduleLine line) {
    for (BoxLine team : teams) {
      BigDecimal minutes = team.minutes();
      if (minutes != null) {
        return overtimes(id, minutes.compareTo(LONGEST) < 0 ? minutes.multiply(PLAYERS) : minutes);
      }
    }
    Map<String, BigDecimal> sums = new HashMap<>();
    for (BoxLine player : players) {
      sums.merge(player.team(), Objects.requireNonNull(player.minutes()), BigDecimal::add);
    }
    Optional<BigDecimal> most = sums.values().stream().max(Comparator.naturalOrder());
    if (most.isPresent() && most.get().signum() > 0) {
      return overtimes(id, most.get());
    }
    if (line != null && line.overtimes() != null) {
      return line.overtimes();
    }
    throw new ImportException(
        "Game %s: no file tells whether it had overtime; minutes (MIN) or a schedule with the final status would."
            .formatted(id));
  }

  private int overtimes(String id, BigDecimal minutes) {
    int overtimes =
        Math.max(0, minutes.subtract(GAME).divide(OVERTIME, 0, RoundingMode.HALF_UP).intValue());
    BigDecimal off =
        minutes.subtract(GAME).subtract(OVERTIME.multiply(BigDecimal.valueOf(overtimes))).abs();
    if (off.compareTo(PLAYERS) > 0) {
      oddMinutes.add(id);
    }
    return overtimes;
  }

  /** The id knows the season; where it is not the league's, the row or the date does. */
  static int season(String id, LocalDate date, @Nullable Integer told) {
    Matcher league = LEAGUE_ID.matcher(id);
    if (league.matches()) {
      int year = Integer.parseInt(league.group(1));
      return year + (year < CENTURY ? 2000 : 1900);
    } else if (told != null) {
      return told;
    }
    return date.getYear() - (date.getMonth().compareTo(Month.JULY) < 0 ? 1 : 0);
  }
}
