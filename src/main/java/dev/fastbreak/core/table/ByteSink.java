package dev.fastbreak.core.table;

import java.util.Arrays;

/**
 * Where {@link RowFormat} writes to: an array that grows. Hundreds of thousands of rows are written
 * byte by byte, where the locks of {@code java.io} streams would cost more than the writing.
 */
public final class ByteSink {

  private byte[] bytes = new byte[1 << 10];
  private int length;

  public void write(int next) {
    ensure(1);
    bytes[length++] = (byte) next;
  }

  public void write(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  /** A copy of what was written so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }
}
