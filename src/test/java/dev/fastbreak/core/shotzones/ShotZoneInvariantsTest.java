package dev.fastbreak.core.shotzones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.fixtures.Computing;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.DeclaredTypes;
import dev.fastbreak.core.window.History;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any season of any player. */
class ShotZoneInvariantsTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final SeasonSchedule SEASON =
      SeasonSchedule.of(2021, Schedules.series(OPENER, 2, 82, "LAL", "BOS"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDatesOwnAndLaterGamesChangeNothing(long seed) {
    Random random = new Random(seed);
    List<PlayerGame> games = season(random);
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> all = compute(games);
    for (int i = 0; i < 8; i++) {
      LocalDate date = OPENER.plusDays(random.nextInt(170));
      List<PlayerGame> changed =
          new ArrayList<>(games.stream().filter(g -> g.gameDate().isBefore(date)).toList());
      List<PlayerGame> others = season(random);
      others.stream().filter(g -> !g.gameDate().isBefore(date)).forEach(changed::add);
      Map<LocalDate, Result<PlayerShotZoneAnalysis>> again = compute(changed);
      for (LocalDate earlier : SEASON.gameDates().headSet(date.plusDays(1))) {
        assertThat(again.get(earlier)).isEqualTo(all.get(earlier));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theOrderOfRowsChangesNoHash(long seed) {
    Random random = new Random(seed);
    List<PlayerGame> games = season(random);
    Map<LocalDate, String> hashes = hashes(compute(games));
    assertThat(hashes).isNotEmpty();
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(games, random);
      assertThat(hashes(compute(games))).isEqualTo(hashes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void olderCopiesOfRowsChangeNothing(long seed) {
    Random random = new Random(seed);
    List<PlayerGame> games = season(random);
    List<PlayerGame> copied = new ArrayList<>(games);
    for (PlayerGame other : season(random)) {
      // An older version of the same date with other content, and an exact copy.
      if (games.stream().anyMatch(g -> g.gameDate().equals(other.gameDate()))) {
        copied.add(withTime(other, other.processedAt().minusSeconds(1)));
      }
    }
    copied.addAll(games.subList(0, games.size() / 2));
    Collections.shuffle(copied, random);
    assertThat(compute(copied)).isEqualTo(compute(games));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aNewerVersionOfARowReplacesIt(long seed) {
    Random random = new Random(seed);
    List<PlayerGame> games = season(random);
    List<PlayerGame> replaced = new ArrayList<>(games);
    List<PlayerGame> both = new ArrayList<>(games);
    PlayerGame newer =
        PlayerGames.on(games.get(3).gameDate())
            .zones(9, 9, 9, 9, 9, 9)
            .processedAt(Instant.parse("2022-09-01T00:00:00Z"))
            .build();
    replaced.set(3, newer);
    both.add(0, newer);
    assertThat(compute(both)).isEqualTo(compute(replaced));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void gamesNotPlayedChangeNothing(long seed) {
    Random random = new Random(seed);
    List<PlayerGame> games = season(random);
    List<PlayerGame> more = new ArrayList<>(games);
    for (LocalDate date : SEASON.gameDates()) {
      if (games.stream().noneMatch(g -> g.gameDate().equals(date))) {
        PlayerGames game = PlayerGames.on(date);
        more.add((random.nextBoolean() ? game.inactive() : game.benched()).build());
      }
    }
    assertThat(more).hasSizeGreaterThan(games.size());
    assertThat(compute(more)).isEqualTo(compute(games));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aDateAloneGivesWhatItGivesAmongOthers(long seed) {
    List<PlayerGame> games = season(new Random(seed));
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> all = compute(games);
    // The calculator reuses what does not change between dates; nothing may leak.
    for (LocalDate date : SEASON.gameDates()) {
      Map<LocalDate, Result<PlayerShotZoneAnalysis>> alone = compute(games, List.of(date));
      assertThat(alone.get(date)).isEqualTo(all.get(date));
    }
    List<LocalDate> backwards = new ArrayList<>(SEASON.gameDates());
    Collections.reverse(backwards);
    assertThat(compute(games, backwards)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void storedValuesKeepTheirDeclaredTypes(long seed) {
    for (Result<PlayerShotZoneAnalysis> result : compute(season(new Random(seed))).values()) {
      if (result instanceof Result.Row<PlayerShotZoneAnalysis> row) {
        DeclaredTypes.check(Tables.PLAYER_SHOT_ZONE_ANALYSIS, row.row());
      }
    }
  }

  /** A season with rest days, games without zone data, and every nullable input. */
  static List<PlayerGame> season(Random random) {
    List<PlayerGame> games = new ArrayList<>();
    double missing = random.nextDouble() * 0.6;
    for (LocalDate date : SEASON.gameDates()) {
      if (random.nextInt(5) == 0) {
        continue;
      }
      long[] zones = new long[6];
      for (int zone = 0; zone < 3; zone++) {
        zones[2 * zone] = random.nextInt(9);
        zones[2 * zone + 1] = random.nextInt((int) zones[2 * zone] + 1);
      }
      PlayerGames game = PlayerGames.on(date).zones(zones);
      long makes = zones[1] + zones[3] + zones[5];
      if (random.nextInt(3) > 0) {
        long assisted = makes == 0 ? 0 : random.nextInt((int) makes + 1);
        game.assists(assisted, makes - assisted);
      }
      if (random.nextDouble() < missing) {
        game.withoutZones();
      }
      if (random.nextInt(6) == 0) {
        game.activity(random.nextBoolean() ? true : null, null, 1L);
      }
      games.add(game.build());
    }
    return games;
  }

  private static Map<LocalDate, Result<PlayerShotZoneAnalysis>> compute(List<PlayerGame> games) {
    return compute(games, SEASON.gameDates());
  }

  private static Map<LocalDate, Result<PlayerShotZoneAnalysis>> compute(
      List<PlayerGame> games, Iterable<LocalDate> dates) {
    Map<LocalDate, Result<PlayerShotZoneAnalysis>> results = new TreeMap<>();
    Computing.compute(
        Processor.PSZA,
        new ShotZoneCalculator(SEASON, Schedules.allPresent(SEASON))
            .of("lebronjames", History.of(OPENER, games, List.of())),
        dates,
        (player, date, result) -> results.put(date, result));
    return results;
  }

  private static Map<LocalDate, String> hashes(
      Map<LocalDate, Result<PlayerShotZoneAnalysis>> results) {
    ContentHasher hasher = ContentHasher.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS);
    Map<LocalDate, String> hashes = new TreeMap<>();
    results.forEach(
        (date, result) -> {
          if (result instanceof Result.Row<PlayerShotZoneAnalysis> row) {
            hashes.put(
                date, hasher.hash(Tables.PLAYER_SHOT_ZONE_ANALYSIS.contentValues(row.row())));
          }
        });
    return hashes;
  }

  private static PlayerGame withTime(PlayerGame game, Instant when) {
    Object[] values = PlayerGame.PROJECTION.values(game);
    values[PlayerGame.PROJECTION.columnNames().indexOf("processed_at")] = when;
    return PlayerGame.PROJECTION.create(values);
  }
}
