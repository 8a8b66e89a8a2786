package dev.fastbreak.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * The days of one regular season and how busy they are.
 *
 * @param days every day on which games may be played, in order, about 165
 * @param allStarGame the Sunday of the All-Star break
 */
record SeasonCalendar(int year, List<LocalDate> days, LocalDate allStarGame) {

  /** First days of the seasons for which they are known; October 22 otherwise. */
  private static final Map<Integer, LocalDate> OPENERS =
      Map.of(
          2021, LocalDate.of(2021, 10, 19),
          2022, LocalDate.of(2022, 10, 18),
          2023, LocalDate.of(2023, 10, 24),
          2024, LocalDate.of(2024, 10, 22),
          2025, LocalDate.of(2025, 10, 21));

  /** Games on an ordinary day, Monday first; about 53 a week, as in real seasons. */
  private static final double[] GAMES_BY_WEEKDAY = {7.7, 5.8, 10.4, 4.4, 10.4, 7.1, 7.8};

  static final int OPENING_GAMES = 2;
  static final int CHRISTMAS_GAMES = 5;

  static SeasonCalendar of(int year) {
    LocalDate opener = OPENERS.getOrDefault(year, LocalDate.of(year, 10, 22));
    LocalDate last =
        LocalDate.of(year + 1, 4, 9).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    LocalDate allStarGame =
        LocalDate.of(year + 1, 2, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.SUNDAY));
    List<LocalDate> days =
        opener.datesUntil(last.plusDays(1)).filter(day -> !isOff(day, allStarGame)).toList();
    return new SeasonCalendar(year, days, allStarGame);
  }

  /** Days on which the league rests. */
  private static boolean isOff(LocalDate day, LocalDate allStarGame) {
    boolean thanksgiving =
        day.getMonthValue() == 11
            && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
    boolean christmasEve = day.getMonthValue() == 12 && day.getDayOfMonth() == 24;
    boolean allStarBreak =
        !day.isBefore(allStarGame.minusDays(2)) && !day.isAfter(allStarGame.plusDays(3));
    // The second to the eighth of November or April hold exactly one of each weekday.
    boolean secondToEighth = day.getDayOfMonth() >= 2 && day.getDayOfMonth() <= 8;
    boolean electionDay =
        secondToEighth
            && day.getMonthValue() == 11
            && day.getDayOfWeek() == DayOfWeek.TUESDAY
            && day.getYear() >= 2022
            && day.getYear() % 2 == 0;
    boolean collegeFinal =
        secondToEighth && day.getMonthValue() == 4 && day.getDayOfWeek() == DayOfWeek.MONDAY;
    return thanksgiving || christmasEve || allStarBreak || electionDay || collegeFinal;
  }

  LocalDate opener() {
    return days.get(0);
  }

  LocalDate lastDay() {
    return days.get(days.size() - 1);
  }

  /** Position of Christmas among the days. */
  int christmas() {
    return days.indexOf(LocalDate.of(year, 12, 25));
  }

  /**
   * How many games each day should have; the sum is {@code games}. On the opener and at Christmas
   * the number is fixed, on the last day everybody plays.
   */
  double[] targets(int games) {
    double[] targets = new double[days.size()];
    double ordinary = 0;
    for (int i = 0; i < targets.length; i++) {
      targets[i] = GAMES_BY_WEEKDAY[days.get(i).getDayOfWeek().getValue() - 1];
      ordinary += targets[i];
    }
    int[] fixedDays = {0, christmas(), targets.length - 1};
    int[] fixedGames = {OPENING_GAMES, CHRISTMAS_GAMES, Teams.COUNT / 2};
    int fixed = 0;
    for (int i = 0; i < fixedDays.length; i++) {
      ordinary -= targets[fixedDays[i]];
      fixed += fixedGames[i];
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] *= (games - fixed) / ordinary;
    }
    for (int i = 0; i < fixedDays.length; i++) {
      targets[fixedDays[i]] = fixedGames[i];
    }
    return targets;
  }
}
