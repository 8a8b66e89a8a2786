package dev.fastbreak.core.run;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * Names of runs: the day on which a run began, UTC, and ten random consonants, as in {@code
 * 20220115kqmzwxvrtb}. Letters and digits only, so that it can be part of the name of a table or of
 * a job; consonants only, so that it never spells a word.
 */
public final class RunId {

  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";

  /** 20^10 is about 10^13: a thousand runs a day meet once in more than fifty thousand years. */
  private static final int LETTERS = 10;

  private RunId() {}

  /** A name that no other run has. */
  public static String next(Clock clock) {
    Random random = new SecureRandom();
    StringBuilder id = new StringBuilder();
    id.append(
        DateTimeFormatter.BASIC_ISO_DATE.format(
            clock.instant().atOffset(ZoneOffset.UTC).toLocalDate()));
    for (int i = 0; i < LETTERS; i++) {
      id.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
    }
    return id.toString();
  }
}
