package dev.fastbreak.core.rows;

import dev.fastbreak.core.table.ByteSink;
import dev.fastbreak.core.table.ByteSource;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.RowFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of one table as one element, in their binary form: rows that were read, or rows as they
 * will be stored, hashed and stamped.
 *
 * <p>Runners copy, count and move elements, so few large ones are far cheaper than many small ones;
 * and a batch that is already bytes is copied as bytes. Rows become records only where they are
 * computed with.
 *
 * @param <T> the record
 */
public final class RowBatch<T extends Record> {

  private final int count;
  private final byte[] encoded;

  /** A batch read back from its parts. */
  public RowBatch(int count, byte[] encoded) {
    this.count = count;
    this.encoded = encoded;
  }

  /** Number of rows. */
  public int count() {
    return count;
  }

  /** The rows' binary form; not to be changed. */
  public byte[] encoded() {
    return encoded;
  }

  /** A batch of records, for tests and small tables. */
  public static <T extends Record> RowBatch<T> of(Projection<T> projection, Iterable<T> rows) {
    Builder<T> builder = new Builder<>(projection);
    rows.forEach(row -> builder.add(projection.values(row)));
    return builder.build();
  }

  /** A batch of values, in the order of the columns. */
  public static <T extends Record> RowBatch<T> of(
      List<ColumnSpec> columns, Iterable<@Nullable Object[]> rows) {
    Builder<T> builder = new Builder<>(columns);
    rows.forEach(builder::add);
    return builder.build();
  }

  /**
   * Decodes the rows.
   *
   * @param projection the projection the batch was written with
   */
  public InputRows<T> rows(Projection<T> projection) {
    RowCollector<T> collector = new RowCollector<>(projection);
    values(projection.columns()).forEach(collector::add);
    return collector.collected();
  }

  /**
   * The rows as arrays of values, which need not be valid; each is decoded when it is asked for.
   *
   * @param columns the columns the batch was written with
   */
  public Iterable<@Nullable Object[]> values(List<ColumnSpec> columns) {
    RowFormat format = RowFormat.of(columns);
    return () -> {
      ByteSource in = new ByteSource(encoded);
      return IntStream.range(0, count).mapToObj(i -> next(format, in)).iterator();
    };
  }

  private static @Nullable Object[] next(RowFormat format, ByteSource in) {
    try {
      return format.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("A batch of rows cannot be read", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowBatch<?> batch
        && count == batch.count
        && Arrays.equals(encoded, batch.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /**
   * Collects rows into a batch.
   *
   * @param <T> the record
   */
  public static final class Builder<T extends Record> {
    private final RowFormat format;
    private final ByteSink bytes = new ByteSink();
    private int count;

    /** A builder of batches of input rows. */
    public Builder(Projection<T> projection) {
      this(projection.columns());
    }

    /** A builder of batches of rows with these columns. */
    public Builder(List<ColumnSpec> columns) {
      this.format = RowFormat.of(columns);
    }

    /** Adds a row's values, in the order of the columns; they need not be valid. */
    public void add(@Nullable Object[] values) {
      format.write(values, bytes);
      count++;
    }

    /** Adds a row that has its binary form already. */
    public void addEncoded(byte[] row) {
      bytes.write(row);
      count++;
    }

    public int count() {
      return count;
    }

    public RowBatch<T> build() {
      return new RowBatch<>(count, bytes.toByteArray());
    }
  }
}
