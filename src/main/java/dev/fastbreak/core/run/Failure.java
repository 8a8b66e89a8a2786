package dev.fastbreak.core.run;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * An entity that ended without a row.
 *
 * @param entityId player or team, or {@link #DATE_LEVEL}
 * @param reason what happened, at most 1000 characters are kept
 */
public record Failure(LocalDate date, String entityId, FailureCategory category, String reason)
    implements Serializable {

  /** The entity of a failure that concerns the whole date and counts for no entity. */
  public static final String DATE_LEVEL = "DATE_LEVEL";

  private static final int LONGEST_REASON = 1000;

  public Failure {
    if (reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON);
    }
  }

  /** Whether it stands for an entity of the date's population. */
  public boolean countsForEntity() {
    return !entityId.equals(DATE_LEVEL);
  }
}
