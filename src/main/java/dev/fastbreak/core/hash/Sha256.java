package dev.fastbreak.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, shortened to 16 hex digits. Keeps its digest, so one thread at a time. */
final class Sha256 {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
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
