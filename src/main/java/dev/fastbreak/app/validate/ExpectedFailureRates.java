package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.plan.Ledger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The share of players without a shot zone row, week by week, against what a healthy season shows.
 *
 * <p>A player has a row once he has played 10 games, so the share starts near 100 percent and falls
 * as the season goes on. What never falls to zero are players who seldom play. The expected ranges
 * are those that the operators of the predecessor system (najicham/nba-stats-scraper) wrote down
 * from their runs over 2021-22; what they then measured lay below most of them (51 percent in days
 * 15 to 21, 32 in 22 to 28, 26 after day 36), so a share below its range is no alarm. Red flags are
 * theirs too: more than 30 percent after week 6, any unexpected failure, a jump against the date
 * before (here: by more than 10 percentage points).
 */
public record ExpectedFailureRates(List<Week> weeks) {

  /** First day of the season (the opener is day 0) that lies after week 6. */
  private static final long AFTER_WEEK_6 = 42;

  private static final long MOST_PERCENT_AFTER_WEEK_6 = 30;
  private static final long JUMP_PERCENT = 10;

  /**
   * A range of shares for some days of a season.
   *
   * @param lastDay last day of the season for which it holds
   * @param low smallest expected share, percent
   * @param high greatest expected share, percent
   */
  public record Band(long lastDay, int low, int high) {
    @Override
    public String toString() {
      return low + " to " + high;
    }
  }

  private static final List<Band> BANDS =
      List.of(
          new Band(14, 90, 100),
          new Band(21, 60, 75),
          new Band(28, 40, 50),
          new Band(35, 30, 40),
          new Band(76, 25, 30),
          new Band(Long.MAX_VALUE, 15, 20));

  /**
   * The counts of some dates of one week of a season.
   *
   * @param season the season, as 2021-22
   * @param week week of the season, from 1
   * @param first first of its dates
   * @param last last of its dates
   * @param population players that the dates had to account for
   * @param failures those of them without a row
   * @param unexpected unexpected failures among them, and of whole dates
   * @param band what a healthy season shows on the first of the dates
   * @param redFlags sentences; empty when there is nothing to worry about
   */
  public record Week(
      String season,
      long week,
      LocalDate first,
      LocalDate last,
      int dates,
      long population,
      long failures,
      long unexpected,
      Band band,
      List<String> redFlags) {

    /** Share of the population without a row, 0..1. */
    public double rate() {
      return population == 0 ? 0 : (double) failures / population;
    }

    /** Where the share lies: {@code below}, {@code within} or {@code above} the expected range. */
    public String position() {
      double percent = 100 * rate();
      return percent < band.low() ? "below" : percent > band.high() ? "above" : "within";
    }
  }

  /**
   * Compares the dates of a range, as their newest ledger lines count them.
   *
   * @param start first day, included
   * @param end last day, included
   */
  public static ExpectedFailureRates of(
      LeagueCalendar calendar, Ledger ledger, LocalDate start, LocalDate end) {
    List<Week> weeks = new ArrayList<>();
    for (SeasonSchedule season : calendar.seasons().values()) {
      TreeMap<Long, List<PrecomputeRun>> byWeek = new TreeMap<>();
      TreeMap<Long, List<String>> jumps = new TreeMap<>();
      @Nullable PrecomputeRun before = null;
      for (LocalDate date : season.gameDates().subSet(start, end.plusDays(1))) {
        Optional<PrecomputeRun> newest = ledger.newest(Processor.PSZA, date);
        if (newest.isEmpty() || !wasComputed(newest.get())) {
          continue;
        }
        long week = day(season, date) / 7 + 1;
        byWeek.computeIfAbsent(week, w -> new ArrayList<>()).add(newest.get());
        if (before != null && isJump(before, newest.get())) {
          jumps
              .computeIfAbsent(week, w -> new ArrayList<>())
              .add(
                  "%s: %s, after %s on %s"
                      .formatted(
                          date,
                          Shares.percent(rate(newest.get())),
                          Shares.percent(rate(before)),
                          before.analysisDate()));
        }
        before = newest.get();
      }
      byWeek.forEach(
          (week, lines) ->
              weeks.add(week(season, week, lines, jumps.getOrDefault(week, List.of()))));
    }
    return new ExpectedFailureRates(List.copyOf(weeks));
  }

  private static Week week(
      SeasonSchedule season, long week, List<PrecomputeRun> lines, List<String> jumps) {
    long population = lines.stream().mapToLong(PrecomputeRun::population).sum();
    long expected = lines.stream().mapToLong(PrecomputeRun::failuresExpected).sum();
    long unexpected = lines.stream().mapToLong(PrecomputeRun::failuresUnexpected).sum();
    LocalDate first = lines.get(0).analysisDate();
    List<String> flags = new ArrayList<>();
    for (PrecomputeRun line : lines) {
      if (day(season, line.analysisDate()) >= AFTER_WEEK_6
          && isMoreThan(MOST_PERCENT_AFTER_WEEK_6, line)) {
        flags.add("%s: %s after week 6".formatted(line.analysisDate(), Shares.percent(rate(line))));
      }
      if (line.failuresUnexpected() > 0) {
        flags.add("%s: %d unexpected".formatted(line.analysisDate(), line.failuresUnexpected()));
      }
    }
    flags.addAll(jumps);
    return new Week(
        season.toString(),
        week,
        first,
        lines.get(lines.size() - 1).analysisDate(),
        lines.size(),
        population,
        expected + unexpected,
        unexpected,
        band(day(season, first)),
        List.copyOf(flags));
  }

  private static long day(SeasonSchedule season, LocalDate date) {
    return ChronoUnit.DAYS.between(season.opener(), date);
  }

  private static boolean wasComputed(PrecomputeRun line) {
    return line.population() > 0
        && switch (line.ended()) {
          case COMPLETE, COMPLETE_WITH_FAILURES, FAILED -> true;
          case SKIPPED_BOOTSTRAP, NO_GAMES, BLOCKED -> false;
        };
  }

  private static long failures(PrecomputeRun line) {
    return line.failuresExpected() + line.failuresUnexpected();
  }

  private static double rate(PrecomputeRun line) {
    return (double) failures(line) / line.population();
  }

  /** Exact, as the rule has a bound and doubles have none. */
  private static boolean isMoreThan(long percent, PrecomputeRun line) {
    return 100 * failures(line) > percent * line.population();
  }

  /** Whether the share rose by more than the tolerated percentage points; exact as well. */
  private static boolean isJump(PrecomputeRun before, PrecomputeRun now) {
    long rise = failures(now) * before.population() - failures(before) * now.population();
    return 100 * rise > JUMP_PERCENT * before.population() * now.population();
  }

  /** What a healthy season shows on a day, counted from the opener as day 0. */
  static Band band(long day) {
    return BANDS.stream().filter(band -> day <= band.lastDay()).findFirst().orElseThrow();
  }

  public List<String> redFlags() {
    return weeks.stream().flatMap(week -> week.redFlags().stream()).toList();
  }
}
