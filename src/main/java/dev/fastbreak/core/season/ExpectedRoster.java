package dev.fastbreak.core.season;

import java.time.LocalDate;

/**
 * Who is expected to play for a team on a date: every player whose newest game of the season before
 * the date was for that team, not too long ago. Nothing of the date itself is looked at.
 */
public final class ExpectedRoster {

  /** Days after his newest game for which a player is still expected. */
  public static final int DAYS = 30;

  private ExpectedRoster() {}

  /** Whether a player whose newest game before a date was on {@code newest} is expected then. */
  public static boolean expects(LocalDate newest, LocalDate date) {
    return !newest.plusDays(DAYS).isBefore(date);
  }
}
