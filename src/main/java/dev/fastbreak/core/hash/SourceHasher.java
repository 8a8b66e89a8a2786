package dev.fastbreak.core.hash;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Digest of all rows of one source that went into a row: SHA-256 over their sorted content hashes
 * joined by {@code |}, 16 hex digits. Not safe for use by two threads.
 */
public final class SourceHasher {

  private final Sha256 sha256 = new Sha256();
  private final Utf8Text text = new Utf8Text();

  public @Nullable String hash(Collection<String> dataHashes) {
    if (dataHashes.isEmpty()) {
      return null;
    }
    String[] sorted = dataHashes.toArray(new String[0]);
    Arrays.sort(sorted);
    text.clear();
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0) {
        text.append('|');
      }
      text.append(sorted[i]);
    }
    return sha256.firstSixteenHex(text);
  }
}
