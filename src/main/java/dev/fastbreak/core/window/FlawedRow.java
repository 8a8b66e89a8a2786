package dev.fastbreak.core.window;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An input row that breaks its schema.
 *
 * @param table {@code dataset.table} it came from
 * @param entity player or team, null when the key itself is null
 * @param gameDate date of the row, null when that is what is wrong
 * @param processedAt when it was written, null when not known
 * @param dataHash its content hash, null when it has none or it was not read
 * @param reason what is wrong, for people
 */
public record FlawedRow(
    String table,
    @Nullable String entity,
    @Nullable LocalDate gameDate,
    @Nullable Instant processedAt,
    @Nullable String dataHash,
    String reason)
    implements Serializable {

  /** One sentence that names the row and what is wrong with it. */
  public String describe() {
    return "%s row of %s on %s: %s".formatted(table, entity, gameDate, reason);
  }
}
