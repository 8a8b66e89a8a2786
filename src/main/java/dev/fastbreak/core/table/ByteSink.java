package dev.fastbreak.core.table;

import java.util.Arrays;

/**
 * Bytes that become more; the counterpart of {@link ByteSource}. Hundreds of thousands of rows are
 * written byte by byte, where the locks of {@code java.io} streams would cost more than the
 * writing.
 */
public final class ByteSink {

  private byte[] bytes = new byte[1 << 10];
  private int length;

  void write(int next) {
    ensure(1);
    bytes[length++] = (byte) next;
  }

  /** Appends bytes as they are. */
  public void write(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  /** A copy of what was written since it was taken the last time. */
  public byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, length);
    length = 0;
    return taken;
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }
}
