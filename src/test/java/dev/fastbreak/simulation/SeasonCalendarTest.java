package dev.fastbreak.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonCalendarTest {

  @ParameterizedTest
  @CsvSource({
    // Opener, last day and All-Star game of the real seasons; days are those that remain when the
    // break, Thanksgiving, December 24, the college final and (even years) election day are off.
    "2021, 2021-10-19, 2022-04-10, 2022-02-20, 165",
    "2022, 2022-10-18, 2023-04-09, 2023-02-19, 164",
    "2023, 2023-10-24, 2024-04-14, 2024-02-18, 165",
    "2024, 2024-10-22, 2025-04-13, 2025-02-16, 164",
    "2025, 2025-10-21, 2026-04-12, 2026-02-15, 165",
    "2030, 2030-10-22, 2031-04-13, 2031-02-16, 164"
  })
  void hasTheDaysOfTheRealSeasons(
      int year, LocalDate opener, LocalDate lastDay, LocalDate allStarGame, int days) {
    SeasonCalendar calendar = SeasonCalendar.of(year);

    assertThat(calendar.opener()).isEqualTo(opener);
    assertThat(calendar.lastDay()).isEqualTo(lastDay);
    assertThat(calendar.allStarGame()).isEqualTo(allStarGame);
    assertThat(calendar.days()).hasSize(days).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void restsOnTheLeaguesDaysOff() {
    assertThat(SeasonCalendar.of(2022).days())
        .contains(LocalDate.of(2022, 12, 25), LocalDate.of(2022, 11, 23))
        .doesNotContain(
            LocalDate.of(2022, 11, 8), // election day
            LocalDate.of(2022, 11, 24), // Thanksgiving
            LocalDate.of(2022, 12, 24),
            LocalDate.of(2023, 4, 3)) // the college final
        .doesNotContainAnyElementsOf(
            LocalDate.of(2023, 2, 17).datesUntil(LocalDate.of(2023, 2, 23)).toList());
    assertThat(SeasonCalendar.of(2021).days())
        .contains(LocalDate.of(2021, 11, 2))
        .doesNotContain(LocalDate.of(2021, 11, 25), LocalDate.of(2022, 4, 4));
  }

  @Test
  void wantsEveryGameOnSomeDay() {
    SeasonCalendar calendar = SeasonCalendar.of(2023);
    double[] targets = calendar.targets(1230);

    assertThat(Arrays.stream(targets).sum()).isCloseTo(1230, within(1e-6));
    assertThat(targets[0]).isEqualTo(2);
    assertThat(targets[calendar.christmas()]).isEqualTo(5);
    assertThat(targets[targets.length - 1]).isEqualTo(15);
    assertThat(calendar.days().get(calendar.christmas()).getDayOfWeek())
        .isEqualTo(DayOfWeek.MONDAY);
  }
}
