package dev.fastbreak.core.plan;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A date that a run computes.
 *
 * @param date the game date
 * @param upstreamDigest digest of the upstream rows that the date is computed from; {@link
 *     InputDigest} adds what the processors that are read hold of it
 */
public record DueDate(LocalDate date, String upstreamDigest) implements Serializable {}
