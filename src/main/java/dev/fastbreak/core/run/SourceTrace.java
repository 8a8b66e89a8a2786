package dev.fastbreak.core.run;

import dev.fastbreak.core.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of one source went into an output row.
 *
 * @param hash digest of the content hashes of all of them, null when there is none
 * @param rowsFound how many there are, 0 when none
 */
public record SourceTrace(
    @Column(
            value = "Digest of the data_hashes of all rows of this source that went into the row.",
            hashed = false)
        @Nullable String hash,
    @Column(value = "How many rows of this source went into the row.", min = "0", hashed = false)
        long rowsFound) {

  public static final SourceTrace NONE = new SourceTrace(null, 0);
}
