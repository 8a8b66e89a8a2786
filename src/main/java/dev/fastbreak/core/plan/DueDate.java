package dev.fastbreak.core.plan;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A date that a run computes.
 *
 * @param date the game date
 * @param inputDigest digest of everything the date is computed from, as the ledger keeps it
 */
public record DueDate(LocalDate date, String inputDigest) implements Serializable {}
