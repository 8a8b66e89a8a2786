package dev.fastbreak.core.phase3;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A season of six teams by chance: players are rested, traded and make their debut, are reported
 * out and back or never back, share their names, and some games have no shots or no result.
 */
final class RandomSeason {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final String[] TEAMS = {"ATL", "BOS", "CHI", "DAL", "LAL", "MIA"};
  private static final String[] NAMES = {"Jalen Smith", "Jálen Smith", "Łukasz Wójcik", "?!"};

  private final Random random;
  private final SeasonBuilder season = SeasonBuilder.season(2021);
  private final List<List<Long>> rosters = new ArrayList<>();
  private long newestPlayer = 100;

  private RandomSeason(long seed) {
    random = new Random(seed);
    for (int team = 0; team < TEAMS.length; team++) {
      rosters.add(new ArrayList<>());
      for (int i = 0; i < 6; i++) {
        rosters.get(team).add(newestPlayer++);
      }
    }
  }

  static GameLog of(long seed) {
    return new RandomSeason(seed).play(60);
  }

  private GameLog play(int days) {
    for (int day = 0; day < days; day++) {
      LocalDate date = OPENER.plusDays(day);
      List<Integer> teams = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
      Collections.shuffle(teams, random);
      for (int i = 0; i < 2 * random.nextInt(3); i += 2) {
        game(date, teams.get(i), teams.get(i + 1));
      }
      move();
      report(date);
    }
    return season.log();
  }

  private void game(LocalDate date, int away, int home) {
    SeasonBuilder.GameBuilder game = season.game(date.toString(), TEAMS[away], TEAMS[home]);
    if (random.nextInt(40) == 0) {
      game.toCome();
      return;
    }
    boolean withShots = random.nextInt(10) > 0;
    for (int team : new int[] {away, home}) {
      game.team(TEAMS[team], line -> line.possessions(70 + random.nextInt(30), 20, 10, 12));
      for (long player : rosters.get(team)) {
        if (random.nextInt(4) > 0) {
          String name = NAMES[(int) (player % 7) % NAMES.length] + (player % 3 == 0 ? "" : player);
          game.player(
              TEAMS[team],
              player,
              line ->
                  line.name(name)
                      .minutes(random.nextInt(40))
                      .points(random.nextInt(40))
                      .ends(random.nextInt(20), random.nextInt(8), random.nextInt(5)));
          if (withShots) {
            game.shot(TEAMS[team], player, 2, random.nextInt(20), random.nextBoolean());
          }
        }
      }
    }
  }

  private void move() {
    List<Long> from = rosters.get(random.nextInt(TEAMS.length));
    if (random.nextInt(4) == 0 && from.size() > 3) {
      rosters.get(random.nextInt(TEAMS.length)).add(from.remove(0));
    }
    if (random.nextInt(8) == 0) {
      rosters.get(random.nextInt(TEAMS.length)).add(newestPlayer++);
    }
  }

  private void report(LocalDate date) {
    for (int i = 0; i < 3; i++) {
      long player = 100 + random.nextInt(40);
      switch (random.nextInt(4)) {
        case 0 -> season.back(date.toString(), player);
        case 1 -> season.dayToDay(date.toString(), player);
        default -> season.out(date.toString(), player);
      }
    }
  }

  /** The same rows in another order. */
  static GameLog shuffled(GameLog log, long seed) {
    Random random = new Random(seed);
    return new GameLog(
        log.seasonYear(),
        shuffled(log.games(), random),
        shuffled(log.playerBoxes(), random),
        shuffled(log.teamBoxes(), random),
        shuffled(log.shots(), random),
        shuffled(log.injuries(), random),
        shuffled(log.lines(), random));
  }

  private static <T> List<T> shuffled(List<T> rows, Random random) {
    List<T> copy = new ArrayList<>(rows);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** What was known on the night before a date: the schedule is whole, results end. */
  static GameLog before(GameLog log, LocalDate date) {
    TreeSet<String> later = new TreeSet<>();
    List<GameLog.Game> games = new ArrayList<>();
    for (GameLog.Game game : log.games()) {
      boolean known = game.date().isBefore(date);
      if (!known) {
        later.add(game.gameId());
      }
      games.add(
          known
              ? game
              : new GameLog.Game(
                  game.gameId(), game.date(), game.homeTeam(), game.awayTeam(), null, null, null));
    }
    return new GameLog(
        log.seasonYear(),
        games,
        log.playerBoxes().stream().filter(box -> !later.contains(box.gameId())).toList(),
        log.teamBoxes().stream().filter(box -> !later.contains(box.gameId())).toList(),
        log.shots().stream().filter(shot -> !later.contains(shot.gameId())).toList(),
        log.injuries().stream().filter(entry -> entry.date().isBefore(date)).toList(),
        List.of());
  }
}
