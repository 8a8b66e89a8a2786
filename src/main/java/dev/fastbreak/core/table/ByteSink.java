package dev.fastbreak.core.table;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where {@link RowFormat} writes to; the counterpart of {@link ByteSource}. Rows are written to
 * arrays, byte by byte, where the locks of {@code java.io} streams would cost more than the
 * writing.
 */
public interface ByteSink {

  void write(int next) throws IOException;

  void write(byte[] bytes) throws IOException;

  static ByteSink of(DataOutput out) {
    return new ByteSink() {
      @Override
      public void write(int next) throws IOException {
        out.write(next);
      }

      @Override
      public void write(byte[] bytes) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** An array that grows. */
  final class ToArray implements ByteSink {
    private byte[] bytes = new byte[1 << 10];
    private int length;

    @Override
    public void write(int next) {
      ensure(1);
      bytes[length++] = (byte) next;
    }

    @Override
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
}
