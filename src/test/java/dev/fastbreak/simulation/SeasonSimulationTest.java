package dev.fastbreak.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.PlayerNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeasonSimulationTest {

  private static final SimulatedSeason SEASON = SeasonSimulation.of(2021, 1);
  private static final GameLog LOG = SEASON.log();

  private record TeamGame(String gameId, String team) {}

  private record PlayerGame(String gameId, long playerId) {}

  @Test
  void everyTeamPlays82RegularGamesAndNeverTwiceADay() {
    Map<String, List<LocalDate>> regular = new TreeMap<>();
    Map<String, List<LocalDate>> all = new TreeMap<>();
    for (GameLog.Game game : LOG.games()) {
      for (String team : List.of(game.homeTeam(), game.awayTeam())) {
        all.computeIfAbsent(team, t -> new ArrayList<>()).add(game.date());
        if (game.gameId().startsWith("002")) {
          regular.computeIfAbsent(team, t -> new ArrayList<>()).add(game.date());
        }
      }
    }
    assertThat(regular).hasSize(30);
    assertThat(regular.values()).allSatisfy(dates -> assertThat(dates).hasSize(82));
    assertThat(all.values()).allSatisfy(dates -> assertThat(dates).doesNotHaveDuplicates());
  }

  @Test
  void postseasonFollowsTheRegularSeasonAndEndsInItsSeason() {
    List<GameLog.Game> postseason =
        LOG.games().stream().filter(game -> !game.gameId().startsWith("002")).toList();
    assertThat(postseason.stream().filter(game -> game.gameId().startsWith("005"))).hasSize(6);
    // Eight series of four to seven games.
    assertThat(
            postseason.stream()
                .filter(game -> game.gameId().startsWith("004") && game.hasPoints())
                .count())
        .isBetween(32L, 56L);
    assertThat(postseason)
        .allSatisfy(
            game ->
                assertThat(game.date())
                    .isAfter(SEASON.calendar().lastDay())
                    .isBefore(LocalDate.of(2022, 5, 15)));
  }

  private static List<GameLog.Game> played() {
    return LOG.games().stream().filter(GameLog.Game::hasPoints).toList();
  }

  @Test
  void oneResultIsMissingAndTheSecondRoundIsToCome() {
    LocalDate newest = played().stream().map(GameLog.Game::date).max(LocalDate::compareTo).get();
    List<GameLog.Game> without = LOG.games().stream().filter(game -> !game.hasPoints()).toList();
    assertThat(without).filteredOn(game -> game.date().isBefore(newest)).hasSize(1);
    assertThat(without)
        .filteredOn(game -> game.date().isAfter(newest))
        .hasSize(8)
        .allSatisfy(game -> assertThat(game.gameId()).startsWith("004"));
    assertThat(LOG.finalGames()).hasSize(LOG.games().size() - 9);
  }

  @Test
  void someInjuriesAreClosedByNobody() {
    Map<Long, LocalDate> newestGame = new TreeMap<>();
    LOG.playerBoxes()
        .forEach(
            box -> newestGame.merge(box.playerId(), box.date(), (a, b) -> a.isAfter(b) ? a : b));
    Map<Long, GameLog.InjuryEntry> newestEntry = new TreeMap<>();
    LOG.injuries().stream()
        .filter(entry -> entry.playerId() != null)
        .forEach(entry -> newestEntry.put(entry.playerId(), entry));
    assertThat(newestEntry.values())
        .filteredOn(GameLog.InjuryEntry::out)
        .filteredOn(
            entry -> newestGame.getOrDefault(entry.playerId(), LocalDate.MIN).isAfter(entry.date()))
        .hasSizeGreaterThan(20);
  }

  @Test
  void linesOfPlayersAddUp() {
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      assertThat(box.points())
          .isEqualTo(
              2 * (box.fieldGoalsMade() - box.threesMade())
                  + 3 * box.threesMade()
                  + box.freeThrowsMade());
      assertThat(box.fieldGoalsMade()).isBetween(box.threesMade(), box.fieldGoalsAttempted());
      assertThat(box.threesAttempted()).isBetween(box.threesMade(), box.fieldGoalsAttempted());
      assertThat(box.freeThrowsAttempted()).isGreaterThanOrEqualTo(box.freeThrowsMade());
      assertThat(box.rebounds()).isEqualTo(box.offensiveRebounds() + box.defensiveRebounds());
      assertThat(box.personalFouls()).isBetween(0, 6);
      assertThat(box.minutes()).isBetween(0, 53);
    }
  }

  @Test
  void teamsAreTheSumOfTheirPlayersAndNobodyDraws() {
    Map<TeamGame, int[]> sums = new HashMap<>();
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      int[] sum = sums.computeIfAbsent(new TeamGame(box.gameId(), box.team()), key -> new int[9]);
      int[] own = {
        box.points(),
        box.fieldGoalsAttempted(),
        box.threesMade(),
        box.threesAttempted(),
        box.freeThrowsAttempted(),
        box.offensiveRebounds(),
        box.turnovers(),
        box.minutes(),
        box.plusMinus()
      };
      for (int i = 0; i < own.length; i++) {
        sum[i] += own[i];
      }
    }
    Map<TeamGame, GameLog.TeamBox> boxes =
        LOG.teamBoxes().stream()
            .collect(Collectors.toMap(box -> new TeamGame(box.gameId(), box.team()), box -> box));
    assertThat(boxes).hasSize(2 * played().size()).containsOnlyKeys(sums.keySet());
    boxes.forEach(
        (key, box) -> {
          int[] sum = sums.get(key);
          GameLog.TeamBox other = boxes.get(new TeamGame(box.gameId(), box.opponent()));
          assertThat(box.points()).isEqualTo(sum[0]).isNotEqualTo(other.points());
          assertThat(box.won()).isEqualTo(box.points() > other.points());
          assertThat(box.fieldGoalsAttempted()).isEqualTo(sum[1]);
          assertThat(box.threesMade()).isEqualTo(sum[2]);
          assertThat(box.threesAttempted()).isEqualTo(sum[3]);
          assertThat(box.freeThrowsAttempted()).isEqualTo(sum[4]);
          assertThat(box.offensiveRebounds()).isEqualTo(sum[5]);
          assertThat(box.turnovers()).isBetween(sum[6], sum[6] + 2);
          assertThat(sum[7]).isEqualTo(240 + 25 * box.overtimePeriods());
          assertThat(sum[8]).isEqualTo(5 * (box.points() - other.points()));
          if (box.overtimePeriods() > 0) {
            assertThat(Math.abs(box.points() - other.points())).isLessThanOrEqualTo(9);
          }
        });
  }

  @Test
  void shotsAgreeWithTheBoxScoresWhereThereAreShots() {
    Map<PlayerGame, int[]> shots = new HashMap<>();
    Set<String> games = new HashSet<>();
    for (GameLog.Shot shot : LOG.shots()) {
      games.add(shot.gameId());
      int[] sum =
          shots.computeIfAbsent(new PlayerGame(shot.gameId(), shot.playerId()), key -> new int[4]);
      sum[0]++;
      sum[1] += shot.made() ? 1 : 0;
      sum[2] += shot.value() == 3 ? 1 : 0;
      sum[3] += shot.value() == 3 && shot.made() ? 1 : 0;
      assertThat(shot.distanceFeet()).isBetween(shot.value() == 3 ? 22 : 0, 40);
    }
    int lost = LOG.games().size() - games.size();
    assertThat(lost).as("games without shot data").isBetween(10, 60);
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      if (games.contains(box.gameId())) {
        assertThat(shots.getOrDefault(new PlayerGame(box.gameId(), box.playerId()), new int[4]))
            .containsExactly(
                box.fieldGoalsAttempted(),
                box.fieldGoalsMade(),
                box.threesAttempted(),
                box.threesMade());
      }
    }
  }

  @Test
  void assistsAndBlocksBelongToWhatHappened() {
    Map<TeamGame, Integer> assists = new HashMap<>();
    Map<TeamGame, Integer> blocks = new HashMap<>();
    Map<PlayerGame, GameLog.PlayerBox> boxes = new HashMap<>();
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      assists.merge(new TeamGame(box.gameId(), box.team()), box.assists(), Integer::sum);
      blocks.merge(new TeamGame(box.gameId(), box.team()), box.blocks(), Integer::sum);
      boxes.put(new PlayerGame(box.gameId(), box.playerId()), box);
    }
    Map<TeamGame, Integer> assistedMakes = new HashMap<>();
    assertThat(SEASON.assistedMakes()).hasSameSizeAs(boxes);
    boxes.forEach(
        (key, box) -> {
          String player = PlayerNames.universalId(key.playerId());
          int makes = SEASON.assistedMakes().get(new SimulatedSeason.OfGame(key.gameId(), player));
          assertThat(makes).isBetween(0, box.fieldGoalsMade());
          assistedMakes.merge(new TeamGame(box.gameId(), box.team()), makes, Integer::sum);
        });
    assertThat(assistedMakes).isEqualTo(assists);
    SEASON
        .blocks()
        .forEach(
            (key, byZone) ->
                assertThat(byZone.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo((long) blocks.get(new TeamGame(key.gameId(), key.who()))));
  }

  @Test
  void averagesAreThoseOfTheRealLeague() {
    double points = 0;
    double makes = 0;
    double attempts = 0;
    double threes = 0;
    double threeAttempts = 0;
    double freeThrows = 0;
    double freeThrowAttempts = 0;
    double assists = 0;
    double rebounds = 0;
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      points += box.points();
      makes += box.fieldGoalsMade();
      attempts += box.fieldGoalsAttempted();
      threes += box.threesMade();
      threeAttempts += box.threesAttempted();
      freeThrows += box.freeThrowsMade();
      freeThrowAttempts += box.freeThrowsAttempted();
      assists += box.assists();
      rebounds += box.rebounds();
    }
    double teamGames = LOG.teamBoxes().size();
    assertThat(points / teamGames).isBetween(108.0, 116.0);
    assertThat(makes / attempts).isBetween(0.455, 0.482);
    assertThat(threes / threeAttempts).isBetween(0.345, 0.370);
    assertThat(freeThrows / freeThrowAttempts).isBetween(0.760, 0.790);
    assertThat(assists / teamGames).isBetween(22.0, 27.0);
    assertThat(rebounds / teamGames).isBetween(42.0, 46.0);

    double[] zoneAttempts = new double[3];
    double[] zoneMakes = new double[3];
    for (GameLog.Shot shot : LOG.shots()) {
      int zone = shot.value() == 3 ? 2 : shot.distanceFeet() <= 8 ? 0 : 1;
      zoneAttempts[zone]++;
      zoneMakes[zone] += shot.made() ? 1 : 0;
    }
    double shots = LOG.shots().size();
    assertThat(zoneAttempts[0] / shots).isBetween(0.41, 0.47);
    assertThat(zoneAttempts[1] / shots).isBetween(0.15, 0.20);
    assertThat(zoneAttempts[2] / shots).isBetween(0.36, 0.42);
    assertThat(zoneMakes[0] / zoneAttempts[0]).isBetween(0.575, 0.610);
    assertThat(zoneMakes[1] / zoneAttempts[1]).isBetween(0.395, 0.430);

    double homeWins =
        LOG.teamBoxes().stream().filter(box -> box.home() && box.won()).count()
            / (double) played().size();
    assertThat(homeWins).isBetween(0.52, 0.63);
    double overtime =
        played().stream().filter(game -> game.overtimePeriods() > 0).count()
            / (double) played().size();
    assertThat(overtime).isBetween(0.035, 0.085);
  }

  @Test
  void playersHaveRolesCareersAndBadLuck() {
    Map<Long, List<GameLog.PlayerBox>> byPlayer =
        LOG.playerBoxes().stream().collect(Collectors.groupingBy(GameLog.PlayerBox::playerId));
    assertThat(byPlayer).hasSizeBetween(470, 560);
    assertThat(byPlayer.values().stream().filter(boxes -> boxes.size() < 10).count())
        .as("short histories")
        .isBetween(15L, 120L);
    assertThat(
            byPlayer.values().stream()
                .filter(boxes -> boxes.stream().map(GameLog.PlayerBox::team).distinct().count() > 1)
                .count())
        .as("traded players")
        .isBetween(25L, 100L);
    assertThat(
            byPlayer.values().stream()
                .filter(boxes -> boxes.size() >= 40)
                .mapToDouble(
                    boxes -> boxes.stream().mapToInt(GameLog.PlayerBox::points).average().orElse(0))
                .filter(mean -> mean >= 18)
                .count())
        .as("stars")
        .isBetween(25L, 80L);
    assertThat(LOG.playerBoxes().stream().filter(box -> box.minutes() <= 3).count())
        .as("garbage time")
        .isBetween(500L, 2500L);
    assertThat(SEASON.athletes().values().stream().filter(a -> a.career().debut() == 2021).count())
        .isBetween(25L, 95L);
    assertThat(SEASON.athletes().values())
        .allSatisfy(athlete -> assertThat(athlete.age()).isBetween(19, 42));
    long out = LOG.injuries().stream().filter(GameLog.InjuryEntry::out).count();
    assertThat(out).isBetween(600L, 1400L);
    assertThat(LOG.injuries().size() - out).isBetween(450L, 1300L);
    assertThat(LOG.injuries().stream().anyMatch(GameLog.InjuryEntry::dayToDay)).isTrue();
    assertThat(LOG.injuries().stream().anyMatch(entry -> entry.playerId() == null)).isTrue();
  }

  @Test
  void nobodyPlaysForTwoTeamsOnADay() {
    Set<String> seen = new HashSet<>();
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      assertThat(seen.add(box.date() + "/" + box.playerId())).isTrue();
    }
    for (SimulatedSeason.Absence absence : SEASON.absences()) {
      assertThat(seen.add(absence.date() + "/" + absence.playerId())).isTrue();
    }
  }

  @Test
  void namesAreInventedVariedAndOnceInAWhileShared() {
    Map<String, Set<Long>> byName = new TreeMap<>();
    for (GameLog.PlayerBox box : LOG.playerBoxes()) {
      byName.computeIfAbsent(box.playerName(), name -> new HashSet<>()).add(box.playerId());
    }
    assertThat(byName.values().stream().filter(ids -> ids.size() == 2).count()).isBetween(1L, 5L);
    assertThat(byName.values()).allSatisfy(ids -> assertThat(ids).hasSizeLessThanOrEqualTo(2));
    assertThat(byName.keySet())
        .anyMatch(name -> name.contains("'"))
        .anyMatch(name -> name.endsWith("Jr.") || name.endsWith("III"))
        .anyMatch(name -> name.chars().anyMatch(c -> c > 127));
  }

  @Test
  void postponedGamesWereFirstSetForADayOnWhichBothTeamsAreFree() {
    assertThat(SEASON.postponements()).hasSize(2);
    for (SimulatedSeason.Postponement postponement : SEASON.postponements()) {
      GameLog.Game game = postponement.game();
      assertThat(postponement.firstDate()).isBefore(game.date());
      assertThat(LOG.games())
          .filteredOn(other -> other.date().equals(postponement.firstDate()))
          .isNotEmpty()
          .allSatisfy(
              other ->
                  assertThat(List.of(game.homeTeam(), game.awayTeam()))
                      .doesNotContain(other.homeTeam(), other.awayTeam()));
    }
  }
}
