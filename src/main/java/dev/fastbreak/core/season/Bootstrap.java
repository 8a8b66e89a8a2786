package dev.fastbreak.core.season;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The first two weeks of a season, for which nothing is computed. */
public final class Bootstrap {

  /** Days from the opener on which no rows are made: day 0 to day 13. */
  public static final int DAYS = 14;

  private Bootstrap() {}

  /** Whether 0 &lt;= date - opener &lt; {@link #DAYS}; days before the opener are not bootstrap. */
  public static boolean covers(LocalDate opener, LocalDate date) {
    long day = ChronoUnit.DAYS.between(opener, date);
    return day >= 0 && day < DAYS;
  }
}
