package dev.fastbreak.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, shortened to 16 hex digits. Keeps its digest and buffer, so one thread at a time. */
final class Sha256 {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final MessageDigest digest;
  private byte[] ascii = new byte[1024];

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  String firstSixteenHex(CharSequence text) {
    byte[] hash = digest(text);
    char[] hex = new char[16];
    for (int i = 0; i < 8; i++) {
      hex[2 * i] = HEX[(hash[i] >> 4) & 0xf];
      hex[2 * i + 1] = HEX[hash[i] & 0xf];
    }
    return new String(hex);
  }

  byte[] digest(CharSequence text) {
    int length = text.length();
    if (length > ascii.length) {
      ascii = new byte[2 * length];
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      }
      ascii[i] = (byte) c;
    }
    digest.update(ascii, 0, length);
    return digest.digest();
  }
}
