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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many input rows of one table as one element, in their binary form.
 *
 * <p>Runners copy, count and move elements, so few large ones are far cheaper than many small ones;
 * and a batch that is already bytes is copied as bytes. Rows become records only where they are
 * computed with.
 *
 * @param <T> the input record
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

  /**
   * Decodes the rows.
   *
   * @param projection the projection the batch was written with
   */
  public InputRows<T> rows(Projection<T> projection) {
    RowCollector<T> collector = new RowCollector<>(projection);
    forEachRow(projection.columns(), collector::add);
    return collector.collected();
  }

  /**
   * Decodes the rows as arrays of values, which need not be valid.
   *
   * @param columns the columns the batch was written with
   */
  public void forEachRow(List<ColumnSpec> columns, Consumer<@Nullable Object[]> taker) {
    RowFormat format = RowFormat.of(columns);
    ByteSource in = ByteSource.of(encoded);
    try {
      for (int i = 0; i < count; i++) {
        taker.accept(format.read(in));
      }
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
   * @param <T> the input record
   */
  public static final class Builder<T extends Record> {
    private final RowFormat format;
    private final ByteSink.ToArray bytes = new ByteSink.ToArray();
    private int count;

    public Builder(Projection<T> projection) {
      this.format = RowFormat.of(projection.columns());
    }

    /** Adds a row's values, in the projection's column order; they need not be valid. */
    public void add(@Nullable Object[] values) {
      try {
        format.write(values, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
