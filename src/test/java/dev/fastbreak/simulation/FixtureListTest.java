package dev.fastbreak.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixtureListTest {

  @ParameterizedTest
  @CsvSource({"2021, 1", "2022, 1", "2023, 7", "2024, 42", "2025, -3", "2031, 99"})
  void isARealSeasonsList(int year, long seed) {
    SeasonCalendar calendar = SeasonCalendar.of(year);
    List<Fixture> fixtures = FixtureList.of(calendar, seed);

    assertThat(fixtures).hasSize(1230);
    Map<Integer, List<LocalDate>> byTeam = new TreeMap<>();
    Map<LocalDate, Integer> byDate = new TreeMap<>();
    Map<Integer, Integer> homeGames = new HashMap<>();
    Map<String, Integer> meetings = new HashMap<>();
    for (Fixture fixture : fixtures) {
      assertThat(fixture.home()).isNotEqualTo(fixture.away());
      byTeam.computeIfAbsent(fixture.home(), team -> new ArrayList<>()).add(fixture.date());
      byTeam.computeIfAbsent(fixture.away(), team -> new ArrayList<>()).add(fixture.date());
      byDate.merge(fixture.date(), 1, Integer::sum);
      homeGames.merge(fixture.home(), 1, Integer::sum);
      int a = Math.min(fixture.home(), fixture.away());
      int b = Math.max(fixture.home(), fixture.away());
      meetings.merge(a + "-" + b, 1, Integer::sum);
    }

    assertThat(calendar.days()).containsAll(byDate.keySet());
    assertThat(byDate).hasSizeBetween(calendar.days().size() - 3, calendar.days().size());
    assertThat(byDate.get(calendar.opener())).isEqualTo(2);
    assertThat(byDate.get(LocalDate.of(year, 12, 25))).isEqualTo(5);
    assertThat(byDate.get(calendar.lastDay())).isGreaterThanOrEqualTo(11);
    assertThat(byDate.values()).allMatch(games -> games <= 15);
    assertThat(homeGames).hasSize(30).allSatisfy((team, games) -> assertThat(games).isEqualTo(41));
    byTeam.forEach(FixtureListTest::assertRhythm);

    // 16 games in the division, 24 and 12 in the conference, 30 against the other conference.
    for (int team = 0; team < Teams.COUNT; team++) {
      int[] opponentsByMeetings = new int[5];
      for (int other = 0; other < Teams.COUNT; other++) {
        if (other != team) {
          opponentsByMeetings[meetings.get(Math.min(team, other) + "-" + Math.max(team, other))]++;
        }
      }
      assertThat(opponentsByMeetings).containsExactly(0, 0, 15, 4, 10);
    }
  }

  private static void assertRhythm(int team, List<LocalDate> dates) {
    assertThat(dates).hasSize(82).doesNotHaveDuplicates();
    List<LocalDate> ordered = List.copyOf(new TreeSet<>(dates));
    int backToBacks = 0;
    for (int i = 1; i < ordered.size(); i++) {
      long gap = ChronoUnit.DAYS.between(ordered.get(i - 1), ordered.get(i));
      backToBacks += gap == 1 ? 1 : 0;
      boolean allStarBreak = ordered.get(i).getMonthValue() == 2;
      assertThat(gap).isLessThanOrEqualTo(allStarBreak ? 11 : 6);
      if (i >= 2) {
        assertThat(ChronoUnit.DAYS.between(ordered.get(i - 2), ordered.get(i)))
            .as("three games in three days of team %d", team)
            .isGreaterThan(2);
      }
    }
    assertThat(backToBacks).isBetween(10, 18);
  }
}
