package dev.fastbreak.app.importing;

import java.time.LocalDate;
import java.time.Month;

/**
 * A season by the year in which it starts.
 *
 * @param startYear for example 2021 for 2021-22
 */
public record Season(int startYear) implements Comparable<Season> {

  /** Years in which seasons can start. */
  static final int FIRST = 1900;

  static final int LAST = 2199;

  /** Earliest day a game of the season can fall on. */
  LocalDate earliest() {
    return LocalDate.of(startYear, Month.JULY, 1);
  }

  /** Latest day a game of the season can fall on; the season of 2019-20 went on into October. */
  LocalDate latest() {
    return LocalDate.of(startYear + 1, Month.OCTOBER, 31);
  }

  @Override
  public int compareTo(Season other) {
    return Integer.compare(startYear, other.startYear);
  }

  /** {@code 2021-22}, as file names and rows have it. */
  @Override
  public String toString() {
    int second = (startYear + 1) % 100;
    return startYear + (second < 10 ? "-0" : "-") + second;
  }
}
