package dev.fastbreak.core.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of a row's values, in column order: a bit per column that says whether it is
 * null, then the values that are not. It is compact and deterministic, and lives only between the
 * steps of one run: it is no storage format. One thread at a time may write.
 */
public final class RowFormat {

  /** So many digits fit into a long whatever they are. */
  private static final int LONG_DIGITS = 18;

  private final ColumnType[] types;
  private final int[] scales;
  private final ListBytes packedTexts = new ListBytes(PackedTexts::pack);

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
      case STRING -> writeText(((String) value).getBytes(StandardCharsets.UTF_8), out);
      case INT64 -> writeVarLong((Long) value, out);
      case BOOL -> out.write((Boolean) value ? 1 : 0);
      case DATE -> writeVarLong(((LocalDate) value).toEpochDay(), out);
      case TIMESTAMP -> {
        writeVarLong(((Instant) value).getEpochSecond(), out);
        writeVarLong(((Instant) value).getNano(), out);
      }
      case NUMERIC -> writeDecimal((BigDecimal) value, scales[column], out);
      case STRING_ARRAY -> writeText(packedTexts.of((List<?>) value), out);
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
  public @Nullable Object[] read(ByteSource in) {
    @Nullable Object[] values = new @Nullable Object[types.length];
    byte[] present = in.next((types.length + 7) / 8);
    for (int i = 0; i < types.length; i++) {
      if (isPresent(i, present)) {
        values[i] = readValue(i, in);
      }
    }
    return values;
  }

  private static boolean isPresent(int column, byte[] present) {
    return (present[column >> 3] & (1 << (column & 7))) != 0;
  }

  private Object readValue(int column, ByteSource in) {
    return switch (types[column]) {
      case STRING -> in.text(readLength(in));
      case INT64 -> readVarLong(in);
      case BOOL -> in.next() != 0;
      case DATE -> LocalDate.ofEpochDay(readVarLong(in));
      case TIMESTAMP -> {
        long seconds = readVarLong(in);
        yield Instant.ofEpochSecond(seconds, readVarLong(in));
      }
      case NUMERIC ->
          isShort(in)
              ? BigDecimal.valueOf(readVarLong(in), scales[column])
              : readLongDecimal(scales[column], in);
      case STRING_ARRAY -> PackedTexts.unpack(in.text(readLength(in)));
      case FLOAT64_ARRAY -> DoubleStream.of(readDoubles(in)).boxed().toList();
    };
  }

  /** Hands a row that {@link #write} wrote to somebody who wants no objects. */
  public <X extends Exception> void read(ByteSource in, RowSink<X> into) throws X {
    byte[] present = in.next((types.length + 7) / 8);
    for (int i = 0; i < types.length; i++) {
      if (isPresent(i, present)) {
        readValue(i, in, into);
      } else {
        into.none();
      }
    }
  }

  private <X extends Exception> void readValue(int column, ByteSource in, RowSink<X> into)
      throws X {
    switch (types[column]) {
      case STRING -> into.text(in.next(readLength(in)));
      case INT64 -> into.integer(readVarLong(in));
      case BOOL -> into.bool(in.next() != 0);
      case DATE -> into.date(readVarLong(in));
      case TIMESTAMP -> {
        long seconds = readVarLong(in);
        into.timestamp(seconds, (int) readVarLong(in));
      }
      case NUMERIC -> {
        if (isShort(in)) {
          into.decimal(column, readVarLong(in));
        } else {
          into.decimal(column, readLongDecimal(scales[column], in));
        }
      }
      case STRING_ARRAY -> into.texts(in.next(readLength(in)));
      case FLOAT64_ARRAY -> into.doubles(readDoubles(in));
    }
  }

  /** A decimal of the column's scale as one long; any other as its bytes. */
  private static void writeDecimal(BigDecimal value, int scale, ByteSink out) {
    BigDecimal scaled = value.scale() == scale ? value : value.setScale(scale);
    if (scaled.precision() <= LONG_DIGITS) {
      out.write(1);
      // At scale 0 the compact form of a BigDecimal is read without making a BigInteger of it.
      writeVarLong(scaled.scaleByPowerOfTen(scale).longValue(), out);
    } else {
      byte[] unscaled = scaled.unscaledValue().toByteArray();
      out.write(0);
      writeVarLong(unscaled.length, out);
      out.write(unscaled);
    }
  }

  private static boolean isShort(ByteSource in) {
    return in.next() != 0;
  }

  private static BigDecimal readLongDecimal(int scale, ByteSource in) {
    return new BigDecimal(new BigInteger(in.next(readLength(in))), scale);
  }

  private static double[] readDoubles(ByteSource in) {
    double[] doubles = new double[readLength(in)];
    ByteBuffer.wrap(in.next(Math.multiplyExact(doubles.length, Double.BYTES)))
        .asDoubleBuffer()
        .get(doubles);
    return doubles;
  }

  private static void writeText(byte[] utf8, ByteSink out) {
    writeVarLong(utf8.length, out);
    out.write(utf8);
  }

  private static int readLength(ByteSource in) {
    return (int) readVarLong(in);
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

  private static long readVarLong(ByteSource in) {
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
