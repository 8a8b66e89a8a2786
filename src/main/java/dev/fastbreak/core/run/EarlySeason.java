package dev.fastbreak.core.run;

import org.jspecify.annotations.Nullable;

/** What a row says of a player of whom little has been seen this season. */
public final class EarlySeason {

  /** Played games from which a player's sample is a full one. */
  public static final int FULL_SAMPLE = 10;

  private EarlySeason() {}

  /** Whether a player with so many played games has less than a full sample. */
  public static boolean isEarly(int played) {
    return played < FULL_SAMPLE;
  }

  /** Says so in words; null when the sample is full. */
  public static @Nullable String reason(int played) {
    return isEarly(played) ? tooFewGames(played, FULL_SAMPLE) : null;
  }

  /** {@code Only 3 games played, need 10 minimum}. */
  public static String tooFewGames(int played, int needed) {
    return "Only " + played + " games played, need " + needed + " minimum";
  }
}
