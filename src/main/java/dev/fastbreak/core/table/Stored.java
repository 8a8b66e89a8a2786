package dev.fastbreak.core.table;

import java.time.Instant;

/**
 * A row as the warehouse keeps it: its content and the stamps of the write that last changed it.
 *
 * @param dataHash content hash, 16 lower-case hex digits
 * @param processedAt when the content was last changed
 * @param runId the run that last changed the content; empty for upstream tables, which carry none
 */
public record Stored<T extends Record>(T row, String dataHash, Instant processedAt, String runId) {}
