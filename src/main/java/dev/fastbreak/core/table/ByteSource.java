package dev.fastbreak.core.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where {@link RowFormat} reads from: a position in an array. */
public final class ByteSource {

  /** A power of two. */
  private static final int RECENT = 256;

  private final byte[] bytes;
  private final @Nullable Text[] recent = new @Nullable Text[RECENT];
  private int position;

  /** A text that was read, and where it stood. */
  private record Text(int from, int to, String text) {}

  public ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  byte next() throws IOException {
    require(1);
    return bytes[position++];
  }

  byte[] next(int length) throws IOException {
    require(length);
    byte[] part = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return part;
  }

  /**
   * The names of players, teams and games come again and again, and rows are kept for long: a text
   * that was read lately is not made a second time.
   */
  String text(int length) throws IOException {
    require(length);
    int from = position;
    int to = from + length;
    position = to;
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ (hash >>> 8)) & (RECENT - 1);
    Text known = recent[slot];
    if (known == null || !Arrays.equals(bytes, known.from, known.to, bytes, from, to)) {
      known = new Text(from, to, new String(bytes, from, length, StandardCharsets.UTF_8));
      recent[slot] = known;
    }
    return known.text;
  }

  private void require(int length) throws EOFException {
    if (length < 0 || position + length > bytes.length) {
      throw new EOFException("A row ends behind its batch");
    }
  }
}
