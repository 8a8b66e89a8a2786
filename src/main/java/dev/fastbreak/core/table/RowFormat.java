package dev.fastbreak.core.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of a row's values, in column order: a bit per column that says whether it is
 * null, then the values that are not. It is compact and deterministic, and lives only between the
 * steps of one run: it is no storage format.
 */
public final class RowFormat {

  private final ColumnType[] types;
  private final int[] scales;

  private RowFormat(List<ColumnSpec> columns) {
    types = columns.stream().map(ColumnSpec::type).toArray(ColumnType[]::new);
    scales = columns.stream().mapToInt(ColumnSpec::scale).toArray();
  }

  /** The form of rows with these columns. */
  public static RowFormat of(List<ColumnSpec> columns) {
    return new RowFormat(columns);
  }

  /**
   * Writes a row.
   *
   * @param values one per column; decimals of at most the column's scale
   */
  public void write(@Nullable Object[] values, ByteSink out) {
    for (int start = 0; start < types.length; start += 8) {
      int bits = 0;
      for (int i = start; i < Math.min(start + 8, types.length); i++) {
        if (values[i] != null) {
          bits |= 1 << (i - start);
        }
      }
      out.write(bits);
    }
    for (int i = 0; i < types.length; i++) {
      Object value = values[i];
      if (value != null) {
        writeValue(i, value, out);
      }
    }
  }

  private void writeValue(int column, Object value, ByteSink out) {
    switch (types[column]) {
      case STRING -> writeText((String) value, out);
      case INT64 -> writeVarLong((Long) value, out);
      case BOOL -> out.write((Boolean) value ? 1 : 0);
      case DATE -> writeVarLong(((LocalDate) value).toEpochDay(), out);
      case TIMESTAMP -> {
        writeVarLong(((Instant) value).getEpochSecond(), out);
        writeVarLong(((Instant) value).getNano(), out);
      }
      case NUMERIC -> writeDecimal((BigDecimal) value, scales[column], out);
      case STRING_ARRAY -> {
        List<?> list = (List<?>) value;
        writeVarLong(list.size(), out);
        for (Object element : list) {
          writeText((String) element, out);
        }
      }
      case FLOAT64_ARRAY -> {
        List<?> list = (List<?>) value;
        writeVarLong(list.size(), out);
        ByteBuffer doubles = ByteBuffer.allocate(list.size() * Double.BYTES);
        for (Object element : list) {
          doubles.putDouble((Double) element);
        }
        out.write(doubles.array());
      }
    }
  }

  /** Reads a row that {@link #write} wrote. */
  public @Nullable Object[] read(ByteSource in) throws IOException {
    @Nullable Object[] values = new @Nullable Object[types.length];
    byte[] present = in.next((types.length + 7) / 8);
    for (int i = 0; i < types.length; i++) {
      if ((present[i >> 3] & (1 << (i & 7))) != 0) {
        values[i] = readValue(i, in);
      }
    }
    return values;
  }

  private Object readValue(int column, ByteSource in) throws IOException {
    return switch (types[column]) {
      case STRING -> in.text((int) readVarLong(in));
      case INT64 -> readVarLong(in);
      case BOOL -> in.next() != 0;
      case DATE -> LocalDate.ofEpochDay(readVarLong(in));
      case TIMESTAMP -> {
        long seconds = readVarLong(in);
        yield Instant.ofEpochSecond(seconds, readVarLong(in));
      }
      case NUMERIC -> readDecimal(scales[column], in);
      case STRING_ARRAY -> {
        int size = (int) readVarLong(in);
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(in.text((int) readVarLong(in)));
        }
        yield List.copyOf(list);
      }
      case FLOAT64_ARRAY -> {
        int size = (int) readVarLong(in);
        List<Double> list = new ArrayList<>(size);
        ByteBuffer doubles = ByteBuffer.wrap(in.next(Math.multiplyExact(size, Double.BYTES)));
        for (int i = 0; i < size; i++) {
          list.add(doubles.getDouble());
        }
        yield List.copyOf(list);
      }
    };
  }

  /** A decimal of the column's scale as one long; any other as scale and bytes. */
  private static void writeDecimal(BigDecimal value, int scale, ByteSink out) {
    BigDecimal scaled = value.scale() == scale ? value : value.setScale(scale);
    if (scaled.precision() <= 18) {
      out.write(1);
      writeVarLong(scaled.unscaledValue().longValue(), out);
    } else {
      byte[] unscaled = scaled.unscaledValue().toByteArray();
      out.write(0);
      writeVarLong(unscaled.length, out);
      out.write(unscaled);
    }
  }

  private static BigDecimal readDecimal(int scale, ByteSource in) throws IOException {
    if (in.next() != 0) {
      return BigDecimal.valueOf(readVarLong(in), scale);
    }
    return new BigDecimal(new BigInteger(in.next((int) readVarLong(in))), scale);
  }

  private static void writeText(String text, ByteSink out) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeVarLong(utf8.length, out);
    out.write(utf8);
  }

  /** Seven bits a byte, sign folded into the lowest bit, so that small values take one byte. */
  private static void writeVarLong(long value, ByteSink out) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readVarLong(ByteSource in) throws IOException {
    long folded = 0;
    int shift = 0;
    byte next;
    do {
      next = in.next();
      folded |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return (folded >>> 1) ^ -(folded & 1);
  }
}
