package dev.fastbreak.core.season;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The part of the season that a game belongs to: {@code season_phase}. */
public final class SeasonPhase {

  private static final int LAST_EARLY_DAY = 42;
  private static final int LAST_MID_DAY = 133;

  private SeasonPhase() {}

  /**
   * {@code playoffs} for a playoff or play-in game; otherwise by days since the opener: {@code
   * early} up to day 42, {@code mid} up to day 133, then {@code late}.
   */
  public static String of(LocalDate opener, LocalDate date, boolean playoffs) {
    if (playoffs) {
      return "playoffs";
    }
    long day = ChronoUnit.DAYS.between(opener, date);
    return day <= LAST_EARLY_DAY ? "early" : day <= LAST_MID_DAY ? "mid" : "late";
  }
}
