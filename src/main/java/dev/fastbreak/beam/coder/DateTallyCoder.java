package dev.fastbreak.beam.coder;

import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.run.DateTally;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.AtomicCoder;

/** The counts of a date as eight fixed-width numbers. */
public final class DateTallyCoder extends AtomicCoder<DateTally> {

  private static final long serialVersionUID = 1;

  private static final int LENGTH = 8 * Long.BYTES;

  private static final DateTallyCoder INSTANCE = new DateTallyCoder();

  private DateTallyCoder() {}

  public static DateTallyCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(DateTally tally, OutputStream out) throws IOException {
    out.write(
        ByteBuffer.allocate(LENGTH)
            .putLong(tally.population())
            .putLong(tally.rows())
            .putLong(tally.failuresExpected())
            .putLong(tally.failuresUnexpected())
            .putLong(tally.dateLevelUnexpected())
            .putLong(tally.output().high())
            .putLong(tally.output().low())
            .putLong(tally.output().count())
            .array());
  }

  @Override
  public DateTally decode(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LENGTH);
    if (bytes.length < LENGTH) {
      throw new EOFException("A tally of " + LENGTH + " bytes ends after " + bytes.length);
    }
    ByteBuffer data = ByteBuffer.wrap(bytes);
    return new DateTally(
        data.getLong(),
        data.getLong(),
        data.getLong(),
        data.getLong(),
        data.getLong(),
        new SetDigest(data.getLong(), data.getLong(), data.getLong()));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
