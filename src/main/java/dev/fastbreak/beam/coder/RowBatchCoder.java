package dev.fastbreak.beam.coder;

import dev.fastbreak.core.rows.RowBatch;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.util.common.ElementByteSizeObserver;

/**
 * A batch as its number of rows, its length and its bytes: what is already encoded is only copied.
 *
 * @param <T> the input record
 */
public final class RowBatchCoder<T extends Record> extends CustomCoder<RowBatch<T>> {

  private static final long serialVersionUID = 1;

  private RowBatchCoder() {}

  /** The coder; it is the same for every input record. */
  public static <T extends Record> RowBatchCoder<T> of() {
    return new RowBatchCoder<>();
  }

  /** The same for batches of which nobody asks the record. */
  @SuppressWarnings("unchecked") // a batch is bytes, whatever its record
  public static Coder<RowBatch<?>> ofAny() {
    return (Coder<RowBatch<?>>) (Coder<?>) new RowBatchCoder<>();
  }

  @Override
  public void encode(RowBatch<T> batch, OutputStream out) throws IOException {
    VarInt.encode(batch.count(), out);
    VarInt.encode(batch.encoded().length, out);
    out.write(batch.encoded());
  }

  @Override
  public RowBatch<T> decode(InputStream in) throws IOException {
    int count = VarInt.decodeInt(in);
    int length = VarInt.decodeInt(in);
    byte[] encoded = in.readNBytes(length);
    if (encoded.length < length) {
      throw new EOFException("A batch of " + length + " bytes ends after " + encoded.length);
    }
    return new RowBatch<>(count, encoded);
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public boolean isRegisterByteSizeObserverCheap(RowBatch<T> batch) {
    return true;
  }

  @Override
  public void registerByteSizeObserver(RowBatch<T> batch, ElementByteSizeObserver observer) {
    int length = batch.encoded().length;
    observer.update(
        (long) length + VarInt.getLength(length) + (long) VarInt.getLength(batch.count()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowBatchCoder;
  }

  @Override
  public int hashCode() {
    return RowBatchCoder.class.hashCode();
  }
}
