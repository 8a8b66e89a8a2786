package dev.fastbreak.core.table;

import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where {@link RowFormat} reads from. Hundreds of thousands of rows are read from arrays, byte by
 * byte, where the locks of {@code java.io} streams would cost more than the reading.
 */
public interface ByteSource {

  byte next() throws IOException;

  byte[] next(int length) throws IOException;

  String text(int length) throws IOException;

  /** Reads from a stream. */
  static ByteSource of(DataInput in) {
    return new ByteSource() {
      @Override
      public byte next() throws IOException {
        return in.readByte();
      }

      @Override
      public byte[] next(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
      }

      @Override
      public String text(int length) throws IOException {
        return new String(next(length), StandardCharsets.UTF_8);
      }
    };
  }

  /** Reads an array from its start. */
  static ByteSource of(byte[] bytes) {
    return new OfArray(bytes);
  }

  /** A position in an array. */
  final class OfArray implements ByteSource {
    private final byte[] bytes;
    private int position;

    private OfArray(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public byte next() throws IOException {
      require(1);
      return bytes[position++];
    }

    @Override
    public byte[] next(int length) throws IOException {
      require(length);
      byte[] part = Arrays.copyOfRange(bytes, position, position + length);
      position += length;
      return part;
    }

    @Override
    public String text(int length) throws IOException {
      require(length);
      String text = new String(bytes, position, length, StandardCharsets.UTF_8);
      position += length;
      return text;
    }

    private void require(int length) throws EOFException {
      if (length < 0 || position + length > bytes.length) {
        throw new EOFException("A row ends behind its batch");
      }
    }
  }
}
