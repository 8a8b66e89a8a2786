package dev.fastbreak.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeagueSimulationTest {

  private static final UpstreamTables SEASON = LeagueSimulation.seasons(List.of(2022), 1).get(0);

  @Test
  void sameSeedSameRows() {
    assertThat(LeagueSimulation.seasons(List.of(2022), 1)).isEqualTo(List.of(SEASON));
  }

  @Test
  void anotherSeedIsAnotherLeague() {
    UpstreamTables other = LeagueSimulation.seasons(List.of(2022), 2).get(0);

    assertThat(other.schedule()).isNotEqualTo(SEASON.schedule());
    assertThat(lookups(other)).isNotEqualTo(lookups(SEASON));
  }

  @Test
  void aSeasonDoesNotDependOnItsCompanions() {
    List<UpstreamTables> seasons = LeagueSimulation.seasons(List.of(2023, 2022, 2023), 1);

    assertThat(seasons).extracting(UpstreamTables::seasonYear).containsExactly(2023, 2022);
    assertThat(seasons.get(1)).isEqualTo(SEASON);
  }

  @Test
  void careersRunThroughTheSeasons() {
    Set<String> next = lookups(LeagueSimulation.seasons(List.of(2023), 1).get(0));
    Set<String> stayed = new HashSet<>(lookups(SEASON));
    stayed.retainAll(next);

    assertThat(stayed.size()).isBetween(300, next.size() - 30);
  }

  private static Set<String> lookups(UpstreamTables season) {
    return season.playerGames().stream()
        .map(PlayerGameSummary::playerLookup)
        .collect(Collectors.toSet());
  }

  @Test
  void keysAreUnique() {
    forEachTable(SEASON, LeagueSimulationTest::assertUniqueKeys);
  }

  private static <T extends Record> void assertUniqueKeys(TableSpec<T> table, List<T> rows) {
    int[] key = table.key().stream().mapToInt(table::position).toArray();
    Set<List<Object>> seen = new HashSet<>();
    for (T row : rows) {
      Object[] values = table.contentValues(row);
      List<Object> own = new ArrayList<>();
      for (int position : key) {
        own.add(values[position]);
      }
      assertThat(seen.add(own)).as("%s %s", table, own).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyNullableColumnIsSometimesNullAndSometimesNot(long seed) {
    UpstreamTables season =
        seed == 1 ? SEASON : LeagueSimulation.seasons(List.of(2021), seed).get(0);
    forEachTable(season, LeagueSimulationTest::assertNulls);
  }

  private static <T extends Record> void assertNulls(TableSpec<T> table, List<T> rows) {
    List<ColumnSpec> columns = table.contentColumns();
    int[] nulls = new int[columns.size()];
    for (T row : rows) {
      Object[] values = table.contentValues(row);
      for (int i = 0; i < nulls.length; i++) {
        nulls[i] += values[i] == null ? 1 : 0;
      }
    }
    for (int i = 0; i < nulls.length; i++) {
      if (columns.get(i).nullable()) {
        assertThat(nulls[i])
            .as("nulls in %s.%s of %d rows", table, columns.get(i).name(), rows.size())
            .isBetween(1, rows.size() - 1);
      } else {
        assertThat(nulls[i]).as("nulls in %s.%s", table, columns.get(i).name()).isZero();
      }
    }
  }

  @Test
  void everyValueIsValid() {
    forEachTable(SEASON, LeagueSimulationTest::assertValid);
  }

  private static <T extends Record> void assertValid(TableSpec<T> table, List<T> rows) {
    for (T row : rows) {
      Object[] values = table.contentValues(row);
      for (int i = 0; i < values.length; i++) {
        ColumnSpec column = table.contentColumns().get(i);
        Object value = values[i];
        if (value == null) {
          continue;
        }
        if (value instanceof BigDecimal decimal) {
          assertThat(decimal.scale()).isEqualTo(column.scale());
          assertThat(decimal.precision()).isLessThanOrEqualTo(column.precision());
        }
        if (column.min() != null) {
          assertThat(new BigDecimal(value.toString()))
              .as("%s.%s", table, column.name())
              .isGreaterThanOrEqualTo(column.min());
        }
        if (column.max() != null) {
          assertThat(new BigDecimal(value.toString()))
              .as("%s.%s", table, column.name())
              .isLessThanOrEqualTo(column.max());
        }
      }
      for (int i = 0; i < values.length; i++) {
        String within = table.contentColumns().get(i).within();
        if (within != null) {
          Object bound = values[table.position(within)];
          if (bound != null) {
            assertThat((Long) values[i])
                .as("%s.%s within %s", table, table.contentColumns().get(i).name(), within)
                .isNotNull()
                .isLessThanOrEqualTo((Long) bound);
          }
        }
      }
    }
  }

  @Test
  void theScheduleTellsTheKindsOfGamesApart() {
    List<ScheduledGame> schedule = SEASON.schedule();
    assertThat(schedule.stream().filter(game -> Boolean.TRUE.equals(game.isAllStar())))
        .singleElement()
        .satisfies(game -> assertThat(SeasonSchedule.countsAsGame(game)).isFalse());
    assertThat(schedule.stream().filter(game -> !Objects.equals(game.gameStatus(), 3L)))
        .as("two postponed games under their first date, a result that is missing, eight to come")
        .hasSize(11);
    assertThat(schedule.stream().filter(game -> Boolean.TRUE.equals(game.isPlayoffs())).count())
        .isBetween(46L, 70L);

    SeasonSchedule season = SeasonSchedule.of(2022, schedule);
    assertThat(season.opener()).isEqualTo(LocalDate.of(2022, 10, 18));
    assertThat(season.teams()).hasSize(30).doesNotContain("EST", "WST");
    assertThat(season.finalGames().values())
        .allSatisfy(dates -> assertThat(dates).hasSizeBetween(81, 91).doesNotHaveDuplicates());
    assertThat(season.gameDates()).hasSizeBetween(170, 190);
    assertThat(season.overdue()).hasSize(3);
    assertThat(season.front()).hasValueSatisfying(front -> assertThat(front).isAfter("2023-04-20"));
    assertThat(season.gameDates().last()).isAfter(season.front().orElseThrow());
  }

  @Test
  void someContextsAreMissingSoThatSyntheticOnesAreNeeded() {
    Map<LocalDate, Integer> players = new TreeMap<>();
    Set<String> contexts = new HashSet<>();
    for (UpcomingPlayerGameContext row : SEASON.playerContexts()) {
      contexts.add(row.gameDate() + row.playerLookup());
    }
    Map<LocalDate, Integer> covered = new HashMap<>();
    LocalDate rostersKnown = LocalDate.of(2022, 11, 1);
    for (PlayerGameSummary row : SEASON.playerGames()) {
      if (row.gameDate().isBefore(rostersKnown) || Boolean.TRUE.equals(row.isDnp())) {
        continue;
      }
      players.merge(row.gameDate(), 1, Integer::sum);
      if (contexts.contains(row.gameDate() + row.playerLookup())) {
        covered.merge(row.gameDate(), 1, Integer::sum);
      }
    }
    List<LocalDate> thin =
        players.keySet().stream()
            .filter(date -> covered.getOrDefault(date, 0) < 0.9 * players.get(date))
            .toList();
    assertThat(thin.size()).isBetween(3, 8);
    assertThat(thin.stream().filter(date -> !covered.containsKey(date))).isNotEmpty();
    int all = players.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(contexts.size()).as("most who are expected play").isBetween(all, 2 * all);
  }

  @Test
  void someGamesOfSomeTeamsNeverCame() {
    Set<String> withPlayers = new HashSet<>();
    SEASON.playerGames().forEach(row -> withPlayers.add(row.gameDate() + row.teamAbbr()));
    SeasonSchedule season = SeasonSchedule.of(2022, SEASON.schedule());
    Map<String, Long> missing = new TreeMap<>();
    season
        .finalGames()
        .forEach(
            (team, dates) ->
                missing.put(
                    team,
                    dates.stream().filter(date -> !withPlayers.contains(date + team)).count()));
    missing.values().removeIf(games -> games == 0);
    // One game of ten: 90 percent, which is still complete.
    assertThat(missing.values()).containsExactly(1L, 1L, 1L, 1L);
  }

  @Test
  void oneTeamsShotsAreLostForWeeksSoThatItsWindowsHaveNoZones() {
    Map<String, List<TeamDefenseGameSummary>> byTeam =
        SEASON.teamDefense().stream()
            .collect(Collectors.groupingBy(TeamDefenseGameSummary::defendingTeamAbbr));
    int longest = 0;
    for (List<TeamDefenseGameSummary> rows : byTeam.values()) {
      int run = 0;
      for (TeamDefenseGameSummary row : rows) {
        run = row.oppPaintAttempts() == null ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    assertThat(longest).isBetween(6, 14);
  }

  @Test
  void listedPlayersWhoDidNotPlayHaveRowsAndMostlyContexts() {
    List<PlayerGameSummary> unused =
        SEASON.playerGames().stream().filter(row -> Boolean.TRUE.equals(row.isDnp())).toList();
    assertThat(unused.size()).isBetween(500, 2500);
    assertThat(unused)
        .allSatisfy(
            row -> {
              assertThat(row.points() == null || row.points() == 0).isTrue();
              assertThat(row.minutesPlayed() == null || row.minutesPlayed().signum() == 0).isTrue();
            });
    assertThat(unused).anyMatch(row -> Boolean.FALSE.equals(row.isActive()));
    assertThat(unused).anyMatch(row -> row.minutesPlayed() != null);

    Set<String> contexts = new HashSet<>();
    SEASON.playerContexts().forEach(row -> contexts.add(row.gameDate() + row.playerLookup()));
    long covered =
        unused.stream()
            .filter(row -> contexts.contains(row.gameDate() + row.playerLookup()))
            .count();
    assertThat(covered).isGreaterThan((long) (0.6 * unused.size()));
  }

  @Test
  void contextsHaveEveryShade() {
    assertThat(values(UpcomingPlayerGameContext::playerStatus))
        .contains("available", "probable", "questionable", "doubtful", "out");
    assertThat(values(UpcomingPlayerGameContext::seasonPhase))
        .contains("early", "mid", "late", "playoffs");
    assertThat(values(UpcomingPlayerGameContext::hasPropLine)).contains("true", "false");
    assertThat(values(UpcomingPlayerGameContext::backToBack)).contains("true", "false");
    assertThat(values(UpcomingPlayerGameContext::isProductionReady)).contains("true", "false");
    assertThat(values(UpcomingPlayerGameContext::starTeammatesOut)).contains("0", "1");
    assertThat(SEASON.playerContexts())
        .allSatisfy(
            row -> {
              assertThat(row.playerAge() == null || (row.playerAge() >= 19 && row.playerAge() < 43))
                  .isTrue();
              assertThat(row.currentPointsLine() != null)
                  .isEqualTo(Boolean.TRUE.equals(row.hasPropLine()));
            });
  }

  private static Set<String> values(
      java.util.function.Function<UpcomingPlayerGameContext, Object> column) {
    return SEASON.playerContexts().stream()
        .map(row -> String.valueOf(column.apply(row)))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({"2021-22, 2021", "1999-00, 1999", "' 2024-25 ', 2024"})
  void readsTheNameOfASeason(String name, int year) {
    assertThat(LeagueSimulation.parseSeason(name)).isEqualTo(year);
    assertThat(LeagueSimulation.seasonName(year)).isEqualTo(name.strip());
  }

  @ParameterizedTest
  @CsvSource({
    "2021-23, write 2021-22",
    "2021-21, write 2021-22",
    "2021, for example 2021-22",
    "2021-2022, for example 2021-22",
    "'', for example 2021-22",
    "21-22, for example 2021-22",
    "1900-01, seasons from 1950-51 to 2098-99"
  })
  void refusesImpossibleSeasonsWithTheRemedy(String name, String remedy) {
    assertThatThrownBy(() -> LeagueSimulation.parseSeason(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining(remedy);
  }

  @Test
  void refusesYearsOutOfRange() {
    assertThatThrownBy(() -> LeagueSimulation.seasons(List.of(3000), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3000-01");
  }

  private interface TableCheck {
    <T extends Record> void check(TableSpec<T> table, List<T> rows);
  }

  private static void forEachTable(UpstreamTables season, TableCheck check) {
    check.check(Tables.SCHEDULE, season.schedule());
    check.check(Tables.PLAYER_GAME_SUMMARY, season.playerGames());
    check.check(Tables.TEAM_OFFENSE_GAME_SUMMARY, season.teamOffense());
    check.check(Tables.TEAM_DEFENSE_GAME_SUMMARY, season.teamDefense());
    check.check(Tables.UPCOMING_PLAYER_GAME_CONTEXT, season.playerContexts());
    check.check(Tables.UPCOMING_TEAM_GAME_CONTEXT, season.teamContexts());
  }
}
