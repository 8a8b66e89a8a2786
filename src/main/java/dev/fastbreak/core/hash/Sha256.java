package dev.fastbreak.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256, shortened to 16 hex digits. Keeps its digest, so one thread at a time.
 *
 * <p>Java's quick compiler, with which runs start soonest, does not know the processor's
 * instructions for SHA-256, Conscrypt's native code does; hashing is a fifth of a run's work
 * otherwise. Where its library cannot be loaded, Java's own gives the same digests.
 */
final class Sha256 {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final @Nullable Provider NATIVE =
      Conscrypt.isAvailable() ? Conscrypt.newProvider() : null;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest =
          NATIVE == null
              ? MessageDigest.getInstance("SHA-256")
              : MessageDigest.getInstance("SHA-256", NATIVE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  String firstSixteenHex(Utf8Text text) {
    text.feed(digest);
    byte[] hash = digest.digest();
    byte[] hex = new byte[16];
    for (int i = 0; i < 8; i++) {
      hex[2 * i] = HEX[(hash[i] >> 4) & 0xf];
      hex[2 * i + 1] = HEX[hash[i] & 0xf];
    }
    return new String(hex, StandardCharsets.ISO_8859_1);
  }
}
