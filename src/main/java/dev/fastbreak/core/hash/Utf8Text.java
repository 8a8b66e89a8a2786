package dev.fastbreak.core.hash;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Text that is written straight as UTF-8 bytes, into a buffer that is used again and again: hashing
 * half a million rows makes no strings.
 */
final class Utf8Text {

  /** A long has at most 19 digits. */
  private static final int LONGEST_NUMBER = 20;

  /** From here on Java's own encoding is quicker, although it makes an array each time. */
  private static final int LONG = 16;

  private byte[] bytes = new byte[1024];
  private int length;

  void clear() {
    length = 0;
  }

  Utf8Text append(char ascii) {
    ensure(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  Utf8Text append(String text) {
    int size = text.length();
    if (size >= LONG) {
      return append(text.getBytes(StandardCharsets.UTF_8));
    }
    ensure(size);
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return append(text.getBytes(StandardCharsets.UTF_8));
      }
      bytes[length + i] = (byte) c;
    }
    length += size;
    return this;
  }

  Utf8Text append(byte[] utf8) {
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  Utf8Text append(long value) {
    if (value == Long.MIN_VALUE) {
      return append(Long.toString(value));
    }
    long rest = value;
    if (rest < 0) {
      append('-');
      rest = -rest;
    }
    ensure(LONGEST_NUMBER);
    int digits = 1;
    for (long power = 10; digits < 19 && rest >= power; power *= 10) {
      digits++;
    }
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /**
   * Appends {@code unscaled / 10^scale} in its shortest plain form with a digit after the point.
   *
   * @param scale 0 to 18
   */
  Utf8Text appendDecimal(long unscaled, int scale) {
    long digits = unscaled;
    int places = scale;
    while (places > 1 && digits % 10 == 0) {
      digits /= 10;
      places--;
    }
    if (places == 0) {
      return append(digits).append('.').append('0');
    }
    if (digits < 0) {
      append('-');
      digits = -digits;
    }
    long power = 1;
    for (int i = 0; i < places; i++) {
      power *= 10;
    }
    append(digits / power).append('.');
    long fraction = digits % power;
    for (long place = power / 10; place > 0; place /= 10) {
      append((char) ('0' + fraction / place % 10));
    }
    return this;
  }

  /** Appends a decimal of any size in the same form. */
  Utf8Text appendDecimal(BigDecimal value) {
    int scale = value.scale();
    if (scale >= 0 && scale <= 18 && value.precision() <= 18) {
      // At scale 0 the compact form of a BigDecimal is read without making a BigInteger of it.
      return appendDecimal(value.scaleByPowerOfTen(scale).longValue(), scale);
    }
    String plain = value.toPlainString();
    int point = plain.indexOf('.');
    if (point < 0) {
      return append(plain).append('.').append('0');
    }
    int end = plain.length();
    while (end > point + 2 && plain.charAt(end - 1) == '0') {
      end--;
    }
    return append(plain.substring(0, end));
  }

  void feed(MessageDigest digest) {
    digest.update(bytes, 0, length);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
