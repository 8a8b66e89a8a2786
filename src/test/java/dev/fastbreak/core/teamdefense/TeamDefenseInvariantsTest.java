package dev.fastbreak.core.teamdefense;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.DeclaredTypes;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any season of any league. */
class TeamDefenseInvariantsTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final List<String> TEAMS =
      List.of("ATL", "BOS", "CHA", "CHI", "CLE", "DAL", "DEN", "DET", "GSW", "HOU", "IND", "LAL");
  private static final SeasonSchedule SEASON = schedule();

  private static SeasonSchedule schedule() {
    List<ScheduledGame> games = new ArrayList<>();
    for (int i = 0; i < TEAMS.size(); i += 2) {
      games.addAll(Schedules.series(OPENER, 2, 50, TEAMS.get(i), TEAMS.get(i + 1)));
    }
    return SeasonSchedule.of(2021, games);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theDatesOwnAndLaterGamesChangeNothing(long seed) {
    Random random = new Random(seed);
    List<TeamDefenseGame> games = season(random);
    Map<String, Result<TeamDefenseZoneAnalysis>> all = compute(games);
    for (int i = 0; i < 5; i++) {
      LocalDate date = OPENER.plusDays(random.nextInt(100));
      List<TeamDefenseGame> changed =
          new ArrayList<>(games.stream().filter(g -> g.gameDate().isBefore(date)).toList());
      season(random).stream().filter(g -> !g.gameDate().isBefore(date)).forEach(changed::add);
      Map<String, Result<TeamDefenseZoneAnalysis>> again = compute(changed);
      int compared = 0;
      for (LocalDate earlier : SEASON.gameDates().headSet(date.plusDays(1))) {
        for (String team : TEAMS) {
          assertThat(again.get(earlier + team)).isEqualTo(all.get(earlier + team));
          compared++;
        }
      }
      assertThat(compared).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfRowsChangesNoHash(long seed) {
    Random random = new Random(seed);
    List<TeamDefenseGame> games = season(random);
    Map<String, String> hashes = hashes(compute(games));
    assertThat(hashes).isNotEmpty();
    for (int i = 0; i < 4; i++) {
      Collections.shuffle(games, random);
      assertThat(hashes(compute(games))).isEqualTo(hashes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void olderCopiesOfRowsChangeNothing(long seed) {
    Random random = new Random(seed);
    List<TeamDefenseGame> games = season(random);
    List<TeamDefenseGame> copied = new ArrayList<>(games);
    for (int i = 0; i < 3; i++) {
      copied.addAll(games);
    }
    for (TeamDefenseGame game : games) {
      Instant older = game.processedAt().minusSeconds(1);
      copied.add(
          TeamGames.of(game.defendingTeamAbbr(), game.gameDate()).processedAt(older).build());
    }
    Collections.shuffle(copied, random);
    assertThat(compute(copied)).isEqualTo(compute(games));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void storedValuesKeepTheirDeclaredTypes(long seed) {
    for (Result<TeamDefenseZoneAnalysis> result : compute(season(new Random(seed))).values()) {
      if (result instanceof Result.Row<TeamDefenseZoneAnalysis> row) {
        DeclaredTypes.check(Tables.TEAM_DEFENSE_ZONE_ANALYSIS, row.row());
      }
    }
  }

  /** Everyone shoots alike, so nobody is better or worse than the league. */
  @Test
  void aLeagueOfEqualsHasNoDifferences() {
    List<TeamDefenseGame> games = new ArrayList<>();
    for (String team : TEAMS) {
      for (LocalDate date : SEASON.gameDates()) {
        games.add(TeamGames.of(team, date).zones(37, 21, 19, 8, 31, 11).build());
      }
    }
    int rows = 0;
    for (Result<TeamDefenseZoneAnalysis> result : compute(games).values()) {
      if (result instanceof Result.Row<TeamDefenseZoneAnalysis> row) {
        assertThat(row.row().paintDefenseVsLeagueAvg()).isEqualTo(new BigDecimal("0.00"));
        assertThat(row.row().threePtDefenseVsLeagueAvg()).isEqualTo(new BigDecimal("0.00"));
        // Exactly equal, so the first zone is both.
        assertThat(row.row().strongestZone()).isEqualTo("paint");
        assertThat(row.row().weakestZone()).isEqualTo("paint");
        rows++;
      }
    }
    // Rows from the 16th game date on.
    assertThat(rows).isEqualTo(12 * 35);
  }

  /** Recomputed the long way round: doubles would do for the eye, fractions must be exact. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void differencesToTheLeagueAgreeWithALongRecomputation(long seed) {
    List<TeamDefenseGame> games = season(new Random(seed));
    Map<String, Result<TeamDefenseZoneAnalysis>> results = compute(games);
    LocalDate date = SEASON.gameDates().last();
    Fraction league = Fraction.ZERO;
    int teams = 0;
    for (String team : TEAMS) {
      long attempts = 0;
      long makes = 0;
      int count = 0;
      for (TeamDefenseGame game : games) {
        boolean recent =
            game.gameDate().isBefore(date) && !game.gameDate().isBefore(date.minusDays(30));
        if (recent && game.defendingTeamAbbr().equals(team) && game.oppPaintAttempts() != null) {
          attempts += game.oppPaintAttempts();
          makes += game.oppPaintMakes();
          count++;
        }
      }
      if (count >= 10) {
        league = league.plus(Fraction.of(makes, attempts));
        teams++;
      }
    }
    Fraction average = teams >= 10 ? league.dividedBy(teams) : Fraction.of("0.580");
    for (String team : TEAMS) {
      List<TeamDefenseGame> window =
          games.stream()
              .filter(g -> g.defendingTeamAbbr().equals(team) && g.gameDate().isBefore(date))
              .sorted((a, b) -> b.gameDate().compareTo(a.gameDate()))
              .limit(15)
              .filter(g -> g.oppPaintAttempts() != null)
              .toList();
      long attempts = window.stream().mapToLong(TeamDefenseGame::oppPaintAttempts).sum();
      long makes = window.stream().mapToLong(TeamDefenseGame::oppPaintMakes).sum();
      BigDecimal expected =
          window.size() < 8
              ? null
              : Fraction.of(makes, attempts).minus(average).times(100).round(2);
      assertThat(results.get(date + team))
          .isInstanceOfSatisfying(
              Result.Row.class,
              row ->
                  assertThat(((TeamDefenseZoneAnalysis) row.row()).paintDefenseVsLeagueAvg())
                      .isEqualTo(expected));
    }
  }

  private static List<TeamDefenseGame> season(Random random) {
    List<TeamDefenseGame> games = new ArrayList<>();
    double missing = random.nextDouble() * 0.4;
    for (String team : TEAMS) {
      for (LocalDate date : SEASON.gameDates()) {
        long[] zones = {30 + random.nextInt(20), 0, 10 + random.nextInt(20), 0, 25, 0};
        for (int zone = 0; zone < 3; zone++) {
          zones[2 * zone + 1] = random.nextInt((int) zones[2 * zone]);
        }
        TeamGames game =
            TeamGames.of(team, date)
                .zones(zones)
                .blocks(
                    random.nextBoolean() ? null : (long) random.nextInt(6),
                    (long) random.nextInt(3),
                    null)
                .scoring(
                    (long) 90 + random.nextInt(40),
                    BigDecimal.valueOf(9000 + random.nextInt(4000), 2).toPlainString(),
                    random.nextInt(9) == 0 ? null : "98." + random.nextInt(10));
        games.add(random.nextDouble() < missing ? game.withoutZones().build() : game.build());
      }
    }
    return games;
  }

  private static Map<String, Result<TeamDefenseZoneAnalysis>> compute(List<TeamDefenseGame> games) {
    Map<String, List<TeamDefenseGame>> byTeam = new HashMap<>();
    games.forEach(
        game -> byTeam.computeIfAbsent(game.defendingTeamAbbr(), t -> new ArrayList<>()).add(game));
    Map<String, History<TeamDefenseGame>> histories = new HashMap<>();
    byTeam.forEach((team, own) -> histories.put(team, History.of(OPENER, own, List.of())));
    Map<String, Result<TeamDefenseZoneAnalysis>> results = new TreeMap<>();
    new WholeLeague(SEASON, Schedules.allPresent(SEASON))
        .compute(
            histories,
            SEASON.gameDates(),
            (team, date, result) -> results.put(date + team, result));
    assertThat(results).hasSize(12 * 50);
    return results;
  }

  private static Map<String, String> hashes(Map<String, Result<TeamDefenseZoneAnalysis>> results) {
    ContentHasher hasher = ContentHasher.of(Tables.TEAM_DEFENSE_ZONE_ANALYSIS);
    Map<String, String> hashes = new TreeMap<>();
    results.forEach(
        (key, result) -> {
          if (result instanceof Result.Row<TeamDefenseZoneAnalysis> row) {
            hashes.put(
                key, hasher.hash(Tables.TEAM_DEFENSE_ZONE_ANALYSIS.contentValues(row.row())));
          }
        });
    return hashes;
  }
}
